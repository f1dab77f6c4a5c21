import { describe, expect, it } from 'vitest';
import { missingGroups, missingSums } from './missing';

const parts = (...given: [string, string | null][]) => ({
  parts: given.map(([what, criterion]) => ({ what: what as 'score', criterion })),
});

describe('what is missing', () => {
  it('is one group of each kind for a proposal, in the order of work', () => {
    expect(
      missingGroups(
        parts(
          ['rationale', 'merit'],
          ['score', 'impact'],
          ['rationale', 'impact'],
          ['confidence', null],
        ),
      ),
      'scores come before reasons, and the whole review comes last',
    ).toEqual([
      { what: 'score', criteria: ['impact'] },
      { what: 'rationale', criteria: ['merit', 'impact'] },
      { what: 'confidence', criteria: [] },
    ]);
  });

  it('is counted over all proposals', () => {
    expect(
      missingSums([
        parts(['score', 'a'], ['confidence', null]),
        parts(['score', 'a'], ['score', 'b']),
      ]),
      'kinds of which nothing is missing are not named',
    ).toEqual([
      { what: 'score', count: 3 },
      { what: 'confidence', count: 1 },
    ]);
  });
});
