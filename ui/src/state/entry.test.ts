import { describe, expect, it } from 'vitest';
import { parseAmount, zoneText, zoneTime } from './entry';

describe('amounts as people type them', () => {
  it.each([
    ['110 000 000', 0, 110_000_000],
    ['1,234,567', 0, 1_234_567],
    ['1’234.50', 2, 123_450],
    ['12,5', 2, 1250],
    ['0', 0, 0],
  ])('%s with %i digits', (text, digits, value) => {
    expect(parseAmount(text, digits), 'the amount that a reader understands').toBe(value);
  });
  it.each(['', 'ten', '-5', '1.2.3', '5.25'])('%s is no amount in whole units', (text) => {
    expect(parseAmount(text, 0), 'it is marked and kept, not guessed').toBeUndefined();
  });
});

describe('times on a clock in a zone', () => {
  it.each([
    ['2026-12-12 23:59', 'Europe/Paris', '2026-12-12T22:59:00Z'],
    ['2026-07-01 09:00', 'Europe/Paris', '2026-07-01T07:00:00Z'],
    ['2026-12-12', 'UTC', '2026-12-12T23:59:00Z'],
    ['2026-03-29 03:30', 'Europe/Paris', '2026-03-29T01:30:00Z'],
  ])('%s in %s', (text, zone, time) => {
    expect(zoneTime(text, zone), 'the moment that the clock there shows').toBe(time);
  });
  it('comes back as it was typed', () => {
    const time = zoneTime('2026-11-25 18:05', 'America/New_York');
    expect(zoneText(time, 'America/New_York'), 'a field shows what was meant').toBe(
      '2026-11-25 18:05',
    );
  });
  it.each(['tomorrow', '2026-02-30 10:00', '25.11.2026'])('%s is no time', (text) => {
    expect(zoneTime(text, 'UTC'), 'it is marked and kept').toBeUndefined();
  });
});
