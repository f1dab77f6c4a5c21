// What differs from the last hand-in, in words.
import type { LineDetail } from '../bridge';
import { t } from '../words/index.svelte';

const TEXTS = ['rationale', 'applicant', 'committee'];

/** Texts, which have more to show than a line says; and the rest. */
export function textsApart(details: readonly LineDetail[]): [LineDetail[], LineDetail[]] {
  const text = (detail: LineDetail) => TEXTS.includes(detail.what);
  return [details.filter(text), details.filter((detail) => !text(detail))];
}

function judged(value: string | null): string {
  if (value === 'x') return t('row-cannot');
  return value ?? t('scores-empty');
}

/** *Feasibility 4 → 3*, *reasons for Impact changed*, *2 passages added for Impact*. */
export function shortDetail(detail: LineDetail, titleOf: (criterion: string | null) => string) {
  const criterion = titleOf(detail.criterion);
  switch (detail.what) {
    case 'score':
      return t('since-score', {
        criterion,
        before: judged(detail.before),
        after: judged(detail.after),
      });
    case 'confidence':
      return t('since-confidence', {
        before: judged(detail.before),
        after: judged(detail.after),
      });
    case 'evidence':
      return [
        ...(detail.added > 0
          ? [t('since-passages-added', { count: detail.added, criterion })]
          : []),
        ...(detail.removed > 0
          ? [t('since-passages-removed', { count: detail.removed, criterion })]
          : []),
      ].join(' · ');
    case 'rationale':
    case 'applicant':
    case 'committee':
      return t(`since-${detail.what}`, {
        criterion,
        how: detail.before === null ? 'added' : detail.after === null ? 'removed' : 'changed',
      });
    case 'withdrawn':
      return t(detail.after === null ? 'since-back' : 'since-withdrawn');
    case 'basis':
      return t('since-basis');
  }
}
