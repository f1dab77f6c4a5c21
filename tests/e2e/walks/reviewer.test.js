// The reviewer's walk in both languages, from the first start to a signed file: every step by what a
// person sees and can press.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { accessible, closeBrowser, open, picture, serve, until } from '../support.js';

after(closeBrowser);

for (const language of ['en', 'fr']) {
  describe(`the reviewer's walk, ${language}`, () => {
    it('goes from the first start to a file that was handed in', { timeout: 240_000 }, async () => {
      const host = await serve({ language });
      const walk = await open(host, { language });
      const { page, t } = walk;
      const button = (id, args) => page.getByRole('button', { name: t(id, args), exact: true });
      try {
        // First start: three doors, and the sample call.
        await page.getByRole('heading', { name: t('start-door-sent') }).waitFor();
        await page.getByRole('heading', { name: t('start-door-call') }).waitFor();
        await page.getByRole('heading', { name: t('start-door-check') }).waitFor();
        await picture(page, `start-${language}`);
        await button('start-sample').click();

        // Before you read.
        await page.getByRole('heading', { name: t('declare-title') }).waitFor();
        await page.getByRole('checkbox', { name: t('declare-promise') }).check();
        await picture(page, `declare-${language}`);
        const numbers = (await host.call('conflicts_list')).rows.map((row) => row.number);
        assert(numbers.length >= 12, 'the sample call has twelve proposals or more');
        const withdrawn = numbers.at(-1);
        await page
          .getByRole('group', { name: t('declare-answer', { number: withdrawn }) })
          .getByRole('button', { name: t('declare-recused') })
          .click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: t('withdraw-act') })
          .click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        const list = await host.call('conflicts_list');
        for (const row of list.rows.filter(
          (one) => one.suggestions.length > 0 && one.tie === 'open',
        )) {
          await page
            .getByRole('group', { name: t('declare-answer', { number: row.number }) })
            .getByRole('button', { name: t('declare-none'), exact: true })
            .click();
        }
        const { open_unsuggested: rest } = await host.call('conflicts_list');
        await button('declare-rest', { count: rest }).click();
        await button('declare-begin').click();

        // Proposals.
        const grid = page.getByRole('grid', { name: t('proposals-title') });
        await grid.waitFor();
        await page.waitForFunction(
          (count) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === count,
          String(numbers.length + 1),
        );
        await picture(page, `proposals-${language}`);

        // Read: the first proposal whose document is here.
        const rows = (await host.call('proposals_list', {})).rows;
        const first = rows.find((row) => row.document_state === 'ready' && row.tie === 'none');
        assert(first, 'a document of the sample call is here and read');
        await grid.getByText(first.title, { exact: true }).first().click();
        const paper = page.getByRole('region', {
          name: t('read-document', { number: first.number }),
        });
        await paper.waitFor();
        await paper.locator('img').first().waitFor();
        await page.waitForFunction(() => {
          const image = document.querySelector('.paper img');
          return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;
        });
        await paper.locator('.words span').first().waitFor({ state: 'attached' });

        // Select a line with the mouse, highlight it: it is a passage for the criterion in focus.
        const { document } = await host.call('document_open', { proposal: first.proposal });
        const words = await host.call('page_words', { document, page: 1 });
        const view = await host.call('document_open', { proposal: first.proposal });
        const geometry = view.pages[0];
        await page.waitForTimeout(600);
        const sheet = await page.locator('[data-sheet]').first().boundingBox();
        const line = words.text.split('\n').find((text) => text.split(' ').length > 5);
        const start = Array.from(words.text.slice(0, words.text.indexOf(line))).length;
        const on = words.words.filter(
          (word) => word.start >= start && word.start < start + Array.from(line).length,
        );
        const unit = sheet.width / (geometry.crop[2] - geometry.crop[0]);
        const at = (word, edge) => ({
          x: sheet.x + (word.box[edge] - geometry.crop[0]) * unit,
          y: sheet.y + (geometry.crop[3] - (word.box[1] + word.box[3]) / 2) * unit,
        });
        const from = at(on[0], 0);
        const to = at(on[4], 2);
        await page.mouse.move(from.x + 1, from.y);
        await page.mouse.down();
        await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 3 });
        await page.mouse.move(to.x - 1, to.y, { steps: 3 });
        await page.mouse.up();
        await picture(page, `selection-${language}`);
        await page
          .getByRole('button', { name: t('mark-with', { colour: t('mark-green') }) })
          .click();
        await page.waitForFunction(() => document.querySelectorAll('rect.highlight').length > 0);
        const { marks } = await host.call('marks_list', { proposal: first.proposal });
        assert.equal(marks.length, 1, 'one highlight was made');
        assert.equal(
          marks[0].quote,
          on
            .slice(0, 5)
            .map((word) =>
              Array.from(words.text)
                .slice(word.start, word.start + word.length)
                .join(''),
            )
            .join(' '),
          'the quote is the five words under the pointer',
        );
        assert(marks[0].criterion, 'it is tied to the criterion in focus');

        // Score by clicking a step, write reasons; they are kept within a second.
        const card = page.getByRole('complementary', {
          name: t('card-name', { number: first.number }),
        });
        await card.getByRole('radio').nth(1).click();
        await until(
          async () => (await host.call('review_get', { proposal: first.proposal })).scored === 1,
          'a click on a step scores it',
        );
        await card
          .getByRole('textbox', { name: t('card-reasons') })
          .fill('Reasons, as typed — àéè.');
        await page.waitForTimeout(1000);
        const review = await host.call('review_get', { proposal: first.proposal });
        assert.equal(review.scored, 1, 'one criterion is scored');
        assert(
          review.criteria.some((one) => one.rationale === 'Reasons, as typed — àéè.'),
          'a text is in the store within a second of the last key',
        );
        await picture(page, `read-${language}`);

        // Text view: the same words as real text, with the mark.
        await page.getByRole('button', { name: t('read-text-view') }).click();
        const text = page.getByRole('region', { name: t('text-name', { number: first.number }) });
        await text.getByRole('button', { name: marks[0].quote }).waitFor();
        await picture(page, `text-${language}`);
        await page.getByRole('button', { name: t('read-text-view') }).click();

        // A second proposal, so that there is something to compare.
        const second = rows.find((row) => row.tie === 'none' && row.proposal !== first.proposal);
        for (const of of [first, second]) {
          const known = await host.call('review_get', { proposal: of.proposal });
          for (const one of known.criteria) {
            await host.call('score_set', {
              proposal: of.proposal,
              criterion: one.criterion,
              step: of === first ? 2 : 1,
            });
          }
        }
        await page.getByRole('link', { name: t('rail-compare') }).click();
        await page.getByRole('heading', { name: t('compare-title') }).waitFor();
        await page.getByRole('radio', { name: t('compare-criterion') }).check();
        await page.getByRole('tablist').waitFor();
        await page.getByRole('main').getByText(first.number).first().waitFor();
        await picture(page, `compare-${language}`);

        // Hand in.
        await page.getByRole('link', { name: t('rail-hand-in') }).click();
        await page.getByText(t('handin-never')).waitFor();
        await button('handin-act').click();
        await page.getByRole('textbox', { name: t('me-name') }).fill('Ada Martin');
        const preview = await host.call('handin_preview');
        await picture(page, `hand-in-sheet-${language}`);
        await page
          .getByRole('dialog')
          .getByRole('button', { name: t('handin-sheet-act', { count: preview.leaves.length }) })
          .click();
        await page.getByRole('heading', { name: t('handin-made') }).waitFor();
        await picture(page, `handed-in-${language}`);
        const history = await host.call('handin_history');
        assert.equal(history.handins.length, 1, 'one file was handed in');
        assert(existsSync(history.handins[0].files[0].path), 'and lies where it is said to lie');

        // A change afterwards is said, not asked about.
        await host.call('score_set', {
          proposal: first.proposal,
          criterion: review.criteria[0].criterion,
          step: 3,
        });
        await page.getByText(t('handin-changes', { count: 1 })).waitFor();

        // Undo says in words what was undone.
        await page.getByRole('link', { name: t('rail-history') }).click();
        await page
          .getByRole('button', { name: t('history-undo') })
          .first()
          .click();
        await page.waitForFunction(
          (beginning) =>
            document
              .querySelector('[role=status][aria-live=polite]')
              ?.textContent.startsWith(beginning),
          t('undo-done', { what: '' }).split('.')[0].trim(),
        );
        await picture(page, `history-${language}`);
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });

    it('can be walked by everybody: axe, light and dark', { timeout: 240_000 }, async () => {
      const host = await serve({ language });
      try {
        await host.call('sample_open');
        await host.call('promise_set', { given: true });
        const { rows } = await host.call('conflicts_list');
        for (const scheme of ['light', 'dark']) {
          const walk = await open(host, { language, scheme });
          const { page, t } = walk;
          const go = async (place, ready) => {
            await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
            await ready.first().waitFor();
            await page.waitForTimeout(400);
            await accessible(page, `${place}, ${scheme}, ${language}`);
          };
          await go('declare', page.getByRole('heading', { name: t('declare-title') }));
          if (scheme === 'light') {
            for (const row of rows) {
              await host.call('conflict_declare', { proposal: row.proposal, tie: 'none' });
            }
            for (const criterion of (await host.call('review_get', { proposal: rows[0].proposal }))
              .criteria) {
              await host.call('score_set', {
                proposal: rows[0].proposal,
                criterion: criterion.criterion,
                step: 2,
              });
            }
          }
          const list = (await host.call('proposals_list', {})).rows;
          const here = list.find((row) => row.document_state === 'ready') ?? list[0];
          await go('proposals', page.getByRole('grid'));
          await go(
            'proposals?as=scores',
            page.getByRole('table', { name: t('proposals-as-scores') }),
          );
          await go(`read/${here.proposal}`, page.locator('[data-sheet] img'));
          await go(
            `read/${here.proposal}?view=text`,
            page.getByRole('complementary', { name: t('card-name', { number: here.number }) }),
          );
          await go('compare?way=two', page.getByRole('heading', { name: t('compare-title') }));
          await go('compare?way=columns', page.getByRole('heading', { name: t('compare-title') }));
          await go('compare?way=criterion', page.getByRole('tablist'));
          await go('hand-in', page.getByRole('heading', { name: t('handin-leaves') }));
          await go('history', page.getByRole('heading', { name: t('history-title') }));
          await go('settings', page.getByRole('heading', { name: t('settings-title') }));
          await page.keyboard.press('Control+k');
          await page.getByRole('dialog').waitFor();
          await accessible(page, `the palette, ${scheme}, ${language}`);
          await page.keyboard.press('Escape');
          await walk.end();
        }
      } finally {
        host.stop();
      }
    });
  });
}
