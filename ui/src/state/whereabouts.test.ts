import { describe, expect, it } from 'vitest';
import { PIXELS_PER_POINT } from '../paper/coordinates';
import { Whereabouts } from './whereabouts.svelte';

function begin() {
  const gone: unknown[] = [];
  const paper = {
    goTo: (page: number) => void gone.push(['page', page]),
    beginAt: (to: { page: number; part: number }) => void gone.push(['begin', to.page, to.part]),
    focus: () => undefined,
  };
  const text = {
    goTo: (page: number, part?: number) => void gone.push(['text', page, part]),
    focus: () => undefined,
  };
  return { where: new Whereabouts(() => ({ paper, text })), gone };
}
const stopped = { page: 3, y: 50, zoom: 120, text_view: false };

describe('where I am in a document', () => {
  it('begins where I stopped, or where an address says', () => {
    const { where, gone } = begin();
    where.begin('a', 0, stopped);
    expect([where.page, where.zoom, gone.pop()]).toEqual([3, 1.2, ['begin', 3, 0.5]]);
    expect([where.isIn(), where.isIn('a'), where.isIn('b')]).toEqual([true, true, false]);
    where.begin('b', 7, { ...stopped, text_view: true });
    expect([where.page, where.textView, gone.pop()]).toEqual([7, false, ['begin', 7, 0]]);
    where.begin('c', 0, null);
    expect([where.page, gone.length], 'a new one at its first page').toEqual([1, 0]);
    where.leave(true);
    expect([where.isIn(), where.textView], 'another proposal').toEqual([false, true]);
  });

  it('finds back to where one jumped from, in pictures and in text', () => {
    const { where, gone } = begin();
    where.begin('a', 2, null);
    where.jump(9);
    expect(gone.pop()).toEqual(['page', 9]);
    where.page = 9;
    expect([where.travel('back'), gone.pop()]).toEqual([2, ['begin', 2, 0]]);
    where.textView = true;
    expect([where.travel('on'), gone.pop()]).toEqual([9, ['text', 9, 0]]);
    expect(where.travel('on'), 'no further').toBeUndefined();
  });

  it('grows and shrinks within limits and turns all the way round', () => {
    const { where } = begin();
    where.scale = PIXELS_PER_POINT;
    where.stepZoom(1.2);
    expect([where.zoom, where.percent]).toEqual([1.2, 100]);
    where.scale = 5 * PIXELS_PER_POINT;
    where.stepZoom(1.2);
    expect(where.zoom, 'not beyond 500 %').toBe(5);
    for (const turn of [90, 180, 270, 0]) {
      where.rotate();
      expect(where.turn).toBe(turn);
    }
  });
});
