import { describe, expect, it } from 'vitest';
import type { Box } from './coordinates';
import { byPage, holds, markAt, noteBox, nudged, shifted, type PaperMark } from './marked';

const box: Box = [1000, 1000, 3000, 2000];

describe('what lies on a page', () => {
  it('is found at a point, the one on top first, and a little beside it', () => {
    const mark = (id: string, page: number): PaperMark => ({
      id,
      page,
      kind: 'highlight',
      boxes: [box],
      colour: 'amber',
    });
    const marks = [mark('below', 1), mark('above', 1), mark('elsewhere', 2)];
    expect(markAt(marks, 1, { x: 1500, y: 1500 })?.id, 'the later one').toBe('above');
    expect(markAt(marks, 1, { x: 3200, y: 1500 })?.id, 'two points beside it').toBe('above');
    expect(markAt(marks, 1, { x: 3400, y: 1500 }), 'four points beside it').toBeUndefined();
    expect(markAt(marks, 3, { x: 1500, y: 1500 }), 'another page').toBeUndefined();
    expect(holds(box, { x: 3000, y: 2000 }), 'its edge is part of it').toBe(true);
  });

  it('is put elsewhere by keys and never becomes nothing', () => {
    expect(shifted(box, 5, -5)).toEqual([1005, 995, 3005, 1995]);
    expect(nudged(box, 'ArrowUp', false)).toEqual([1000, 1400, 3000, 2400]);
    expect(nudged(box, 'ArrowRight', true), 'wider').toEqual([1000, 1000, 3400, 2000]);
    expect(nudged(box, 'ArrowUp', true), 'less high').toEqual([1000, 1400, 3000, 2000]);
    const small: Box = [0, 0, 400, 400];
    expect(nudged(small, 'ArrowLeft', true), 'not narrower than a step').toEqual(small);
    expect(nudged(box, 'a', false), 'another key').toBeUndefined();
  });

  it('begins where a note is put', () => {
    expect(noteBox({ x: 100.4, y: 5000.6 })).toEqual([100, 3201, 1900, 5001]);
  });

  it('knows the links of a page', () => {
    const link = (page: number) => ({ page, box, to: 1, y: null, address: null });
    const on = byPage([link(1), link(2), link(1)]);
    expect([on.get(1)?.length, on.get(2)?.length, on.get(3)]).toEqual([2, 1, undefined]);
  });
});
