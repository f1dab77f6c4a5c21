// The states of the desk that lie beside the walks: a file's own page, the queue of an import with what needs somebody,
// sheets, the palette, Settings, and the other ways to compare.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { accessible, closeBrowser, open, picture, samplePdfs, serve, until } from '../support.js';

after(closeBrowser);

for (const language of ['en', 'fr']) {
  describe(`the desk's other states, ${language}`, () => {
    it('a PDF of no call, then files of which one is broken', { timeout: 120_000 }, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'paraph-screens-'));
      const [first, second] = samplePdfs();
      const broken = join(folder, 'broken.pdf');
      writeFileSync(broken, readFileSync(first).subarray(0, 400));
      const none = join(folder, 'a letter.pdf');
      writeFileSync(none, 'Dear committee,');
      const host = await serve({ language, open: first });
      const walk = await open(host, { language });
      const { page, t } = walk;
      try {
        const begin = page.getByRole('button', { name: t('file-begin'), exact: true });
        await begin.waitFor();
        const { workspace_folder: place } = await host.call('settings_get');
        await page.getByText(place, { exact: true }).waitFor();
        await accessible(page, `the page about a file, ${language}`);
        await picture(page, `file-${language}`);
        await begin.click();
        await page.getByRole('grid', { name: t('proposals-title') }).waitFor();
        await host.call('import_start', { paths: [first, second, broken, none] });
        await until(async () => {
          const list = await host.call('import_list');
          return list.items.length >= 4 && list.running === 0;
        }, 'every file comes to an end');
        const list = await host.call('import_list');
        assert.equal(
          list.need,
          2,
          'the broken one and the letter are told, the others are not held up',
        );
        await page.getByRole('button', { name: t('import-show'), exact: true }).click();
        await page.getByText('a letter.pdf').first().waitFor();
        await accessible(page, `the queue of an import, ${language}`);
        await picture(page, `import-${language}`);
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });

    it('sheets, palette, settings, and ways to compare', { timeout: 120_000 }, async () => {
      const host = await serve({ language });
      await host.call('sample_open');
      await host.call('promise_set', { given: true });
      const { rows } = await host.call('conflicts_list');
      for (const row of rows) {
        await host.call('conflict_declare', { proposal: row.proposal, tie: 'none' });
      }
      for (const [index, row] of rows.slice(0, 6).entries()) {
        const review = await host.call('review_get', { proposal: row.proposal });
        for (const [at, given] of review.criteria.entries()) {
          const step = (index * 2 + at * 3) % 6;
          await host.call('score_set', {
            proposal: row.proposal,
            criterion: given.criterion,
            step,
          });
        }
      }
      const walk = await open(host, { language });
      const { page, t } = walk;
      const go = (place) => page.evaluate((hash) => (location.hash = hash), `#/${place}`);
      const shown = async (place, ready, name) => {
        await go(place);
        await ready.first().waitFor();
        await page.waitForTimeout(500);
        await picture(page, `${name}-${language}`);
      };
      try {
        const heading = (id) => page.getByRole('heading', { name: t(id) });
        await shown('proposals?as=scores', page.getByRole('table'), 'scores');
        await shown('compare?way=columns', heading('compare-title'), 'columns');
        await shown('compare?way=criterion', page.getByRole('tablist'), 'criterion');
        await shown('hand-in', heading('handin-leaves'), 'hand-in');
        await shown('settings', heading('settings-title'), 'settings');
        await shown(`read/${rows[0].proposal}`, page.locator('[data-sheet] img'), 'reading');
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').waitFor();
        await picture(page, `palette-${language}`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await page.getByRole('dialog').waitFor();
        await accessible(page, `the sheet of keys, ${language}`);
        await picture(page, `keys-${language}`);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });
  });
}
