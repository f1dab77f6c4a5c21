// Where I am in the open document, and the ways elsewhere: page and height, zoom, turn, picture or text, back and on.
import { PIXELS_PER_POINT, type Box, type Turn } from '../paper/coordinates';
import type { Position, Zoom } from '../paper/scroller';
import { Trail } from './trail.svelte';

/** What shows the document as pictures: it can begin at a place before anything is shown. */
export interface PictureShower {
  goTo: (page: number, box?: Box) => void;
  beginAt: (position: Position) => void;
  focus: () => void;
}
/** What shows it as text. */
export interface TextShower {
  goTo: (page: number, part?: number) => void;
  focus: () => void;
}

type Showers = () => { paper: PictureShower | undefined; text: TextShower | undefined };

const ZOOMS = { least: 0.25, most: 5 };

export class Whereabouts {
  page = $state(1);
  /** How far down the page, 0 to 1. */
  part = $state(0);
  zoom = $state<Zoom>('width');
  /** CSS pixels a point, as shown. */
  scale = $state(1);
  turn = $state<Turn>(0);
  textView = $state(false);
  readonly trail = new Trail();
  readonly #showers: Showers;
  /** The document in which I am. */
  #begun: string | undefined;

  constructor(showers: Showers) {
    this.#showers = showers;
  }

  get percent(): number {
    return Math.round((100 * this.scale) / PIXELS_PER_POINT);
  }
  /** Whether I am in a document, and in this one. */
  isIn(document?: string): boolean {
    return document === undefined ? this.#begun !== undefined : this.#begun === document;
  }

  /** Another proposal. */
  leave(textView: boolean): void {
    this.#begun = undefined;
    this.textView = textView;
    this.turn = 0;
    this.trail.clear();
  }

  /** A document begins where an address says, else where I stopped. */
  begin(
    document: string,
    wanted: number,
    stopped: { page: number; y: number; zoom: number; text_view: boolean } | null,
  ): void {
    this.#begun = document;
    const to = wanted >= 1 ? { page: wanted, part: 0 } : undefined;
    const place = to ?? (stopped ? { page: stopped.page, part: stopped.y / 100 } : undefined);
    if (place) this.#showers().paper?.beginAt(place);
    this.page = place?.page ?? 1;
    if (!to && stopped?.text_view) this.textView = true;
    if (stopped && stopped.zoom > 0) this.zoom = stopped.zoom / 100;
  }

  goTo(page: number, box?: Box): void {
    const { paper, text } = this.#showers();
    if (this.textView) text?.goTo(page);
    else paper?.goTo(page, box);
  }

  /** Goes there, so that *back* leads here. */
  jump(page: number, box?: Box): void {
    this.trail.left({ page: this.page, part: this.part });
    this.goTo(page, box);
  }

  /** Back or on among the places one jumped from; the page that is reached. */
  travel(by: 'back' | 'on'): number | undefined {
    const to = this.trail.travel(by, { page: this.page, part: this.part });
    if (!to) return undefined;
    const { paper, text } = this.#showers();
    if (this.textView) text?.goTo(to.page, to.part);
    else paper?.beginAt(to);
    return to.page;
  }

  /** Larger or smaller by a factor, in steps of 5 %. */
  stepZoom(by: number): void {
    const now = this.scale / PIXELS_PER_POINT;
    const next = Math.round(now * by * 20) / 20;
    this.zoom = Math.max(ZOOMS.least, Math.min(ZOOMS.most, next));
  }

  rotate(): void {
    this.turn = ((this.turn + 90) % 360) as Turn;
  }

  /** From pictures to text or back, at the same place. */
  toggleText(): void {
    this.textView = !this.textView;
    const to = { page: this.page, part: this.part };
    requestAnimationFrame(() => {
      const { paper, text } = this.#showers();
      if (!this.textView) paper?.beginAt(to);
      (this.textView ? text : paper)?.focus();
    });
  }
}
