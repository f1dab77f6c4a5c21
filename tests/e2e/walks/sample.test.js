// Somebody who will chair a committee looks around: the sample committee's office, step by step, as the hints say.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { accessible, closeBrowser, open, picture, serve } from '../support.js';

after(closeBrowser);

for (const language of ['en', 'fr']) {
  describe(`the sample committee's office, ${language}`, () => {
    it('leads from the first page to the ranking by its hints', { timeout: 240_000 }, async () => {
      const host = await serve({ language });
      const walk = await open(host, { language });
      const { page, t } = walk;
      const button = (id, args) => page.getByRole('button', { name: t(id, args), exact: true });
      /** The hint in the rail, which goes to where the next thing is done. */
      const follow = async (step) => {
        const hint = page.getByRole('link', { name: t(`sample-next-${step}`), exact: true });
        await hint.waitFor({ timeout: 20_000 });
        await hint.click();
      };
      try {
        await button('start-sample-office').click();
        const sheet = page.getByRole('dialog', { name: t('start-sample-office') });
        await sheet.getByRole('textbox', { name: t('me-name') }).fill('Maud Sand');
        await accessible(page, 'the question for a name');
        await sheet.getByRole('button', { name: t('start-sample-office'), exact: true }).click();
        await page
          .getByRole('heading', { name: t('received-title'), level: 1 })
          .waitFor({ timeout: 120_000 });
        const state = await host.call('app_state');
        assert.equal(state.workspace.sample, true, 'it is framed as an example');
        await page.getByText(t('rail-example'), { exact: true }).first().waitFor();
        assert.equal(
          (await host.call('call_get')).body.people[0].name,
          'Maud Sand',
          'whoever looks around is its chair',
        );
        await picture(page, `sample-office-${language}`);
        await accessible(page, 'the sample office before anything came in');

        await follow('receive');
        await button('received-sample-look').click();
        for (const group of ['question', 'ready']) {
          const take = page.locator(`section.${group} .head button`);
          const name = (await take.textContent()).trim();
          await take.click();
          await page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
        }
        await follow('accept');
        const { answered } = await host.call('people_list');
        await button('people-accept-all', { count: answered }).click();
        await follow('enter');
        const { open: waiting } = await host.call('received_list');
        await button('received-enter', { count: waiting }).click();
        await page.getByRole('checkbox', { name: t('received-close') }).check();
        await button('received-enter-act').click();
        await follow('rank');
        await page.getByRole('region', { name: t('ranking-list') }).waitFor();
        assert.equal((await host.call('ranking_get')).not_entered, 0, 'all of it is ranked');
        await picture(page, `sample-ranking-${language}`);

        // Opened again it is where it was left.
        await host.call('workspace_close');
        const again = await host.call('sample_office_open');
        assert.equal(again.sample_next, 'rank', 'the same office, not a new one');
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });
  });
}
