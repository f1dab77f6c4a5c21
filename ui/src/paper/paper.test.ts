// Coordinates, words, selection, search and scrolling on pages made by hand.
import { describe, expect, it } from 'vitest';
import { align, aloudAt } from './align';
import {
  boxToScreen,
  pageSize,
  pointToPage,
  pointToScreen,
  type PageGeometry,
} from './coordinates';
import { findOn } from './find';
import { pictureFor } from './pictures';
import { inSight, layout, pageAt, positionAt, scaleFor, topOf, wanted } from './scroller';
import {
  anchorOf,
  copied,
  extend,
  moved,
  nearestLine,
  placeAt,
  spans,
  step,
  strideOf,
  unitOf,
} from './selection';
import { PageText, type Word } from './text';

/** Lines of text at given places, ten points a glyph, twelve high. */
function pageOf(lines: { text: string; x: number; y: number }[]): PageText {
  const words: Word[] = [];
  let text = '';
  for (const line of lines) {
    if (text) text += '\n';
    let x = line.x * 100;
    for (const [index, word] of line.text.split(' ').entries()) {
      if (index > 0) {
        text += ' ';
        x += 1000;
      }
      const glyphs = Array.from(word);
      words.push({
        start: Array.from(text).length,
        length: glyphs.length,
        box: [x, line.y * 100, x + glyphs.length * 1000, line.y * 100 + 1200],
        edges: glyphs.map((_, glyph) => x + glyph * 1000),
      });
      text += word;
      x += glyphs.length * 1000;
    }
  }
  return new PageText(text, words);
}

const A4: PageGeometry = { box: [0, 0, 59500, 84200], rotate: 0 };

describe('coordinates', () => {
  it.each([0, 90, 180, 270] as const)('go to the screen and back, turned by %i', (rotate) => {
    const page: PageGeometry = { box: [1000, 2000, 61500, 86200], rotate };
    const shown = pointToScreen(page, 12345, 54321, 1.7);
    const back = pointToPage(page, shown.x, shown.y, 1.7);
    expect(back.x).toBeCloseTo(12345, 6);
    expect(back.y).toBeCloseTo(54321, 6);
    const size = pageSize(page, 1.7);
    const whole = boxToScreen(page, page.box, 1.7);
    expect(whole.left, 'the crop begins at the left edge').toBeCloseTo(0, 6);
    expect(whole.width).toBeCloseTo(size.width, 6);
    expect(whole.height).toBeCloseTo(size.height, 6);
  });
  it('count from the top on the screen and from the bottom on the page', () => {
    expect(pointToScreen(A4, 0, 84200, 1)).toEqual({ x: 0, y: 0 });
  });
});

const columns = pageOf([
  { text: 'left one', x: 50, y: 700 },
  { text: 'left two', x: 50, y: 685 },
  { text: 'right one', x: 300, y: 700 },
  { text: 'right two', x: 300, y: 685 },
]);

describe('selection', () => {
  it('stays in the column that the point is in', () => {
    expect(nearestLine(columns, 30000, 70600)?.words[0]?.start, 'right column').toBe(18);
    expect(nearestLine(columns, 5000, 69000)?.words[0]?.start, 'left, second line').toBe(9);
  });
  it('takes a point past the end of a line as its end', () => {
    expect(placeAt(columns, 20000, 70600)).toBe(8);
  });
  it('snaps to the end of a word within two pixels', () => {
    // 300 is nearer to the glyph edge at 400 than to the word's end at 0 only without the snap.
    expect(placeAt(columns, 5000 + 3000 + 650, 70600), 'without').toBe(4);
    expect(placeAt(columns, 5000 + 3000 + 450, 70600, 150), 'with').toBe(4);
  });
  it('follows the order of the text through both columns', () => {
    const pages = () => columns;
    const taken = spans(pages, {
      anchor: { page: 1, offset: 5 },
      focus: { page: 1, offset: 27 },
    });
    expect(copied(pages, taken)).toBe('one\nleft two\nright one');
    expect(columns.boxes(5, 27).length, 'one box for each line').toBe(3);
  });
  it('grows by word, line and paragraph with the number of clicks', () => {
    expect([1, 2, 3, 4, 5].map(unitOf)).toEqual([
      'character',
      'word',
      'line',
      'paragraph',
      'character',
    ]);
    const pages = () => columns;
    const word = extend(pages, { page: 1, offset: 6 }, { page: 1, offset: 6 }, 'word');
    expect(copied(pages, spans(pages, word))).toBe('one');
    const line = extend(pages, { page: 1, offset: 6 }, { page: 1, offset: 6 }, 'line');
    expect(copied(pages, spans(pages, line))).toBe('left one');
    const paragraph = extend(pages, { page: 1, offset: 6 }, { page: 1, offset: 6 }, 'paragraph');
    expect(copied(pages, spans(pages, paragraph)), 'never across columns').toBe(
      'left one\nleft two',
    );
  });
  it('keeps whole words at both ends when it is drawn backwards', () => {
    const pages = () => columns;
    const back = extend(pages, { page: 1, offset: 14 }, { page: 1, offset: 6 }, 'word');
    expect(copied(pages, spans(pages, back))).toBe('one\nleft two');
  });
  it('runs over pages', () => {
    const second = pageOf([{ text: 'goes on here', x: 50, y: 800 }]);
    const pages = (page: number) => (page === 1 ? columns : second);
    const taken = spans(pages, { anchor: { page: 1, offset: 18 }, focus: { page: 2, offset: 7 } });
    expect(taken.map((span) => span.page)).toEqual([1, 2]);
    expect(copied(pages, taken)).toBe('right one\nright two\ngoes on');
  });
  it('keeps 32 characters around a quote', () => {
    const page = pageOf([{ text: 'a '.repeat(40).trim(), x: 10, y: 700 }]);
    const anchor = anchorOf(page, { page: 1, start: 40, end: 45 });
    expect(anchor.prefix).toHaveLength(32);
    expect(anchor.suffix).toHaveLength(32);
    expect(anchor.prefix + anchor.quote + anchor.suffix).toBe(page.slice(8, 77));
  });
  it('counts characters outside the basic plane as one', () => {
    const page = pageOf([{ text: '𝛼𝛽 gamma', x: 10, y: 700 }]);
    expect(page.length).toBe(8);
    expect(page.slice(3, 8)).toBe('gamma');
    expect(anchorOf(page, { page: 1, start: 0, end: 2 }).quote).toBe('𝛼𝛽');
  });
  it('moves by the keys of a text', () => {
    expect(moved(columns, 0, 'word-right')).toBe(4);
    expect(moved(columns, 8, 'line-start')).toBe(0);
    expect(moved(columns, 2, 'down'), 'same place one line down').toBe(11);
    expect(moved(columns, 0, 'up')).toBe(0);
  });
  it('goes on over the end of a page, and back', () => {
    const first = pageOf([{ text: 'last words', x: 10, y: 40 }]);
    const second = pageOf([{ text: 'first words', x: 10, y: 800 }]);
    const pages = (page: number) => [undefined, first, second][page];
    const end = { page: 1, offset: first.length };
    expect(step(pages, end, 'word-right'), 'to the top of the next page').toEqual({
      page: 2,
      offset: 0,
    });
    expect(step(pages, { page: 2, offset: 0 }, 'left'), 'back to the end').toEqual(end);
    expect(step(pages, { page: 2, offset: second.length }, 'down'), 'nothing follows').toEqual({
      page: 2,
      offset: second.length,
    });
  });
  it('knows what a press with Shift means', () => {
    expect(strideOf('ArrowRight', true)).toBe('word-right');
    expect(strideOf('ArrowDown', true)).toBe('paragraph-down');
    expect(strideOf('x', false)).toBeUndefined();
  });
  it('selects right to left and upright words by their glyphs', () => {
    const hebrew = new PageText('\u05d0\u05d1\u05d2', [
      { start: 0, length: 3, box: [1000, 0, 4000, 1200], edges: [4000, 3000, 2000], runs: 'right' },
    ]);
    expect(hebrew.boxes(0, 1), 'the first letter is at the right').toEqual([[3000, 0, 4000, 1200]]);
    expect(placeAt(hebrew, 1100, 600), 'behind the last letter, at the left').toBe(3);
    const upright = new PageText('up', [
      { start: 0, length: 2, box: [0, 1000, 1200, 3000], edges: [1000, 2000], runs: 'up' },
    ]);
    expect(upright.boxes(1, 2), 'the second letter is above').toEqual([[0, 2000, 1200, 3000]]);
    expect(placeAt(upright, 600, 2900)).toBe(2);
  });
});

describe('find', () => {
  it('opens ligatures, forgets accents and case, and crosses line ends', () => {
    const page = pageOf([
      { text: 'Une eﬃcacité remar-', x: 10, y: 700 },
      { text: 'quable du réseau', x: 10, y: 685 },
    ]);
    const [hit] = findOn(page, 1, 'EFFICACITE');
    expect(page.slice(hit?.start ?? 0, hit?.end ?? 0)).toBe('eﬃcacité');
    const [broken] = findOn(page, 1, 'remarquable du');
    expect(page.slice(broken?.start ?? 0, broken?.end ?? 0)).toBe('remar-\nquable du');
    expect(findOn(page, 1, '  '), 'nothing is not everywhere').toEqual([]);
  });
});

describe('scrolling', () => {
  const pages = Array.from({ length: 300 }, () => A4);
  const laid = layout(pages, 1);
  it('finds the page at a height without looking at all of them', () => {
    expect(pageAt(laid, 0)).toBe(1);
    expect(pageAt(laid, laid.height)).toBe(300);
    const tenth = laid.pages[9];
    expect(pageAt(laid, (tenth?.top ?? 0) + 1)).toBe(10);
  });
  it('asks for the page in sight first, then two ahead in the direction of travel', () => {
    const sight = inSight(laid, laid.pages[9]?.top ?? 0, 600);
    expect(wanted(sight, 300, 1)).toEqual([10, 11, 12, 9]);
    expect(wanted(sight, 300, -1)).toEqual([10, 9, 8, 11]);
    expect(wanted({ first: 1, last: 1, reading: 1 }, 300, -1)).toEqual([1, 2]);
  });
  it('keeps the place when the zoom changes', () => {
    const place = positionAt(laid, (laid.pages[99]?.top ?? 0) + 400);
    const larger = layout(pages, 2);
    expect(positionAt(larger, topOf(larger, place)).page).toBe(100);
    expect(topOf(larger, place) - (larger.pages[99]?.top ?? 0)).toBeCloseTo(800, 3);
  });
  it('fits the width of the widest page', () => {
    const wide: PageGeometry = { box: [0, 0, 84200, 59500], rotate: 0 };
    expect(scaleFor('width', [A4, wide], { width: 882, height: 700 })).toBeCloseTo(1, 6);
  });
});

describe('pictures', () => {
  it('have the pixels of the screen, and come in bands when large', () => {
    expect(pictureFor({ width: 714, height: 1010 }, 1)).toEqual({ width: 714, bands: 1 });
    expect(pictureFor({ width: 714, height: 1010 }, 2)).toEqual({ width: 1428, bands: 4 });
    expect(pictureFor({ width: 9000, height: 900 }, 1).width, 'never without bound').toBe(4096);
  });
});

describe('text read aloud', () => {
  it('leads back to the words on the page', () => {
    const slice = Array.from('a remark-\nable find\nof ours');
    const aloud = Array.from('a remarkable find of ours');
    const offsets = align(aloud, slice);
    const at = (word: string) => aloud.join('').indexOf(word);
    expect(slice.slice(offsets[at('able')], (offsets[at('able')] ?? 0) + 4).join('')).toBe('able');
    expect(offsets[at('of')], 'a line break is a blank').toBe(20);
    expect(offsets.at(-1), 'the end is the end').toBe(slice.length);
    expect(aloudAt(offsets, 20)).toBe(at('of'));
  });
});
