// What is missing from reviews, put together for whoever wants to see at a glance how much it is and where.
import type { HandInMissing, Missing } from '../bridge';

/** One kind of missing part in a review: the criteria that miss it; none where it is the whole review's. */
export interface MissingGroup {
  what: Missing;
  criteria: string[];
}

/** In the order in which they are done. */
const ORDER: readonly Missing[] = [
  'conflict',
  'score',
  'rationale',
  'evidence',
  'applicant',
  'confidence',
];

export function missingGroups({ parts }: Pick<HandInMissing, 'parts'>): MissingGroup[] {
  return ORDER.filter((what) => parts.some((part) => part.what === what)).map((what) => ({
    what,
    criteria: parts.flatMap((part) =>
      part.what === what && part.criterion !== null ? [part.criterion] : [],
    ),
  }));
}

export function missingSums(
  missing: readonly Pick<HandInMissing, 'parts'>[],
): { what: Missing; count: number }[] {
  const parts = missing.flatMap((one) => one.parts);
  return ORDER.map((what) => ({
    what,
    count: parts.filter((part) => part.what === what).length,
  })).filter(({ count }) => count > 0);
}
