// A selection in the making: presses and drags of the mouse, and keys, one of which goes on where the other
// stopped. Which place lies under the pointer comes from outside; what is chosen is told.

import {
  extend,
  spans,
  step,
  unitOf,
  type PageSpan,
  type Place,
  type Selection,
  type Stride,
  type Unit,
} from './selection';
import type { PageText } from './text';

type Words = (page: number) => PageText | undefined;

/** Presses this near and this soon after one another choose words, lines and paragraphs. */
const NEAR = 6;
const SOON = 420;

export interface Press {
  timeStamp: number;
  clientX: number;
  clientY: number;
  shiftKey: boolean;
}

export class Selecting {
  readonly #words: Words;
  readonly #tell: (chosen: PageSpan[]) => void;
  #anchor: Place | undefined;
  #selection: Selection | undefined;
  #unit: Unit = 'character';
  #clicks = 0;
  #last = { time: 0, x: 0, y: 0 };

  constructor(words: Words, tell: (chosen: PageSpan[]) => void) {
    this.#words = words;
    this.#tell = tell;
  }

  /** Whether the last press chose whole words or more. */
  get byUnits(): boolean {
    return this.#unit !== 'character';
  }

  /** The mouse goes down on a place, or where there are no words. */
  press(event: Press, there: Place | undefined): void {
    const { time, x, y } = this.#last;
    const again =
      event.timeStamp - time < SOON && Math.hypot(event.clientX - x, event.clientY - y) < NEAR;
    this.#clicks = again ? this.#clicks + 1 : 1;
    this.#last = { time: event.timeStamp, x: event.clientX, y: event.clientY };
    this.#unit = unitOf(this.#clicks);
    if (!there) return;
    if (event.shiftKey && this.#selection) {
      this.#set({ anchor: this.#selection.anchor, focus: there });
      return;
    }
    this.#anchor = there;
    this.#set(this.byUnits ? extend(this.#words, there, there, this.#unit) : undefined);
  }

  /** The mouse, still down, has come here. */
  to(there: Place): void {
    if (this.#anchor) this.#set(extend(this.#words, this.#anchor, there, this.#unit));
  }

  /** A key takes the end of the selection further; `first` is where it begins when there is none. */
  grow(by: Stride, first: () => Selection | undefined): Place | undefined {
    const from = this.#selection ?? first();
    if (!from) return undefined;
    const focus = step(this.#words, from.focus, by);
    this.#anchor = from.anchor;
    this.#set({ anchor: from.anchor, focus });
    return focus;
  }

  /** Begins with what is chosen elsewhere, without telling. */
  take(span: PageSpan): void {
    this.#anchor = { page: span.page, offset: span.start };
    this.#selection = { anchor: this.#anchor, focus: { page: span.page, offset: span.end } };
  }

  forget(): void {
    this.#selection = undefined;
  }

  #set(selection: Selection | undefined): void {
    this.#selection = selection;
    this.#tell(selection ? spans(this.#words, selection) : []);
  }
}
