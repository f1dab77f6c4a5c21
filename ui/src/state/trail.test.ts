import { describe, expect, it } from 'vitest';
import { Trail } from './trail.svelte';

const spot = (page: number) => ({ page, part: 0 });

describe('the way back', () => {
  it('leads to the places one jumped from, and on again', () => {
    const trail = new Trail();
    expect(trail.travel('back', spot(1)), 'nowhere yet').toBeUndefined();
    trail.left(spot(1));
    trail.left(spot(5));
    expect(trail.travel('back', spot(9)), 'the last one first').toEqual(spot(5));
    expect(trail.travel('back', spot(5))).toEqual(spot(1));
    expect(trail.canBack, 'the way ends').toBe(false);
    expect(trail.travel('on', spot(1)), 'and on').toEqual(spot(5));
    trail.left(spot(7));
    expect(trail.canForward, 'another jump ends the way on').toBe(false);
  });
});
