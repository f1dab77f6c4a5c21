// A table, a form or a score sheet on the desk: what it would change, how its columns are read, and what of
// mine it may replace. Nothing that is here is replaced unless it was named.
import { SvelteSet } from 'svelte/reactivity';
import type { DeskTable, DeskTableAsk, Field, Mapping, OfCriterion, TakenChange } from '../bridge';
import { asFault } from '../bridge';
import type { Paraph } from './paraph.svelte';

export class DeskTableIntake {
  shown = $state.raw<DeskTable | undefined>();
  busy = $state(false);
  /** Keys of what the file may replace. */
  readonly replace = new SvelteSet<string>();
  readonly #paraph: Paraph;
  #asked: DeskTableAsk;
  #looks = 0;

  constructor(paraph: Paraph, path: string) {
    this.#paraph = paraph;
    this.#asked = { path };
  }

  async look(how: Partial<DeskTableAsk> = {}): Promise<void> {
    this.#asked = { ...this.#asked, ...how };
    this.#looks += 1;
    const look = this.#looks;
    try {
      const shown = await this.#paraph.ask('desk_table', this.#asked);
      if (look !== this.#looks) return;
      this.shown = shown;
      const known = new Set(shown.changes.map((change) => change.key));
      for (const key of this.replace) if (!known.has(key)) this.replace.delete(key);
    } catch (error) {
      if (look === this.#looks) this.#paraph.fail(asFault(error));
    }
  }

  /** What the file says of things of which nothing is here yet. */
  get fresh(): TakenChange[] {
    return (this.shown?.changes ?? []).filter((change) => change.before === null && !change.fixed);
  }
  /** Where the file and the desk differ. */
  get conflicts(): TakenChange[] {
    return (this.shown?.changes ?? []).filter((change) => change.before !== null && !change.fixed);
  }
  /** Where the file and the call differ. */
  get fixed(): TakenChange[] {
    return (this.shown?.changes ?? []).filter((change) => change.fixed);
  }
  get count(): number {
    return this.fresh.length + this.replace.size;
  }

  /** Whether every difference is to be replaced. */
  get all(): boolean {
    return this.conflicts.every((change) => this.replace.has(change.key));
  }
  set all(on: boolean) {
    this.replace.clear();
    if (on) for (const change of this.conflicts) this.replace.add(change.key);
  }
  choose(change: TakenChange, on: boolean): void {
    if (on) this.replace.add(change.key);
    else this.replace.delete(change.key);
  }

  /** A column is read for a field, for a criterion, or for nothing; what was read for that before no longer is. */
  async read(column: number, meaning: Field | OfCriterion | null): Promise<void> {
    const table = this.shown?.table;
    if (!this.shown || !table) return;
    const of = typeof meaning === 'object' ? meaning : null;
    const field = typeof meaning === 'string' ? meaning : null;
    const mapping: Mapping = {
      columns: table.mapping.columns.map((known, index) =>
        index === column ? field : known === field && field !== null ? null : known,
      ),
    };
    const criteria = this.shown.criteria.map((known, index) =>
      index === column
        ? of
        : known?.criterion === of?.criterion && known?.reasons === of?.reasons
          ? null
          : known,
    );
    await this.look({ mapping, criteria });
  }

  async take(): Promise<{ taken: number; kept: number } | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    try {
      return await this.#paraph.do('desk_table_take', {
        of: this.#asked,
        replace: [...this.replace],
      });
    } finally {
      this.busy = false;
    }
  }
}
