// A value that is asked for once and again whenever something said to be stale concerns it. The last
// question wins: an answer that comes late is dropped.
import { untrack } from 'svelte';
import type { AppError, Topic } from '../bridge';
import { asFault } from '../bridge';
import { paced, type Pace } from './pace';

export interface Staleness {
  topics: readonly Topic[];
  /** Empty where all may be concerned. */
  proposals: readonly string[];
}

export interface Changes {
  onStale(handler: (what: Staleness) => void): () => void;
}

export class Live<T> {
  value = $state.raw<T | undefined>();
  fault = $state.raw<AppError | undefined>();
  loading = $state(false);
  #asked = 0;
  #pace: Pace | undefined;
  #changes: Changes;
  #topics: readonly Topic[];
  #ask: () => Promise<T> | undefined;
  #proposal: (() => string | undefined) | undefined;

  /** `ask` may give nothing while there is nothing to ask; `proposal` narrows what is stale. */
  constructor(
    changes: Changes,
    topics: readonly Topic[],
    ask: () => Promise<T> | undefined,
    proposal?: () => string | undefined,
  ) {
    this.#changes = changes;
    this.#topics = topics;
    this.#ask = ask;
    this.#proposal = proposal;
  }

  async refresh(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const answer = this.#ask();
    if (!answer) {
      this.value = undefined;
      return;
    }
    this.loading = true;
    try {
      const value = await answer;
      if (asked !== this.#asked) return;
      this.value = value;
      this.fault = undefined;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.fault = asFault(error);
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  /** An answer that came by another way, newer than any under way. */
  set(value: T | undefined): void {
    this.#asked += 1;
    this.loading = false;
    this.value = value;
    this.fault = undefined;
  }

  /** Something changed of which no topic tells. */
  stale(): void {
    this.#pace?.poke();
  }

  /** Asks now and, at a pace, when stale, until the returned function is called. */
  start(): () => void {
    const pace = paced(() => this.refresh());
    this.#pace = pace;
    untrack(() => void this.refresh());
    const stop = this.#changes.onStale(({ topics, proposals }) => {
      if (!topics.some((topic) => this.#topics.includes(topic))) return;
      const mine = this.#proposal?.();
      if (mine !== undefined && proposals.length > 0 && !proposals.includes(mine)) return;
      pace.poke();
    });
    return () => {
      stop();
      pace.stop();
    };
  }
}
