// The one polite live region, and the line that shows what was just done with the way back. What is
// said here is said once: never on each key, never "saved".

export interface Told {
  text: string;
  acts: { label: string; run: () => void }[];
}

export class Voice {
  said = $state('');
  told = $state.raw<Told | undefined>();
  #again: ReturnType<typeof setTimeout> | undefined;

  /** For screen readers alone: what changed by an act that the eye sees anyway. */
  say(text: string): void {
    clearTimeout(this.#again);
    if (this.said === text) {
      // The same sentence twice is a change only if the region was empty between.
      this.said = '';
      this.#again = setTimeout(() => (this.said = text), 60);
    } else {
      this.said = text;
    }
  }

  /** For everybody: what was done, with what can be done about it. */
  tell(text: string, acts: Told['acts'] = []): void {
    this.told = { text, acts };
    this.say(text);
  }

  hush(): void {
    this.told = undefined;
  }
}
