import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paced } from './pace';

describe('paced', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** Work that takes so many milliseconds, and how often it was begun. */
  function working(milliseconds: number) {
    const begun: number[] = [];
    const work = () => {
      begun.push(performance.now());
      return new Promise((done) => setTimeout(done, milliseconds));
    };
    return { begun, pace: paced(work) };
  }

  it('does several changes of one act once, soon', async () => {
    const { begun, pace } = working(5);
    for (let change = 0; change < 10; change += 1) pace.poke();
    await vi.advanceTimersByTimeAsync(30);
    expect(begun, 'ten changes at once are one question').toHaveLength(1);
  });

  it('rests eight times as long as it took while changes go on, and ends with the last', async () => {
    const { begun, pace } = working(50);
    for (let change = 0; change < 100; change += 1) {
      pace.poke();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(begun.length, 'a second of changes is some three questions').toBeLessThanOrEqual(3);
    const last = performance.now();
    await vi.advanceTimersByTimeAsync(2000);
    expect(begun.at(-1), 'what changed last is asked for').toBeGreaterThanOrEqual(last - 10);
    const count = begun.length;
    await vi.advanceTimersByTimeAsync(5000);
    expect(begun, 'nothing is asked while nothing changes').toHaveLength(count);
  });

  it('answers a change after a quiet time at once', async () => {
    const { begun, pace } = working(100);
    pace.poke();
    await vi.advanceTimersByTimeAsync(3000);
    const now = performance.now();
    pace.poke();
    await vi.advanceTimersByTimeAsync(30);
    expect(begun.at(-1), 'the rest is over').toBeGreaterThanOrEqual(now);
  });

  it('stops', async () => {
    const { begun, pace } = working(5);
    pace.poke();
    pace.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(begun, 'what was stopped is not done').toHaveLength(0);
  });
});
