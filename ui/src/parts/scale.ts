// What a scale is for the parts that show it: whole steps between two ends, with words for some or
// all of them. Also the reading of digit keys, by position, so that AZERTY needs no Shift.

export interface Step {
  value: number;
  /** What is shown: the number, or half of it where the grid offers half steps. */
  face: string;
  label?: string | undefined;
}

export interface Scale {
  min: number;
  max: number;
  /** Shown and typed in halves of its steps. */
  halves?: boolean;
  steps: Step[];
}

/** Scales up to this many steps are a radio group; longer ones a number field. */
export const TRACK_STEPS = 11;

export function isTrack(scale: Scale): boolean {
  return scale.steps.length > 0 && scale.steps.length <= TRACK_STEPS;
}

/** The digit of a key by its place on the keyboard or the number pad, whatever it prints. */
export function digitOf(event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>) {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const match = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** Whether a key is the sign between a number and its half. */
export function isPoint(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>,
) {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  return event.key === '.' || event.key === ',' || event.code === 'NumpadDecimal';
}

/**
 * Digits typed one after another. A step is decided at once if no longer number can follow;
 * otherwise it waits for the next digit, for Enter, or for 700 ms. On a scale in halves a point may follow,
 * and a 5.
 */
export class DigitReader {
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #decide: (value: number) => void;

  constructor(decide: (value: number) => void) {
    this.#decide = decide;
  }

  /** Returns whether the digit means something on this scale. */
  digit(digit: number, scale: Scale, wait = 700): boolean {
    if (scale.halves) return this.#halves(String(digit), scale, wait);
    const text = this.#typed + String(digit);
    const value = Number(text);
    const longer = [...Array(10).keys()].some((next) => Number(text + String(next)) <= scale.max);
    const couldGrow = longer && value > 0 && scale.max > 9;
    if (value > scale.max || (value < scale.min && !couldGrow)) {
      const fresh = this.#typed !== '';
      this.cancel();
      return fresh ? this.digit(digit, scale, wait) : false;
    }
    clearTimeout(this.#timer);
    if (couldGrow) {
      this.#typed = text;
      this.#timer = setTimeout(() => this.end(scale), wait);
    } else {
      this.cancel();
      this.#decide(value);
    }
    return true;
  }

  /** The point after a number on a scale in halves. */
  point(scale: Scale, wait = 700): boolean {
    if (!scale.halves || this.#typed === '' || this.#typed.includes('.')) return false;
    return this.#halves('.', scale, wait);
  }

  #halves(sign: string, scale: Scale, wait: number): boolean {
    const text = this.#typed + sign;
    const value = Number(text) * 2;
    if (!/^\d+(\.5?)?$/.test(text) || value > scale.max) {
      // Another number begins; the one before it stands.
      const before = this.end(scale);
      return before && sign !== '.' ? this.#halves(sign, scale, wait) : false;
    }
    clearTimeout(this.#timer);
    this.#typed = text;
    if (text.endsWith('.5') || value + 1 > scale.max) this.end(scale);
    else this.#timer = setTimeout(() => this.end(scale), wait);
    return true;
  }

  /** Enter, or time: what was typed counts. Returns whether anything was waiting. */
  end(scale: Scale): boolean {
    if (this.#typed === '') return false;
    const value = Number(this.#typed) * (scale.halves ? 2 : 1);
    this.cancel();
    if (value >= scale.min && value <= scale.max) this.#decide(value);
    return true;
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#typed = '';
  }
}
