// Criteria as scales for the parts that show them, and the words of a step.
import type { ConfidenceScale, Criterion } from '../bridge';

/** Whole steps between two ends, as `parts/scale` shows them. */
export interface Scale {
  min: number;
  max: number;
  steps: { value: number; face: string; label: string | undefined }[];
}

export function criterionScale(criterion: Criterion): Scale {
  return scaleOf(criterion.min, criterion.max, criterion.labels);
}

export function confidenceScale(scale: ConfidenceScale): Scale {
  return scaleOf(scale.min, scale.max, scale.labels);
}

function scaleOf(min: number, max: number, labels: { step: number; label: string }[]): Scale {
  const count = max - min + 1;
  return {
    min,
    max,
    steps:
      count > 0 && count <= 101
        ? Array.from({ length: count }, (_, index) => {
            const value = min + index;
            return {
              value,
              face: String(value),
              label: labels.find((known) => known.step === value)?.label,
            };
          })
        : [],
  };
}

/** *4, strong with minor weaknesses*. */
export function stepWords(criterion: Criterion, step: number): string {
  const label = criterion.labels.find((known) => known.step === step)?.label;
  return label ? `${String(step)}, ${label}` : String(step);
}
