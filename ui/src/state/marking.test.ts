import { describe, expect, it } from 'vitest';
import type { PageSpan } from '../paper/selection';
import { Marking, type Maker } from './marking.svelte';
import type { Mark } from './wire';

const span: PageSpan = { page: 1, start: 4, end: 9 };
const mark = { mark: 'm1', page: 2, start: 1, end: 3 } as Mark;

function begin(found: PageSpan[] = []) {
  const made: unknown[] = [];
  const maker: Maker = {
    mark: 'open',
    criterion: 'merit',
    highlight: (spans, colour, criterion) => {
      made.push([spans, colour, criterion]);
      return Promise.resolve(mark);
    },
    rehighlight: (id, spans) => {
      made.push([id, spans]);
      return Promise.resolve();
    },
  };
  return {
    maker,
    made,
    marking: new Marking(
      () => maker,
      () => found,
    ),
  };
}

describe('a mark in the making', () => {
  it('is a highlight of what is selected, for the criterion in focus or the one chosen', async () => {
    const { marking, maker, made } = begin();
    marking.select([span]);
    expect(maker.mark, 'the open mark is closed').toBeUndefined();
    expect(await marking.highlight('amber')).toBe(mark);
    expect([made.pop(), marking.selected]).toEqual([[[span], 'amber', 'merit'], []]);
    marking.tieTo = '';
    marking.select([span]);
    await marking.highlight('blue');
    expect(made.pop(), 'for none').toEqual([[span], 'blue', undefined]);
    expect(await marking.highlight('blue'), 'of nothing').toBeUndefined();
  });

  it('is one of what was found where nothing is selected', async () => {
    const { marking, made } = begin([span]);
    expect(marking.hasWords).toBe(true);
    await marking.highlight('green');
    expect(made.pop()).toEqual([[span], 'green', 'merit']);
  });

  it('is put over other words, and stays the same mark', async () => {
    const { marking, maker, made } = begin();
    expect(marking.adjust(mark)).toEqual({ page: 2, start: 1, end: 3 });
    expect([marking.adjusting, maker.mark]).toEqual(['m1', undefined]);
    marking.select([span]);
    expect(await marking.highlight('amber'), 'no new mark').toBeUndefined();
    expect([made.pop(), maker.mark, marking.adjusting]).toEqual([['m1', [span]], 'm1', undefined]);
    expect(marking.adjust({ ...mark, start: null }), 'a frame has no words').toBeUndefined();
  });

  it('puts a tool away that is asked for twice', () => {
    const { marking } = begin();
    marking.take('area');
    marking.take('note');
    expect(marking.tool).toBe('note');
    marking.take('note');
    expect(marking.tool).toBe('select');
  });
});
