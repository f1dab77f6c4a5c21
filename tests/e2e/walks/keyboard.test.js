// A reviewer without a mouse: ten proposals on four criteria with reasons, three compared, one
// corrected, handed in. And the number of acts that it takes.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { closeBrowser, open, picture, pressAs, serve, until } from '../support.js';

after(closeBrowser);

async function declared(host) {
  await host.call('sample_open');
  await host.call('promise_set', { given: true });
  for (const row of (await host.call('conflicts_list')).rows) {
    await host.call('conflict_declare', { proposal: row.proposal, tie: 'none' });
  }
}
const said = (page) =>
  page.evaluate(() => document.querySelector('[role=status][aria-live=polite]')?.textContent ?? '');

for (const language of ['en', 'fr']) {
  describe(`by the keyboard alone, ${language}`, () => {
    it(
      'scores ten proposals with reasons, compares, corrects, hands in',
      { timeout: 300_000 },
      async () => {
        const host = await serve({ language });
        const walk = await (async () => {
          await declared(host);
          await host.call('settings_set', { go_on: true });
          return open(host, { language });
        })();
        const { page, t } = walk;
        const key = (name) => page.keyboard.press(name);
        try {
          await page.getByRole('grid').waitFor();
          await page.waitForFunction(
            () => Number(document.querySelector('[role=grid]')?.ariaRowCount) > 1,
          );
          await page.getByRole('grid').locator('[data-key]').first().waitFor();
          await page.getByRole('grid').focus();
          await key('Home');
          await key('Enter');
          await picture(page, `keyboard-${language}`);
          const rows = (await host.call('proposals_list', {})).rows.slice(0, 10);
          for (const [index, row] of rows.entries()) {
            await page
              .getByRole('complementary', { name: t('card-name', { number: row.number }) })
              .getByRole('radiogroup')
              .first()
              .waitFor();
            // Four digits: the focus goes on by itself.
            const criteria = (await host.call('review_get', { proposal: row.proposal })).criteria;
            for (const [place] of criteria.entries()) {
              await key(`Digit${String((index + place) % 4)}`);
              await until(
                async () =>
                  (await host.call('review_get', { proposal: row.proposal })).scored === place + 1,
                `${place + 1} criteria of ${row.number} are scored`,
              );
            }
            await key('c');
            await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
            await page.keyboard.type(`Reasons ${index + 1}.`);
            await key('Control+PageDown');
            if (index < rows.length - 1) {
              await page
                .getByRole('complementary', {
                  name: t('card-name', { number: rows[index + 1].number }),
                })
                .waitFor();
            }
          }
          await page.waitForTimeout(900);
          for (const [index, row] of rows.entries()) {
            const review = await host.call('review_get', { proposal: row.proposal });
            assert.equal(review.scored, review.of, `${row.number} is scored on every criterion`);
            assert(
              review.criteria.some((one) => one.rationale === `Reasons ${index + 1}.`),
              `the reasons of ${row.number} went to ${row.number}`,
            );
          }

          // Compare three; move one a step in the list of one criterion, and undo it.
          await page.evaluate(
            (hash) => (location.hash = hash),
            `#/compare?way=criterion&with=${rows
              .slice(0, 3)
              .map((row) => row.proposal)
              .join('+')}`,
          );
          await page.getByRole('tablist').waitFor();
          const item = page.locator('li[data-proposal]').first();
          await item.waitFor();
          const { criterion } = (await host.call('review_get', { proposal: rows[0].proposal }))
            .criteria[0];
          await item.focus();
          const moved = await item.getAttribute('data-proposal');
          const before = await host.call('review_get', { proposal: moved });
          const step = before.criteria.find((one) => one.criterion === criterion).step;
          await key('Alt+Shift+ArrowDown');
          await page.waitForTimeout(500);
          const after_ = await host.call('review_get', { proposal: moved });
          assert.equal(
            after_.criteria.find((one) => one.criterion === criterion).step,
            step - 1,
            'one step down',
          );

          // Hand in.
          await key('Control+4');
          const handIn = page.getByRole('button', { name: t('handin-act'), exact: true });
          await until(() => handIn.isEnabled(), 'there is something to hand in');
          await handIn.focus();
          await key('Enter');
          await page.getByRole('dialog').waitFor();
          // Who began without a name is asked here.
          await page.getByRole('textbox', { name: t('me-name') }).fill('Ada Martin');
          const { leaves } = await host.call('handin_preview');
          await page
            .getByRole('dialog')
            .getByRole('button', { name: t('handin-sheet-act', { count: leaves.length }) })
            .focus();
          await key('Enter');
          await page.getByRole('heading', { name: t('handin-made') }).waitFor();
          assert.equal((await host.call('handin_history')).handins.length, 1, 'handed in');
        } finally {
          await walk.end().finally(() => host.stop());
        }
      },
    );
  });
}

describe('keys', () => {
  it('score by their place on us, fr, be, ch and ca keyboards', { timeout: 120_000 }, async () => {
    const host = await serve();
    await declared(host);
    await host.call('settings_set', { go_on: false });
    const walk = await open(host);
    const { page, t } = walk;
    try {
      const [row] = (await host.call('proposals_list', {})).rows;
      await page.evaluate((hash) => (location.hash = hash), `#/read/${row.proposal}`);
      const card = page.getByRole('complementary', {
        name: t('card-name', { number: row.number }),
      });
      await card.getByRole('radiogroup').first().waitFor();
      const printed = { us: '3', fr: '"', be: '"', 'ch-fr': '3', ca: '3' };
      const { criteria } = await host.call('review_get', { proposal: row.proposal });
      for (const [layout, face] of Object.entries(printed)) {
        await host.call('score_set', {
          proposal: row.proposal,
          criterion: criteria[0].criterion,
          step: 1,
        });
        await page.waitForTimeout(250);
        await pressAs(page, 'Digit3', face);
        await page.waitForTimeout(300);
        const review = await host.call('review_get', { proposal: row.proposal });
        assert.equal(review.criteria[0].step, 3, `the key at the 3 scores 3 on ${layout}`);
      }
      // In a text it is a sign like any other.
      await card.getByRole('textbox', { name: t('card-reasons') }).focus();
      await pressAs(page, 'Digit4', "'");
      await page.waitForTimeout(900);
      const review = await host.call('review_get', { proposal: row.proposal });
      assert.equal(review.criteria[0].step, 3, 'a key in a text does not score');
      assert.equal(review.criteria[0].rationale, "'", 'it is typed');
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });

  it('move among the steps without scoring, until Space', { timeout: 120_000 }, async () => {
    const host = await serve();
    await declared(host);
    const walk = await open(host);
    const { page, t } = walk;
    try {
      const [row] = (await host.call('proposals_list', {})).rows;
      await page.evaluate((hash) => (location.hash = hash), `#/read/${row.proposal}`);
      const card = page.getByRole('complementary', {
        name: t('card-name', { number: row.number }),
      });
      await card.getByRole('radio').first().focus();
      for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowDown');
      const listened = await host.call('review_get', { proposal: row.proposal });
      assert.equal(listened.scored, 0, 'listening to the labels is no vote');
      await page.keyboard.press('Space');
      await page.waitForTimeout(400);
      const review = await host.call('review_get', { proposal: row.proposal });
      assert.equal(review.scored, 1, 'Space scores');
      const words = await said(page);
      const [title] = (await host.call('app_state')).workspace.call.rubric.criteria.map(
        (one) => one.title,
      );
      assert(words.includes(title) && words.includes('1'), `what was scored is said: ${words}`);
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });

  it(
    'take at most four acts from the first start to the first score',
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
        const input = page.waitForEvent('filechooser');
        await act(() => page.getByRole('button', { name: t('start-door-sent-file') }).click());
        const { samplePdfs } = await import('../support.js');
        await (await input).setFiles(samplePdfs().slice(0, 3));
        // The page about the files asks for a name, which may stay empty.
        await act(() => page.getByRole('button', { name: t('file-begin') }).click());
        const go = page.locator('.band').getByRole('button').last();
        await go.waitFor();
        await act(() => go.click());
        await page.getByRole('radiogroup').first().waitFor();
        await act(() => page.keyboard.press('Digit3'));
        await until(async () => {
          const { rows } = await host.call('proposals_list', {});
          return rows.some((row) => row.cells.some((cell) => cell.step === 3));
        }, 'the digit scores');
        assert(acts <= 4, `${acts} acts: at most four`);
      } finally {
        await walk.end().finally(() => host.stop());
      }
    },
  );
});
