// Marks in the making: what is selected, what a press does, which highlight is put over other words, and for which
// criterion.
import type { PageSpan } from '../paper/selection';
import type { MarkColour } from '../paper/view';
import type { Mark } from './wire';

export type Tool = 'select' | 'area' | 'note';

/** What makes marks: the open proposal. */
export interface Maker {
  mark: string | undefined;
  criterion: string | undefined;
  highlight: (
    spans: readonly PageSpan[],
    colour: MarkColour,
    criterion?: string,
  ) => Promise<Mark | undefined>;
  rehighlight: (mark: string, spans: readonly PageSpan[]) => Promise<unknown>;
}

export class Marking {
  selected = $state.raw<PageSpan[]>([]);
  tool = $state<Tool>('select');
  /** The highlight that is put over other words. */
  adjusting = $state<string | undefined>();
  /** The criterion chosen for the next mark; empty for none. */
  tieTo = $state<string | undefined>();
  readonly #maker: () => Maker | undefined;
  readonly #found: () => PageSpan[];

  /** `found` is what a search has hit, which is marked where nothing is selected. */
  constructor(maker: () => Maker | undefined, found: () => PageSpan[]) {
    this.#maker = maker;
    this.#found = found;
  }

  /** The criterion of the next mark. */
  get criterion(): string | undefined {
    return (this.tieTo ?? this.#maker()?.criterion) || undefined;
  }
  get hasWords(): boolean {
    return this.selected.length > 0 || this.#found().length > 0;
  }

  /** Everything that was begun is given up; what is chosen for the next mark stays. */
  forget(): void {
    this.selected = [];
    this.tool = 'select';
    this.adjusting = undefined;
  }

  select(spans: PageSpan[]): void {
    this.selected = spans;
    const maker = this.#maker();
    if (spans.length > 0 && maker) maker.mark = undefined;
  }

  /** The tool that is asked for; asked for twice it is put away. */
  take(tool: Tool): void {
    this.tool = this.tool === tool ? 'select' : tool;
  }

  /** Highlights what is selected or found, or puts the highlight that is being adjusted over it. The mark made. */
  async highlight(colour: MarkColour): Promise<Mark | undefined> {
    const maker = this.#maker();
    const spans = this.selected.length > 0 ? this.selected : this.#found();
    if (!maker || spans.length === 0) return undefined;
    const adjusted = this.adjusting;
    if (adjusted) {
      this.adjusting = undefined;
      this.selected = [];
      await maker.rehighlight(adjusted, spans);
      maker.mark = adjusted;
      return undefined;
    }
    const made = await maker.highlight(spans, colour, this.criterion);
    this.selected = [];
    return made;
  }

  /** Begins to put a highlight over other words; the ones that it is over now. */
  adjust(mark: Mark): PageSpan | undefined {
    const maker = this.#maker();
    if (mark.start === null || mark.end === null || !maker) return undefined;
    const span = { page: mark.page, start: mark.start, end: mark.end };
    this.adjusting = mark.mark;
    maker.mark = undefined;
    this.selected = [span];
    return span;
  }
}
