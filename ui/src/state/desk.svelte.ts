// What the desk's rail and the band above the table show: how much is done, until when, where to go
// on, and where the hand-in stands.
import { createContext } from 'svelte';
import type { Band } from '../bridge';
import type { Paraph } from './paraph.svelte';

export class Desk {
  readonly list;
  constructor(paraph: Paraph) {
    this.list = paraph.live(
      ['proposals', 'reviews', 'conflicts', 'documents', 'hand_in', 'call', 'app'],
      () =>
        paraph.workspace?.kind === 'desk' ? paraph.ask('proposals_list', { limit: 0 }) : undefined,
    );
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
