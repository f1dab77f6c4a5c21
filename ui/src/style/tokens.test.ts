// The pairs of colours that carry text or edges keep their contrast in both schemes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/style/tokens.css', 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [
    match[1] ?? '',
    (match[2] ?? '').trim(),
  ]),
);

function colour(name: string, scheme: 'light' | 'dark'): string {
  const value = tokens.get(name) ?? '';
  const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (reference) return colour(reference, scheme);
  const both = /^light-dark\((#\w+),\s*(#\w+)\)$/.exec(value);
  return (scheme === 'light' ? both?.[1] : both?.[2]) ?? value;
}

function luminance(hex: string): number {
  const part = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (x + 0.05) / (y + 0.05);
}

const TEXT = ['ink', 'soft', 'accent', 'good', 'warn', 'bad'];
const GROUNDS = ['paper', 'sheet', 'well', 'raw-paper-office', 'accent-well'];

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  it.each(TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))(
    '%s on %s can be read',
    (text, ground) => {
      expect(
        contrast(colour(text, scheme), colour(ground, scheme)),
        'text needs 4.5 : 1 (WCAG 1.4.3)',
      ).toBeGreaterThanOrEqual(4.5);
    },
  );
  it.each([
    ['good', 'good-well'],
    ['warn', 'warn-well'],
    ['bad', 'bad-well'],
    ['on-accent', 'accent'],
  ])('%s on %s can be read', (text, ground) => {
    expect(
      contrast(colour(text, scheme), colour(ground, scheme)),
      'text needs 4.5 : 1 (WCAG 1.4.3)',
    ).toBeGreaterThanOrEqual(4.5);
  });
  it.each(['paper', 'sheet', 'well'])('the edge of a control is seen on %s', (ground) => {
    expect(
      contrast(colour('control', scheme), colour(ground, scheme)),
      'an edge needs 3 : 1 (WCAG 1.4.11)',
    ).toBeGreaterThanOrEqual(3);
  });
});
