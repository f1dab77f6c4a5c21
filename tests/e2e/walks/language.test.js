// Words that are a third longer than English, as another language would have them: nothing is cut at 1280 by 720, and nothing
// of the page's own was left untranslated.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { at, cutWords, desk, office } from '../screens.js';
import { closeBrowser, open, picture } from '../support.js';

after(closeBrowser);

describe('a language with longer words', () => {
  for (const [room, make] of Object.entries({ desk, office })) {
    it(`finds room on every screen of the ${room}`, { timeout: 240_000 }, async () => {
      const { host, places } = await make('en');
      const walk = await open({ ...host, address: `${host.address}?words=pseudo` });
      const { page } = walk;
      const wrong = [];
      try {
        await page.locator('body', { hasText: '⟦' }).waitFor();
        for (const place of places) {
          await at(page, place);
          await picture(page, `pseudo-${room}-${place[0].replace(/\W+/g, '-')}`);
          for (const cut of await cutWords(page)) wrong.push(`${place[0]}: ${cut}`);
        }
        assert.deepEqual(wrong, [], 'nothing is cut where words are a third longer');
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });
  }
});

describe('the language of the system', () => {
  it('changes everything at once, and back', { timeout: 60_000 }, async () => {
    const { host } = await desk('fr');
    const walk = await open(host, { language: 'fr' });
    const { page } = walk;
    try {
      const lang = () => page.evaluate(() => document.documentElement.lang);
      assert.equal(await lang(), 'fr', 'the system asks for French');
      await at(page, ['settings', 'main h1']);
      await page
        .getByRole('button', { name: 'English' })
        .or(page.getByRole('radio', { name: 'English' }))
        .first()
        .click();
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      assert.equal(await lang(), 'en', 'without a start');
      const faults = await fetch(`${host.address}rpc/proposal_get`, {
        method: 'POST',
        body: '{"proposal":"none"}',
      }).then((answer) => answer.json());
      assert.match(faults.message, /There is/, 'what the work says is English from now on');
      await page.reload();
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });
});
