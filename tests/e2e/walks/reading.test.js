// Reading by mouse and by keyboard: what a double, a triple and a fourth press take, selecting with Shift, frames, and
// finding words and marking them without a mouse.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { closeBrowser, open, picture, serve, until } from '../support.js';

after(closeBrowser);

/** A document of the sample call on the screen, and where its words lie in the window. */
async function reading(language = 'en') {
  const host = await serve({ language });
  await host.call('sample_open');
  await host.call('promise_set', { given: true });
  for (const row of (await host.call('conflicts_list')).rows) {
    await host.call('conflict_declare', { proposal: row.proposal, tie: 'none' });
  }
  let row;
  await until(
    async () => {
      const { rows } = await host.call('proposals_list', {});
      row = rows[0].document_state === 'ready' ? rows[0] : undefined;
      return row !== undefined;
    },
    'the first document is read',
    30_000,
  );
  const walk = await open(host, { language });
  const { page, t } = walk;
  await page.evaluate((hash) => (location.hash = hash), `#/read/${row.proposal}`);
  const paper = page.getByRole('region', { name: t('read-document', { number: row.number }) });
  await paper.locator('.words span').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
  const view = await host.call('document_open', { proposal: row.proposal });
  const { document } = view;
  const text = await host.call('page_words', { document, page: 1 });
  const points = Array.from(text.text);
  const crop = view.pages[0].crop;
  const slice = (word) => points.slice(word.start, word.start + word.length).join('');
  /** A point of a word: `part` of its breadth from its beginning. */
  const at = async (word, part) => {
    const sheet = await page.locator('[data-sheet]').first().boundingBox();
    const unit = sheet.width / (crop[2] - crop[0]);
    return {
      x: sheet.x + (word.box[0] + (word.box[2] - word.box[0]) * part - crop[0]) * unit,
      y: sheet.y + (crop[3] - (word.box[1] + word.box[3]) / 2) * unit,
    };
  };
  const marks = async () => (await host.call('marks_list', { proposal: row.proposal })).marks;
  /** What is selected, by the mark that a key makes of it, which is then removed. */
  const taken = async () => {
    await page.keyboard.press('h');
    await until(async () => (await marks()).length > 0, 'a key makes a highlight');
    const made = await marks();
    for (const mark of made) await host.call('mark_delete', { mark: mark.mark });
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
    return made.map((mark) => mark.quote).join(' ');
  };
  const press = async (point, times) => {
    // Presses long ago do not count with these.
    await page.waitForTimeout(500);
    await page.mouse.click(point.x, point.y, { clickCount: times, delay: 20 });
    await page.waitForTimeout(150);
  };
  return {
    host,
    walk,
    page,
    t,
    row,
    document,
    text,
    points,
    slice,
    at,
    marks,
    taken,
    press,
    paper,
  };
}

describe('reading', () => {
  it('takes words, lines and paragraphs whole', { timeout: 120_000 }, async () => {
    const { host, walk, page, text, points, slice, at, taken, press } = await reading();
    try {
      const words = text.words.filter((word) => /^\p{L}{5,}$/u.test(slice(word)) && word.start > 0);
      const long = words[2];
      for (const part of [0.02, 0.3, 0.5, 0.97]) {
        await press(await at(long, part), 2);
        assert.equal(await taken(), slice(long), `two presses at ${part} of a word take the word`);
      }
      const lineOf = (word) => {
        let start = word.start;
        while (start > 0 && points[start - 1] !== '\n') start -= 1;
        let end = word.start;
        while (end < points.length && points[end] !== '\n') end += 1;
        return points.slice(start, end).join('').trim();
      };
      await press(await at(long, 0.5), 3);
      assert.equal(await taken(), lineOf(long), 'three take the line');
      await press(await at(long, 0.5), 4);
      const paragraph = await taken();
      assert(
        paragraph.includes(lineOf(long)) && paragraph.length >= lineOf(long).length,
        'four take the paragraph around it',
      );

      // From the middle of one word to the middle of another, after a double press: both are taken whole.
      const line = text.words.filter(
        (word) => lineOf(word) === lineOf(long) && word.start >= long.start,
      );
      const last = line.at(-1);
      const [from, to] = [await at(long, 0.5), await at(last, 0.5)];
      await page.waitForTimeout(500);
      await page.mouse.click(from.x, from.y);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down({ clickCount: 2 });
      await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up({ clickCount: 2 });
      await page.waitForTimeout(150);
      assert.equal(
        await taken(),
        points.slice(long.start, last.start + last.length).join(''),
        'pulled on, whole words are taken',
      );
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });

  it('finds and marks by the keyboard, and grows with Shift', { timeout: 120_000 }, async () => {
    const { host, walk, page, text, slice, marks } = await reading();
    try {
      const word = text.words.find((one) => /^\p{L}{6,}$/u.test(slice(one)) && one.start > 40);
      const query = slice(word);
      await page.keyboard.press('Control+f');
      await page.keyboard.type(query);
      await page.locator('rect.hit.active').first().waitFor();
      await picture(page, 'find');
      await page.keyboard.press('Control+Shift+H');
      await until(async () => (await marks()).length === 1, 'a hit is marked from the field');
      const [mark] = await marks();
      assert.equal(mark.quote.toLowerCase(), query.toLowerCase(), 'the words that were found');
      await host.call('mark_delete', { mark: mark.mark });

      // The next hit, then on the page: Shift grows what was found by a word.
      await page.keyboard.press('F3');
      await page.keyboard.press('Shift+F3');
      await page.locator('.paper').first().focus();
      await page.keyboard.press('Control+Shift+ArrowRight');
      await page.waitForTimeout(200);
      await page.keyboard.press('h');
      await until(async () => (await marks()).length === 1, 'what was grown is marked');
      const [grown] = await marks();
      assert(
        grown.quote.toLowerCase().startsWith(query.toLowerCase()) &&
          grown.quote.length > query.length,
        `the hit and the next word: ${grown.quote}`,
      );
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });

  it('draws a frame and puts a note where the pointer is', { timeout: 120_000 }, async () => {
    const { host, walk, page, t, text, at, marks, paper } = await reading();
    try {
      const from = await at(text.words[3], 0);
      await page.locator('.paper').first().focus();
      await page.keyboard.press('a');
      await page.getByText(t('read-tool-area-hint')).first().waitFor();
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 30, { steps: 3 });
      await page.mouse.move(from.x + 160, from.y + 70, { steps: 3 });
      await page.mouse.up();
      await until(async () => (await marks()).length === 1, 'a frame is drawn');
      const [area] = await marks();
      assert.equal(area.kind, 'area', 'as a frame');
      await paper.locator('rect.area').waitFor();
      await picture(page, 'area');
      // The open frame is moved by the keyboard, with a word for each undo.
      const before = area.boxes[0];
      await page.locator('.paper').first().focus();
      await page.keyboard.press('Shift+ArrowRight');
      await until(
        async () => (await marks())[0].boxes[0][0] > before[0],
        'Shift and an arrow move it',
      );
      await page.keyboard.press('Shift+Alt+ArrowRight');
      await until(async () => {
        const [x0, , x1] = (await marks())[0].boxes[0];
        return x1 - x0 > before[2] - before[0];
      }, 'with Alt they change its size');
      await page.keyboard.press('Escape');

      await page.keyboard.press('t');
      await page.mouse.click(from.x + 40, from.y + 150);
      await until(async () => (await marks()).length === 2, 'a note is put');
      await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      await page.keyboard.type('No baseline.');
      await until(
        async () => (await marks()).some((mark) => mark.note === 'No baseline.'),
        'and its words are kept',
      );
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });

  it('says so where a page cannot be drawn, after it was asked for once more', async () => {
    const { walk, host, page, t } = await reading();
    try {
      let asked = 0;
      await page.route('**/paper/**', (route) => {
        asked += 1;
        return route.fulfill({ status: 422 });
      });
      await page.reload();
      await page.getByText(t('read-page-missing')).first().waitFor();
      assert(asked >= 2, 'each is asked for twice');
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });
});
