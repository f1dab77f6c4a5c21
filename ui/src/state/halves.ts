// Steps of a half. A grid counts in whole steps; a scale whose labels begin with half of each step (`0`, `0.5`,
// `1` …) is shown and typed in halves. What is stored and what travels are the whole steps with these labels.
import { number } from '../words/format';

export interface Labelled {
  min: number;
  max: number;
  labels: readonly { step: number; label: string }[];
}

const NUMBERED = /^(\d+(?:[.,]5)?)(?![\d.,])\s*[:–=-]?\s*/;

function numberOf(label: string): number | undefined {
  const found = NUMBERED.exec(label.trim())?.[1];
  return found === undefined ? undefined : Number(found.replace(',', '.'));
}

export function countsHalves({ min, max, labels }: Labelled): boolean {
  if (max <= min || max - min > 200) return false;
  const by = new Map(labels.map(({ step, label }) => [step, label]));
  for (let step = min; step <= max; step += 1) {
    if (numberOf(by.get(step) ?? '') !== step / 2) return false;
  }
  return true;
}

/** A step as it is shown: `7` of a scale in halves is 3.5. */
export function faceOf(scale: Labelled, step: number): string {
  if (!countsHalves(scale)) return String(step);
  return step % 2 === 0 ? String(step / 2) : number(step / 2, 1);
}

/** The words of a step, without the number by which halves are told. */
export function wordsOf(scale: Labelled, step: number): string | undefined {
  const label = scale.labels.find((known) => known.step === step)?.label;
  if (label === undefined || !countsHalves(scale)) return label;
  return label.trim().replace(NUMBERED, '') || undefined;
}

/** A label that tells half of its step; always with a point, so that one grid is one grid in every language. */
export function labelOf(step: number, words: string): string {
  return `${String(step / 2)} ${words}`.trim();
}

/** The same scale in halves: each whole step keeps its words. */
export function inHalves(scale: Labelled): Labelled {
  const [min, max] = [scale.min * 2, scale.max * 2];
  return {
    min,
    max,
    labels: Array.from({ length: max - min + 1 }, (_, index) => {
      const step = min + index;
      const words = step % 2 === 0 ? scale.labels.find((one) => one.step === step / 2)?.label : '';
      return { step, label: labelOf(step, words ?? '') };
    }),
  };
}

/** The same scale in whole steps again; the words of halves are lost, those of whole steps stay. */
export function inWholes(scale: Labelled): Labelled {
  const [min, max] = [Math.ceil(scale.min / 2), Math.floor(scale.max / 2)];
  return {
    min,
    max,
    labels: Array.from({ length: max - min + 1 }, (_, index) => ({
      step: min + index,
      label: wordsOf(scale, (min + index) * 2) ?? '',
    })).filter(({ label }) => label !== ''),
  };
}
