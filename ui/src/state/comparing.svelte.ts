// Proposals side by side, one criterion through all of them, and scores changed in either place.
import type { Comparison, Criterion, CriterionList, CriterionRow, ProposalRow } from '../bridge';
import { t } from '../words/index.svelte';
import type { Paraph } from './paraph.svelte';
import { faceOf } from './halves';
import { stepWords } from './rubric';

export class Comparing {
  readonly comparison;
  readonly criterionList;
  readonly all;
  /** Two to four proposals. */
  chosen = $state.raw<readonly string[]>([]);
  criterion = $state<string | undefined>();
  /** Only those scored before I had scored ten. */
  early = $state(false);
  readonly #paraph: Paraph;

  constructor(paraph: Paraph) {
    this.#paraph = paraph;
    this.comparison = paraph.live<Comparison>(['reviews', 'marks', 'proposals'], () =>
      this.chosen.length >= 2
        ? paraph.ask('compare_get', { proposals: [...this.chosen] })
        : undefined,
    );
    this.criterionList = paraph.live<CriterionList>(['reviews', 'marks', 'proposals'], () =>
      this.criterion
        ? paraph.ask('criterion_list', {
            criterion: this.criterion,
            ...(this.early ? { before: 10 } : {}),
          })
        : undefined,
    );
    this.all = paraph.live(['reviews', 'proposals', 'conflicts'], () =>
      paraph.ask('scores_table', {}),
    );
  }

  /** Rows that can be compared: open, and not withdrawn. */
  get rows(): ProposalRow[] {
    return (this.all.value?.rows ?? []).filter((row) => row.state !== 'withdrawn');
  }

  async score(
    of: { proposal: string; number: string },
    criterion: Criterion,
    step: number | undefined,
    na = false,
  ): Promise<void> {
    const answer = await this.#paraph.do('score_set', {
      proposal: of.proposal,
      criterion: criterion.id,
      ...(na ? { na: true } : step === undefined ? {} : { step }),
    });
    if (!answer) return;
    this.#paraph.voice.say(
      t('card-say', {
        step: na
          ? t('card-cannot-short')
          : step === undefined
            ? t('card-cleared')
            : stepWords(criterion, step),
        criterion: `${criterion.title}, ${of.number}`,
        done: answer.scored,
        of: answer.of,
      }),
    );
    await Promise.all([
      this.comparison.refresh(),
      this.criterionList.refresh(),
      this.all.refresh(),
    ]);
  }

  /** A step up or down in the list of one criterion: better is up. */
  async move(row: CriterionRow, criterion: Criterion, by: 1 | -1): Promise<void> {
    if (row.step === null) return;
    const to = row.step + (criterion.high_is_best ? by : -by);
    if (to < criterion.min || to > criterion.max) return;
    await this.score(row, criterion, to);
    this.#paraph.voice.tell(
      t('compare-moved', {
        number: row.number,
        criterion: criterion.title,
        from: faceOf(criterion, row.step),
        to: faceOf(criterion, to),
      }),
      [{ label: t('undo-act'), run: () => void this.#paraph.undo() }],
    );
  }
}
