// Finding words in the open document: what is looked for, where it stands, and which place is shown.
import type { FindHit } from '../bridge';
import type { PageSpan } from '../paper/selection';
import type { Paraph } from './paraph.svelte';

export class Finding {
  open = $state(false);
  query = $state('');
  hits = $state.raw<FindHit[]>([]);
  /** Which hit is shown; −1 where there is none. */
  at = $state(-1);
  readonly #paraph: Paraph;
  readonly #show: (hit: FindHit) => void;
  #soon: ReturnType<typeof setTimeout> | undefined;

  /** `show` brings a hit into sight. */
  constructor(paraph: Paraph, show: (hit: FindHit) => void) {
    this.#paraph = paraph;
    this.#show = show;
  }

  /** Another proposal: nothing is looked for, unless the address says so. */
  begin(query: string | undefined): void {
    this.forget();
    this.query = query ?? '';
    this.open = Boolean(query);
  }

  forget(): void {
    clearTimeout(this.#soon);
    this.hits = [];
    this.at = -1;
  }

  async find(text: string, document: string | undefined, page: number): Promise<void> {
    this.query = text;
    if (!document || text.trim().length < 2) {
      this.forget();
      return;
    }
    const answer = await this.#paraph.do('document_find', { document, text });
    if (!answer || this.query !== text) return;
    this.hits = answer.hits;
    const after = answer.hits.findIndex((one) => one.page >= page);
    this.at = answer.hits.length === 0 ? -1 : Math.max(0, after);
    this.#shown();
  }

  /** The same while it is being typed. */
  findSoon(text: string, document: string | undefined, page: number): void {
    this.query = text;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.find(text, document, page), 120);
  }

  step(by: 1 | -1): void {
    if (this.hits.length === 0) return;
    this.at = (this.at + by + this.hits.length) % this.hits.length;
    this.#shown();
  }

  /** The words of the hit that is shown, to be marked. */
  get spans(): PageSpan[] {
    const found = this.hits[this.at];
    return found ? [{ page: found.page, start: found.start, end: found.start + found.length }] : [];
  }

  #shown(): void {
    const found = this.hits[this.at];
    if (found) this.#show(found);
  }
}
