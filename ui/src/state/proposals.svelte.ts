// The table of proposals, fetched in pieces as it is scrolled, with its order, its filter and what is
// ticked; and the search through every page.
import type {
  ProposalColumn,
  ProposalRow,
  ProposalState,
  ProposalsAsk,
  SearchHits,
} from '../bridge';
import { asFault } from '../bridge';
import type { Paraph } from './paraph.svelte';

const PIECE = 100;
const FIRST: [number, number] = [0, PIECE - 1];
export type Filter = 'all' | ProposalState | 'later';

export class Proposals {
  total = $state(0);
  known = $state(false);
  order = $state.raw<{ column: ProposalColumn; descending: boolean }>({
    column: 'number',
    descending: false,
  });
  filter = $state<Filter>('all');
  /** Words in number, title and applicants, or what is searched on every page. */
  query = $state('');
  ticked = $state.raw<ReadonlyMap<string, string>>(new Map());
  current = $state(-1);
  hits = $state.raw<SearchHits | undefined>();
  #pieces = $state.raw<ReadonlyMap<number, ProposalRow[]>>(new Map());
  #asked = new Set<number>();
  #round = 0;
  #range = FIRST;
  readonly #paraph: Paraph;

  constructor(paraph: Paraph) {
    this.#paraph = paraph;
  }

  row(index: number): ProposalRow | undefined {
    return this.#pieces.get(Math.floor(index / PIECE))?.[index % PIECE];
  }

  get rows(): ProposalRow[] {
    return [...this.#pieces.entries()].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows);
  }

  /** Asks again for what is in sight, keeping what is shown until the answer is here. */
  async refresh(): Promise<void> {
    this.#round += 1;
    this.#asked = new Set();
    await this.want(...this.#range);
  }

  async want(from: number, to: number): Promise<void> {
    this.#range = [from, to];
    const first = Math.floor(Math.max(0, from) / PIECE);
    const last = Math.floor(Math.max(0, to) / PIECE);
    const pieces = [];
    for (let piece = first; piece <= last; piece += 1) {
      if (!this.#asked.has(piece)) pieces.push(piece);
    }
    await Promise.all(pieces.map((piece) => this.#piece(piece)));
  }

  async #piece(piece: number): Promise<void> {
    const round = this.#round;
    this.#asked.add(piece);
    try {
      const list = await this.#paraph.ask('proposals_list', {
        ...this.question(),
        offset: piece * PIECE,
        limit: PIECE,
      });
      if (round !== this.#round) return;
      const kept = this.known && this.#asked.size > 1 ? this.#pieces : new Map();
      this.#pieces = new Map([...kept, [piece, list.rows]]);
      this.total = list.total;
      this.known = true;
    } catch (error) {
      this.#asked.delete(piece);
      this.#paraph.fail(asFault(error));
    }
  }

  /** What is asked for, without the piece. */
  question(): ProposalsAsk {
    const filter = this.filter === 'all' ? '' : `state:${this.filter}`;
    return {
      sort: this.order.column,
      descending: this.order.descending,
      ...(filter ? { filter } : {}),
    };
  }

  /** The order that was chosen last. */
  recall(): void {
    const [column, way] = this.#paraph.remembered('proposals_order')?.split(' ') ?? [];
    if (column) this.order = { column: column as ProposalColumn, descending: way === 'down' };
  }

  setOrder(column: string, descending: boolean): void {
    this.order = { column: column as ProposalColumn, descending };
    this.#paraph.remember('proposals_order', `${column} ${descending ? 'down' : 'up'}`);
    void this.refresh();
  }

  setFilter(filter: Filter): void {
    this.filter = filter;
    this.current = -1;
    this.#range = FIRST;
    void this.refresh();
  }

  #searches = 0;
  async search(query: string): Promise<void> {
    this.query = query;
    this.#searches += 1;
    const search = this.#searches;
    if (query.trim().length < 2) {
      this.hits = undefined;
      return;
    }
    try {
      const hits = await this.#paraph.ask('search', { query: query.trim(), limit: 100 });
      if (search === this.#searches) this.hits = hits;
    } catch (error) {
      if (search === this.#searches) this.#paraph.fail(asFault(error));
    }
  }

  tick(row: ProposalRow): void {
    const ticked = new Map(this.ticked);
    if (!ticked.delete(row.proposal)) ticked.set(row.proposal, row.number);
    this.ticked = ticked;
  }

  untick(): void {
    this.ticked = new Map();
  }
}
