import { describe, expect, it } from 'vitest';
import { Selecting } from './selecting';
import type { PageSpan } from './selection';
import { PageText } from './text';

/** Two words, ten points a glyph. */
const page = new PageText('one three', [
  { start: 0, length: 3, box: [0, 0, 3000, 1200], edges: [0, 1000, 2000] },
  { start: 4, length: 5, box: [4000, 0, 9000, 1200], edges: [4000, 5000, 6000, 7000, 8000] },
]);
const words = (of: number) => (of === 1 ? page : undefined);
const at = (offset: number) => ({ page: 1, offset });
const press = (timeStamp: number, x: number, shiftKey = false) => ({
  timeStamp,
  clientX: x,
  clientY: 0,
  shiftKey,
});

function begin() {
  const told: PageSpan[][] = [];
  const selecting = new Selecting(words, (chosen) => told.push(chosen));
  return { selecting, last: () => told.at(-1)?.map(({ start, end }) => [start, end]) };
}

describe('a selection in the making', () => {
  it('begins with nothing, follows the mouse, and grows with Shift', () => {
    const { selecting, last } = begin();
    selecting.press(press(1000, 0), at(1));
    expect(last(), 'a press alone chooses nothing').toEqual([]);
    selecting.to(at(6));
    expect(last(), 'over two words').toEqual([[1, 6]]);
    selecting.press(press(5000, 90, true), at(9));
    expect(last(), 'with Shift from where it began').toEqual([[1, 9]]);
    selecting.forget();
    selecting.press(press(9000, 90, true), at(9));
    expect(last(), 'what was forgotten does not grow').toEqual([]);
  });

  it('takes a word at the second press near the first, and whole words from there', () => {
    const { selecting, last } = begin();
    selecting.press(press(1000, 0), at(1));
    selecting.press(press(1200, 3), at(1));
    expect([last(), selecting.byUnits], 'the word').toEqual([[[0, 3]], true]);
    selecting.to(at(6));
    expect(last(), 'and the next one whole').toEqual([[0, 9]]);
    selecting.press(press(1400, 80), at(6));
    expect(selecting.byUnits, 'far away it is a first press again').toBe(false);
    selecting.press(press(3000, 80), at(6));
    expect(selecting.byUnits, 'and so it is after a while').toBe(false);
  });

  it('goes on with keys where the mouse stopped, or from a given place', () => {
    const { selecting, last } = begin();
    expect(
      selecting.grow('right', () => undefined),
      'nothing to begin with',
    ).toBeUndefined();
    selecting.take({ page: 1, start: 0, end: 3 });
    selecting.grow('right', () => undefined);
    expect(last(), 'a blank at the end is not chosen').toEqual([[0, 3]]);
    const other = begin();
    other.selecting.grow('right', () => ({ anchor: at(4), focus: at(4) }));
    expect(other.last(), 'from the place in sight').toEqual([[4, 5]]);
    other.selecting.to(at(9));
    expect(other.last(), 'which the mouse takes up').toEqual([[4, 9]]);
  });
});
