// The keys of the moment: which command a press means, whose handler is present, and how the keys are
// printed on this keyboard. A view lends its handlers while it is shown.
import { untrack } from 'svelte';
import { COMMANDS, isSingle, isText, matches, type KeyedCommand } from './keymap';

type Handler = () => void;

interface LayoutMap {
  get(code: string): string | undefined;
}
type KeyboardWithLayout = { getLayoutMap?: () => Promise<LayoutMap> };

export class Keys {
  /** Keys that a person chose, by command; an empty list takes the keys away. */
  chosen = $state.raw<Readonly<Record<string, readonly string[]>>>({});
  singles = $state(true);
  /** What is printed on the keys, by place, as far as known. */
  #faces = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** Plain, with a count of its changes: effects that lend at the same moment must not lose each other. */
  #handlers: Map<string, Handler>[] = [];
  #lent = $state(0);
  readonly #mac = /Mac/.test(navigator.platform);

  constructor() {
    const keyboard = (navigator as Navigator & { keyboard?: KeyboardWithLayout }).keyboard;
    void keyboard
      ?.getLayoutMap?.()
      .then((map) => {
        const faces = new Map<string, string>();
        for (let digit = 0; digit <= 9; digit += 1) {
          const face = map.get(`Digit${String(digit)}`);
          if (face) faces.set(`Digit${String(digit)}`, face);
        }
        this.#faces = faces;
      })
      .catch(() => undefined);
  }

  keysOf(command: KeyedCommand): readonly string[] {
    const keys = this.chosen[command.id] ?? command.keys;
    return this.singles ? keys : keys.filter((chord) => !isSingle(chord));
  }

  /** The first chord of a command as keys to show, in the words given for the named ones. */
  faces(id: string, name: (key: string) => string): string[] {
    const command = COMMANDS.find((known) => known.id === id);
    const chord = command && this.keysOf(command)[0];
    return chord ? this.facesOf(chord, name) : [];
  }

  facesOf(chord: string, name: (key: string) => string): string[] {
    const parts = chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
    return parts.map((part) => {
      if (/^\d$/.test(part)) return this.#faces.get(`Digit${part}`) ?? part;
      if (/^[a-z]$/.test(part)) return part.toUpperCase();
      return name(part);
    });
  }

  /** Lends handlers by command; the last lender is asked first. Returns how to take them back. */
  lend(handlers: Readonly<Record<string, Handler>>): () => void {
    const map = new Map(Object.entries(handlers));
    this.#handlers.push(map);
    this.#changed();
    return () => {
      this.#handlers = this.#handlers.filter((other) => other !== map);
      this.#changed();
    };
  }

  /** Lending is no reading: an effect that lends must not run again because others lend. */
  #changed(): void {
    untrack(() => (this.#lent += 1));
  }

  handler(id: string): Handler | undefined {
    void this.#lent;
    return this.#handlers.findLast((map) => map.has(id))?.get(id);
  }

  /** Runs a command by name, if anybody answers to it. */
  run(id: string): boolean {
    const handler = this.handler(id);
    handler?.();
    return handler !== undefined;
  }

  /** Whether the press was a command, and done. */
  press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    // AltGr writes signs; on Windows it arrives as Ctrl with Alt.
    if (event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey)) return false;
    const inText = isText(event.target);
    for (const command of COMMANDS) {
      const chord = this.keysOf(command).find((one) => matches(one, event, this.#mac));
      if (chord === undefined) continue;
      if (inText && (!command.inText || isSingle(chord))) continue;
      const handler = this.handler(command.id);
      if (!handler) continue;
      event.preventDefault();
      handler();
      return true;
    }
    return false;
  }
}
