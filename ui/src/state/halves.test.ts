import { describe, expect, it } from 'vitest';
import { countsHalves, faceOf, inHalves, inWholes, wordsOf } from './halves';

const whole = {
  min: 0,
  max: 3,
  labels: [
    { step: 0, label: 'absent' },
    { step: 3, label: '3 is good' },
  ],
};

describe('steps of a half', () => {
  it('are told by the labels of all steps', () => {
    const halves = inHalves(whole);
    expect(countsHalves(whole), 'whole steps').toBe(false);
    expect(countsHalves(halves), 'half of each step stands in its label').toBe(true);
    expect([halves.min, halves.max], 'stored as whole steps').toEqual([0, 6]);
    expect(faceOf(halves, 5), 'shown as halves').toBe('2.5');
    expect(faceOf(halves, 4)).toBe('2');
    expect(wordsOf(halves, 0), 'without the number').toBe('absent');
    expect(wordsOf(halves, 1), 'a step without words').toBeUndefined();
    expect(
      countsHalves({ ...halves, labels: halves.labels.filter((one) => one.step !== 5) }),
      'one without a number, and the scale is what it says',
    ).toBe(false);
  });

  it('can be taken back', () => {
    expect(inWholes(inHalves(whole)), 'the words of whole steps stay').toEqual(whole);
  });

  it('are not guessed from words', () => {
    const labels = [0, 1, 2].map((step) => ({ step, label: `${String(step)} points` }));
    expect(countsHalves({ min: 0, max: 2, labels }), 'their own number is no half').toBe(false);
  });
});
