// Digits that score: at once where no longer number can follow, after a wait or Enter otherwise.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DigitReader, digitOf, isTrack, type Scale } from './scale';

const scale = (min: number, max: number): Scale => ({
  min,
  max,
  steps: Array.from({ length: max - min + 1 }, (_, index) => ({
    value: min + index,
    face: String(min + index),
  })),
});

const press = (code: string) => ({ code, ctrlKey: false, altKey: false, metaKey: false });

describe('a digit key', () => {
  it('is known by its place, Shift or not, and on the number pad', () => {
    expect(digitOf(press('Digit4'))).toBe(4);
    expect(digitOf(press('Numpad0'))).toBe(0);
    expect(digitOf(press('KeyQ'))).toBeUndefined();
    expect(digitOf({ ...press('Digit4'), ctrlKey: true }), 'Ctrl+4 goes elsewhere').toBeUndefined();
  });
});

describe('reading digits', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  function reader() {
    const scored: number[] = [];
    return { scored, reader: new DigitReader((value) => scored.push(value)) };
  }

  it('scores at once on a scale of single digits', () => {
    const { scored, reader: read } = reader();
    expect(read.digit(4, scale(0, 5))).toBe(true);
    expect(scored).toEqual([4]);
  });
  it('leaves a digit that is no step alone', () => {
    const { scored, reader: read } = reader();
    expect(read.digit(9, scale(0, 5))).toBe(false);
    expect(read.digit(0, scale(1, 5)), 'the scale begins at 1').toBe(false);
    expect(scored).toEqual([]);
  });
  it('waits 700 ms for a second digit where one may follow', () => {
    const { scored, reader: read } = reader();
    read.digit(1, scale(0, 10));
    expect(scored, '10 may follow').toEqual([]);
    read.digit(0, scale(0, 10));
    expect(scored).toEqual([10]);
    read.digit(1, scale(0, 10));
    vi.advanceTimersByTime(700);
    expect(scored).toEqual([10, 1]);
  });
  it('takes Enter as the end', () => {
    const { scored, reader: read } = reader();
    read.digit(1, scale(0, 100));
    expect(read.end(scale(0, 100))).toBe(true);
    expect(scored).toEqual([1]);
    expect(read.end(scale(0, 100)), 'nothing waits').toBe(false);
  });
});

it('a scale of up to eleven steps is a track, a longer one a number', () => {
  expect(isTrack(scale(0, 9))).toBe(true);
  expect(isTrack(scale(0, 100))).toBe(false);
});
