// The reviewer's desk beside the two great walks: what is missing and what changed at the hand-in, scores as a table and
// from a file, and the sheets that nobody wants to need.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { accessible, closeBrowser, open, picture, samplePdfs, serve, until } from '../support.js';
import { cutWords } from '../screens.js';

after(closeBrowser);

async function declared(language) {
  const host = await serve({ language });
  await host.call('sample_open');
  await host.call('me_set', { name: 'Ada Martin', email: 'ada.martin@lyceum.example' });
  await host.call('promise_set', { given: true });
  for (const row of (await host.call('conflicts_list')).rows) {
    await host.call('conflict_declare', { proposal: row.proposal, tie: 'none' });
  }
  const { rows } = await host.call('proposals_list', {});
  const { criteria } = (await host.call('app_state')).workspace.call.rubric;
  const score = (row, criterion, step) =>
    host.call('score_set', { proposal: row.proposal, criterion: criterion.id, step });
  const stepOf = async (row, criterion) =>
    (await host.call('review_get', { proposal: row.proposal })).criteria.find(
      (one) => one.criterion === criterion.id,
    ).step;
  return { host, rows, criteria, score, stepOf };
}
const go = (page, place) => page.evaluate((hash) => (location.hash = hash), `#/${place}`);
async function looked(page, name, language) {
  await page.waitForTimeout(300);
  await picture(page, `${name}-${language}`);
  await accessible(page, `${name}, ${language}`);
  assert.deepEqual(await cutWords(page), [], `no word is cut on ${name}, ${language}`);
}

for (const language of ['en', 'fr']) {
  describe(`the desk, ${language}`, () => {
    it('says what is missing, where, and what changed since', { timeout: 180_000 }, async () => {
      const { host, rows, criteria, score } = await declared(language);
      for (const row of rows.slice(0, 3)) {
        for (const criterion of criteria) await score(row, criterion, 3);
      }
      await host.call('score_set', { proposal: rows[2].proposal, criterion: criteria[1].id });
      await host.call('text_set', {
        proposal: rows[0].proposal,
        part: 'rationale',
        criterion: criteria[0].id,
        text: 'The plan names its baselines.',
      });
      const walk = await open(host, { language });
      const { page, t } = walk;
      try {
        await go(page, 'hand-in');
        const missing = page.getByRole('region', { name: t('handin-missing') });
        await missing.getByText(t('handin-parts-score', { count: 1 })).waitFor();
        assert.equal(
          await missing.getByRole('listitem').count(),
          3,
          'a line a proposal, however much it misses',
        );
        await looked(page, 'hand-in-missing', language);
        // Each word leads to its place.
        await missing
          .getByRole('link', {
            name: `${rows[2].number}: ${t('handin-part-score', { criterion: criteria[1].title })}`,
          })
          .click();
        await page
          .getByRole('complementary', { name: t('card-name', { number: rows[2].number }) })
          .getByRole('radiogroup', { name: criteria[1].title })
          .waitFor();
        await go(page, 'hand-in');
        const sure = missing.getByRole('link', {
          name: `${rows[0].number}: ${t('handin-part-confidence')}`,
        });
        if ((await sure.count()) > 0) {
          await sure.click();
          await page.waitForFunction(
            (name) =>
              document.activeElement?.closest('[role=radiogroup]')?.getAttribute('aria-label') ===
              name,
            t('card-sure'),
          );
        }

        await host.call('handin_make', {});
        await score(rows[0], criteria[0], 2);
        await host.call('text_set', {
          proposal: rows[0].proposal,
          part: 'rationale',
          criterion: criteria[0].id,
          text: 'The plan names no baselines.',
        });
        await score(rows[3], criteria[0], 4);
        await go(page, 'hand-in');
        const since = page.getByRole('region', { name: t('since-title', { number: 1 }) });
        await since
          .getByText(t('since-score', { criterion: criteria[0].title, before: '3', after: '2' }))
          .waitFor();
        await since
          .getByText(t('since-rationale', { criterion: criteria[0].title, how: 'changed' }))
          .click();
        await since.getByText('The plan names its baselines.').waitFor();
        await since.getByText('The plan names no baselines.').waitFor();
        await since.getByText(t('since-new')).waitFor();
        await looked(page, 'hand-in-since', language);

        // A copy to read, and the certificate: each is told where it lies.
        await page.getByRole('button', { name: t('handin-readable') }).click();
        await page.getByRole('menuitem', { name: t('handin-readable-markdown') }).click();
        await page
          .getByText(/Review-.*-1\.md/)
          .first()
          .waitFor();
        await page.getByRole('button', { name: t('handin-certificate') }).click();
        await page
          .getByText(new RegExp(`${t('certificate-file')}-.*\\.html`))
          .first()
          .waitFor();
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });

    it(
      'takes scores by a key each, by pasting, and from a file',
      { timeout: 180_000 },
      async () => {
        const { host, rows, criteria, score, stepOf } = await declared(language);
        await host.call('settings_set', { go_on: true });
        const walk = await open(host, { language });
        const { page, t } = walk;
        try {
          await go(page, 'proposals?as=scores');
          const table = page.getByRole('table', { name: t('proposals-as-scores') });
          await table.waitFor();
          const cell = (row, criterion) =>
            table.getByRole('button', {
              name: new RegExp(
                `^${t('scores-cell', { criterion: criterion.title, number: row.number })}:`.replace(
                  /[()?*+.]/g,
                  '\\$&',
                ),
              ),
            });
          // One key a score: the focus goes on by itself, over the end of a row.
          await cell(rows[0], criteria[0]).focus();
          const keys = criteria.length + 1;
          for (let key = 0; key < keys; key += 1)
            await page.keyboard.press(`Digit${(key % 3) + 1}`);
          await until(
            async () =>
              (await stepOf(rows[0], criteria.at(-1))) === ((criteria.length - 1) % 3) + 1,
            'a row of scores takes as many keys as it has criteria',
          );

          // A block from a spreadsheet; what is no step is told and left.
          await cell(rows[2], criteria[0]).focus();
          await page.evaluate(() => {
            const data = new DataTransfer();
            data.setData('text/plain', '4\tx\n4+\t2\n');
            document.activeElement?.dispatchEvent(
              new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
            );
          });
          await until(
            async () => (await stepOf(rows[2], criteria[0])) === 4,
            'the block is pasted',
          );
          assert.equal(await stepOf(rows[3], criteria[1]), 2, 'to the right and down');
          assert.equal(await stepOf(rows[3], criteria[0]), null, '4+ is no step');
          await page
            .getByText(t('scores-left-cell', { number: rows[3].number, text: '4+' }))
            .first()
            .waitFor();
          await looked(page, 'scores-table', language);

          // A file says otherwise: what is empty is filled, what is here stays until it is named.
          const folder = mkdtempSync(join(tmpdir(), 'paraph-desk-'));
          const file = join(folder, 'my scores.csv');
          writeFileSync(
            file,
            `number,${criteria[0].title},remark\n${rows[2].number},1,a\n${rows[5].number},5,b\n${rows[6].number},9,c\nX-99,1,d\n`,
          );
          const chooser = page.waitForEvent('filechooser');
          await page.getByRole('button', { name: t('scores-bring') }).click();
          await (await chooser).setFiles(file);
          await page.getByRole('heading', { name: t('file-kind-table') }).waitFor();
          await page.getByText(t('taken-conflicts', { count: 1 })).waitFor();
          await page.getByText('X-99').waitFor();
          await page.getByText(t('taken-columns')).click();
          await looked(page, 'table-on-desk', language);
          await page
            .getByRole('combobox', { name: `${t('mapping-meaning')}: remark` })
            .selectOption({ label: t('taken-rationale', { criterion: criteria[0].title }) });
          await page.getByRole('button', { name: t('taken-take', { count: 4 }) }).click();
          await page
            .getByText(t('taken-done', { taken: 4, kept: 1 }).trim())
            .first()
            .waitFor();
          assert.equal(await stepOf(rows[2], criteria[0]), 4, 'what was here stays');
          assert.equal(await stepOf(rows[5], criteria[0]), 5, 'what was empty is filled in');
          await score(rows[5], criteria[0], 5);
        } finally {
          await walk.end().finally(() => host.stop());
        }
      },
    );

    it('shows the sheets of a bad day to everybody', { timeout: 240_000 }, async () => {
      for (const scheme of ['light', 'dark']) {
        const { host, rows, criteria, score } = await declared(language);
        await score(rows[0], criteria[0], 3);
        const stick = mkdtempSync(join(tmpdir(), 'paraph-stick-'));
        await host.call('safety_set', { folder: stick });
        await host.call('safety_make', {});
        const walk = await open(host, { language, scheme });
        const { page, t } = walk;
        const see = (name) => looked(page, `${name}-${scheme}`, language);
        try {
          // The safety copy in Settings, tried; its code.
          await go(page, 'settings');
          const card = page.getByRole('region', { name: t('safety-title') });
          await card.getByRole('button', { name: t('safety-try') }).click();
          await card
            .getByRole('status')
            .or(card.locator('.notice, [class*=good]'))
            .first()
            .waitFor();
          await card.scrollIntoViewIfNeeded();
          await see('safety-card');
          await card.getByRole('button', { name: t('safety-code-show') }).click();
          await page.getByRole('dialog', { name: t('safety-code-title') }).waitFor();
          await see('code-sheet');
          const { code } = await host.call('safety_code', {});
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });

          // My laptop is lost: nothing chosen yet, a wrong code, what the copies hold.
          await card.getByRole('button', { name: t('lost-title') }).click();
          const lost = page.getByRole('dialog', { name: t('lost-title') });
          await lost.waitFor();
          await see('lost-sheet');
          await page.keyboard.press('Escape');
          await lost.waitFor({ state: 'detached' });
          const { copies } = await host.call('safety_look', { path: stick, code });
          await go(page, 'proposals');
          const add = page.getByRole('button', { name: t('proposals-add'), exact: true });
          await add.waitFor();
          const chooser = page.waitForEvent('filechooser');
          await add.click();
          await (await chooser).setFiles(copies[0].path);
          await page.getByRole('button', { name: t('lost-do'), exact: true }).click();
          await lost.waitFor();
          await lost
            .getByRole('textbox', { name: t('lost-code') })
            .fill('00000-00000-00000-00000-00000');
          await lost.getByRole('button', { name: t('lost-look') }).click();
          await page.waitForFunction(
            () => document.querySelector('[role=dialog] [aria-invalid=true]') !== null,
          );
          await see('lost-sheet-wrong');
          await lost.getByRole('textbox', { name: t('lost-code') }).fill(code);
          await lost.getByRole('button', { name: t('lost-look') }).click();
          await lost.getByRole('radio').first().waitFor();
          await see('lost-sheet-found');
          await page.keyboard.press('Escape');
          await lost.waitFor({ state: 'detached' });

          // A desk that does not open any more.
          await host.call('backup_make', {});
          const { path } = (await host.call('app_state')).workspace;
          await host.call('workspace_close', {});
          const bytes = readFileSync(path);
          bytes.fill(0x5a, 0, 4096);
          writeFileSync(path, bytes);
          await page.reload();
          await go(page, 'start');
          const again = page.getByRole('region', { name: t('start-go-on') });
          await again.getByRole('button').first().click();
          const brokenSheet = page.getByRole('dialog');
          await brokenSheet.getByRole('radio').first().waitFor();
          await see('broken-sheet');
          await brokenSheet.getByRole('button', { name: t('broken-do') }).click();
          await page.getByText(t('broken-done')).first().waitFor();
          assert.equal(
            (await host.call('review_get', { proposal: rows[0].proposal })).scored,
            1,
            'the score is back',
          );
        } finally {
          await walk.end().finally(() => host.stop());
        }
      }
    });
  });
}

describe('how much it takes', () => {
  it('at most nine keys for a review of four criteria', { timeout: 120_000 }, async () => {
    const { host, rows, criteria } = await declared('en');
    await host.call('settings_set', { go_on: true });
    const walk = await open(host);
    const { page, t } = walk;
    let keys = 0;
    const key = async (name) => {
      keys += 1;
      await page.keyboard.press(name);
    };
    try {
      await page.getByRole('grid').locator('[data-key]').first().waitFor();
      await page.getByRole('grid').focus();
      // The table has the focus and its first row: one key opens it, a key scores each criterion.
      await key('Enter');
      await page
        .getByRole('complementary', { name: t('card-name', { number: rows[0].number }) })
        .getByRole('radiogroup')
        .first()
        .waitFor();
      for (const [index] of criteria.entries()) {
        await key(`Digit${index % 4}`);
        await until(
          async () =>
            (await host.call('review_get', { proposal: rows[0].proposal })).scored === index + 1,
          `criterion ${index + 1} is scored by one key`,
        );
      }
      await key('Control+Enter');
      await page
        .getByRole('complementary', { name: t('card-name', { number: rows[1].number }) })
        .waitFor();
      assert(criteria.length >= 4, 'the sample call has four criteria');
      assert(keys <= 9, `${keys} keys: at most nine`);
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });

  it(
    'at most twelve acts from the first start to the first hand-in',
    { timeout: 120_000 },
    async () => {
      const host = await serve();
      const walk = await open(host);
      const { page, t } = walk;
      let acts = 0;
      const act = async (what) => {
        acts += 1;
        await what();
      };
      try {
        const chooser = page.waitForEvent('filechooser');
        await act(() => page.getByRole('button', { name: t('start-door-sent-file') }).click());
        await (await chooser).setFiles(samplePdfs().slice(0, 1));
        await act(() => page.getByRole('textbox', { name: t('me-name') }).fill('Ada Martin'));
        await act(() => page.getByRole('button', { name: t('file-begin') }).click());
        const begin = page.locator('.band').getByRole('button').last();
        await begin.waitFor();
        await act(() => begin.click());
        await page.getByRole('radiogroup').first().waitFor();
        // A score with its reasons.
        await act(() => page.keyboard.press('Digit3'));
        await act(() => page.keyboard.press('c'));
        await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
        await act(() => page.keyboard.type('Sound.'));
        await act(() => page.keyboard.press('Control+4'));
        const handIn = page.getByRole('button', { name: t('handin-act'), exact: true });
        await until(() => handIn.isEnabled(), 'there is something to hand in');
        await act(() => handIn.click());
        const { leaves } = await host.call('handin_preview');
        await act(() =>
          page
            .getByRole('dialog')
            .getByRole('button', { name: t('handin-sheet-act', { count: leaves.length }) })
            .click(),
        );
        await page.getByRole('heading', { name: t('handin-made') }).waitFor();
        const { handins } = await host.call('handin_history');
        assert.equal(handins[0].reviews, 1, 'the review was handed in');
        assert(acts <= 12, `${acts} acts: at most twelve`);
      } finally {
        await walk.end().finally(() => host.stop());
      }
    },
  );
});
