// What the desk's rail and the band above the table show: how much is done, until when, where to go
// on, and where the hand-in stands.
import { createContext } from 'svelte';
import type { Band } from '../bridge';
import type { Paraph } from './paraph.svelte';
import { Proposals } from './proposals.svelte';

export class Desk {
  readonly list;
  readonly #paraph: Paraph;
  #ahead: Proposals | undefined;
  #taken = false;
  constructor(paraph: Paraph) {
    this.#paraph = paraph;
    this.list = paraph.live(
      ['proposals', 'reviews', 'conflicts', 'documents', 'hand_in', 'call', 'app'],
      () =>
        paraph.workspace?.kind === 'desk' ? paraph.ask('proposals_list', { limit: 0 }) : undefined,
    );
  }
  /** Fetches the table's first rows before there is a table. */
  async fetchAhead(): Promise<void> {
    const list = new Proposals(this.#paraph);
    list.recall();
    await list.refresh();
    if (!this.#taken) this.#ahead = list;
  }
  /** The table's rows: those that were fetched ahead, once, else to be asked for. */
  takeProposals(): Proposals {
    const list = this.#ahead ?? new Proposals(this.#paraph);
    if (!this.#ahead) list.recall();
    this.#ahead = undefined;
    this.#taken = true;
    return list;
  }
  get band(): Band | undefined {
    return this.list.value?.band;
  }
  /** Proposals that are to be scored at all. */
  get toScore(): number {
    const band = this.band;
    return band ? Math.max(0, band.proposals - band.withdrawn) : 0;
  }
}

export const [useDesk, provideDesk] = createContext<Desk>();
