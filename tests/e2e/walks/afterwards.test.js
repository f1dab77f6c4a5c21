// Paper forms typed twice, the reviewer's word on them, and what comes after the award: typed and ticked as a chair does.
import assert from 'node:assert/strict';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { at, committee } from '../screens.js';
import { accessible, closeBrowser, open, picture, until } from '../support.js';

after(closeBrowser);

const under = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

for (const [language, scheme] of [
  ['en', 'light'],
  ['fr', 'dark'],
]) {
  describe(`paper forms and commitments, ${language}`, () => {
    it('stop at a difference, are confirmed, and are kept', { timeout: 180_000 }, async () => {
      const { made, host } = await committee(language);
      const { row } = await host.call('person_set', {
        name: 'Petra Holm',
        email: 'petra@uppsala.example',
        language,
      });
      const { proposals } = await host.call('office_proposals');
      for (const { proposal } of proposals.slice(0, 2)) {
        await host.call('assignment_set', { row, proposal, role: 'primary' });
      }
      const walk = await open(host, { language, scheme });
      const { page, t } = walk;
      const button = (id, args) => page.getByRole('button', { name: t(id, args), exact: true });
      try {
        // Each pair says why it is one.
        await at(page, ['people?room=assign', 'main table']);
        const reasons = await page
          .locator('main .cell[data-mark="1"]')
          .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')));
        assert(
          reasons.every((reason) => /\. \S/.test(reason)),
          `every pair has its reason: ${reasons[0]}`,
        );

        await at(page, ['received?room=typing', 'main h1']);
        await page.getByRole('combobox', { name: t('typing-person') }).selectOption(row);
        const cells = page.locator('.typing input');
        await until(async () => (await cells.count()) === 8, 'two forms of four criteria');
        await cells.first().focus();
        // One key a score.
        await page.keyboard.type('43333333');
        await page.keyboard.press('Tab');
        await until(
          async () => (await host.call('typing_get', { row })).unproved === 8,
          'all were typed once',
        );
        await page.getByRole('radio', { name: t('typing-second') }).check({ force: true });
        await cells.first().focus();
        await page.keyboard.type('2');
        const other = page.getByText(t('typing-other-first', { value: '4' }));
        await other.waitFor();
        assert(
          await cells.first().evaluate((cell) => cell === document.activeElement),
          'a difference stops where it is',
        );
        await picture(page, `office-typing-differs-${language}`);
        await accessible(page, 'a difference between two passes');
        await page.keyboard.type('43333333');
        await page.keyboard.press('Tab');
        await until(
          async () => (await host.call('typing_get', { row })).unproved === 0,
          'and all were typed twice',
        );
        await other.waitFor({ state: 'detached' });
        await button('typing-take-in').click();

        await page
          .getByRole('tab', { name: new RegExp(`^${t('received-room-unsigned')}`) })
          .click();
        const petra = page.getByRole('region', { name: 'Petra Holm' });
        await petra.waitFor();
        await petra.getByRole('button', { name: t('unsigned-all-right') }).click();
        await until(
          async () =>
            (await host.call('unsigned_list')).people.find((one) => one.name === 'Petra Holm')
              .confirmed === 2,
          'her answer is kept',
        );
        await picture(page, `office-unsigned-${language}`);
        await accessible(page, 'what came unsigned');

        // To a published result, by commands.
        const takes = async (paths) => {
          const plan = await host.call('received_plan', { paths });
          const files = plan.items
            .filter((item) => item.group === 'ready' || item.group === 'question')
            .map((item) => item.file);
          await host.call('received_take_in', { plan: plan.plan, files });
        };
        await takes([...under(join(made, 'received')), ...under(join(made, 'again'))]);
        await host.call('people_accept_all');
        await host.call('received_enter', { close: true });
        for (const { track } of (await host.call('draw_list')).draws) {
          const due = new Date(Date.now() + 5_000).toISOString().replace(/\.\d+Z$/, 'Z');
          await host.call('draw_announce', { track, due });
          await until(
            async () =>
              (await host.call('draw_list')).draws.find((one) => one.track === track).waits
                .length === 0,
            'the number may exist',
            20_000,
          );
          await host.call('draw_enter', { track, seed: '3-14-15', again: '3-14-15' });
        }
        await host.call('publish_make');
        await at(page, ['publish?room=commitments', 'main h1']);
        const { rows } = await host.call('obligations_get');
        const paper = rows.find((one) => one.duty === 'paper');
        const field = (id) =>
          page.getByRole('textbox', { name: t(id, { number: paper.number }), exact: true });
        await field('commitments-link-of').last().waitFor();
        const papers = page.locator('li', { hasText: paper.duty_title });
        const doi = papers
          .filter({ hasText: paper.number })
          .getByRole('textbox', { name: t('commitments-link-of', { number: paper.number }) });
        await doi.fill('10.5281/zenodo.1234');
        await doi.press('Tab');
        await until(
          async () =>
            (await host.call('obligations_get')).rows.some(
              (one) => one.link === 'https://doi.org/10.5281/zenodo.1234',
            ),
          'a DOI is kept as an address',
        );
        await page.getByText(t('commitments-next')).first().waitFor();
        await picture(page, `office-commitments-${language}`);
        await accessible(page, 'commitments after the award');
        await walk.end();
      } finally {
        host.stop();
        rmSync(made, { recursive: true, force: true });
      }
    });
  });
}
