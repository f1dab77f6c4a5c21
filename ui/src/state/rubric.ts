// Criteria as scales for the parts that show them, and the words of a step.
import type { ConfidenceScale, Criterion } from '../bridge';
import { countsHalves, faceOf, wordsOf, type Labelled } from './halves';

/** Whole steps between two ends, as `parts/scale` shows them. */
export interface Scale {
  min: number;
  max: number;
  /** Shown and typed in halves of the steps. */
  halves: boolean;
  steps: { value: number; face: string; label: string | undefined }[];
}

export function criterionScale(criterion: Criterion): Scale {
  return scaleOf(criterion);
}

export function confidenceScale(scale: ConfidenceScale): Scale {
  return scaleOf(scale);
}

function scaleOf(scale: Labelled): Scale {
  const { min, max } = scale;
  const count = max - min + 1;
  return {
    min,
    max,
    halves: countsHalves(scale),
    steps:
      count > 0 && count <= 101
        ? Array.from({ length: count }, (_, index) => {
            const value = min + index;
            return { value, face: faceOf(scale, value), label: wordsOf(scale, value) };
          })
        : [],
  };
}

/** *4, strong with minor weaknesses*. */
export function stepWords(criterion: Criterion, step: number): string {
  const label = wordsOf(criterion, step);
  const face = faceOf(criterion, step);
  return label ? `${face}, ${label}` : face;
}

/** A score in a sign or two: the step as it is shown, `x`, or nothing. */
export function scoreFace(
  criterion: Criterion | undefined,
  given: { step: number | null; na: boolean } | undefined,
): string | undefined {
  if (!given) return undefined;
  if (given.na) return 'x';
  if (given.step === null) return undefined;
  return criterion ? faceOf(criterion, given.step) : String(given.step);
}
