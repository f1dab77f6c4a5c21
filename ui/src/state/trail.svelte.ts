// Back and forward among the places one jumped from, as in a browser.

export interface Spot {
  page: number;
  part: number;
}

export class Trail {
  #back = $state.raw<Spot[]>([]);
  #on = $state.raw<Spot[]>([]);

  get canBack(): boolean {
    return this.#back.length > 0;
  }
  get canForward(): boolean {
    return this.#on.length > 0;
  }

  clear(): void {
    this.#back = [];
    this.#on = [];
  }

  /** One is about to jump away from here. */
  left(here: Spot): void {
    this.#back = [...this.#back.slice(-99), here];
    this.#on = [];
  }

  /** Where the way back or on leads, from here; nothing where it ends. */
  travel(by: 'back' | 'on', here: Spot): Spot | undefined {
    const [from, to] = by === 'back' ? [this.#back, this.#on] : [this.#on, this.#back];
    const spot = from.at(-1);
    if (!spot) return undefined;
    const rest = from.slice(0, -1);
    const gone = [...to, here];
    if (by === 'back') [this.#back, this.#on] = [rest, gone];
    else [this.#on, this.#back] = [rest, gone];
    return spot;
  }
}
