// Every command that has a key: its name, its room in the list of keys, and the keys it has unless a
// person chose others. A chord is written `Ctrl+Shift+H`; letters mean what is printed on the key,
// digits mean the place of the key, so that they work on every layout without Shift.

export type Room =
  'everywhere' | 'desk' | 'office' | 'proposals' | 'reading' | 'scoring' | 'comparing';

/** The rooms in the order in which keys are listed. */
export const ROOMS: readonly Room[] = [
  'everywhere',
  'desk',
  'office',
  'proposals',
  'reading',
  'scoring',
  'comparing',
];

export interface KeyedCommand {
  id: string;
  room: Room;
  keys: readonly string[];
  /** Works inside a text field too. */
  inText?: boolean;
}

export const COMMANDS: readonly KeyedCommand[] = [
  { id: 'palette', room: 'everywhere', keys: ['Ctrl+K'], inText: true },
  { id: 'keys', room: 'everywhere', keys: ['?'] },
  { id: 'help', room: 'everywhere', keys: ['F1'], inText: true },
  { id: 'undo', room: 'everywhere', keys: ['Ctrl+Z'] },
  { id: 'redo', room: 'everywhere', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  { id: 'pane-next', room: 'everywhere', keys: ['F6'], inText: true },
  { id: 'pane-previous', room: 'everywhere', keys: ['Shift+F6'], inText: true },
  { id: 'print', room: 'everywhere', keys: ['Ctrl+P'], inText: true },
  { id: 'add-files', room: 'everywhere', keys: ['Ctrl+O'], inText: true },
  { id: 'go-proposals', room: 'desk', keys: ['Ctrl+1'], inText: true },
  { id: 'go-read', room: 'desk', keys: ['Ctrl+2'], inText: true },
  { id: 'go-compare', room: 'desk', keys: ['Ctrl+3'], inText: true },
  { id: 'go-hand-in', room: 'desk', keys: ['Ctrl+4'], inText: true },
  { id: 'go-call', room: 'office', keys: ['Ctrl+1'], inText: true },
  { id: 'go-people', room: 'office', keys: ['Ctrl+2'], inText: true },
  { id: 'go-received', room: 'office', keys: ['Ctrl+3'], inText: true },
  { id: 'go-ranking', room: 'office', keys: ['Ctrl+4'], inText: true },
  { id: 'go-publish', room: 'office', keys: ['Ctrl+5'], inText: true },
  { id: 'room-view', room: 'office', keys: ['F11'], inText: true },
  { id: 'history', room: 'everywhere', keys: ['Ctrl+Shift+Y'] },
  { id: 'settings', room: 'everywhere', keys: ['Ctrl+,'], inText: true },

  { id: 'search', room: 'proposals', keys: ['Ctrl+F', '/'], inText: true },

  {
    id: 'proposal-next',
    room: 'reading',
    keys: ['Ctrl+PageDown', 'Alt+ArrowDown', 'Ctrl+Enter'],
    inText: true,
  },
  { id: 'proposal-previous', room: 'reading', keys: ['Ctrl+PageUp', 'Alt+ArrowUp'], inText: true },
  { id: 'find', room: 'reading', keys: ['Ctrl+F'], inText: true },
  { id: 'find-next', room: 'reading', keys: ['F3'], inText: true },
  { id: 'find-previous', room: 'reading', keys: ['Shift+F3'], inText: true },
  { id: 'zoom-in', room: 'reading', keys: ['Ctrl+=', 'Ctrl++'], inText: true },
  { id: 'zoom-out', room: 'reading', keys: ['Ctrl+-'], inText: true },
  { id: 'zoom-width', room: 'reading', keys: ['Ctrl+0'], inText: true },
  { id: 'read-back', room: 'reading', keys: ['Alt+ArrowLeft'] },
  { id: 'read-forward', room: 'reading', keys: ['Alt+ArrowRight'] },
  { id: 'rotate', room: 'reading', keys: ['r'] },
  { id: 'page-go', room: 'reading', keys: ['Ctrl+G'], inText: true },
  { id: 'page-list', room: 'reading', keys: ['F9'], inText: true },
  { id: 'card', room: 'reading', keys: ['F10'], inText: true },
  { id: 'text-view', room: 'reading', keys: ['v', 'Ctrl+Shift+V'], inText: true },
  { id: 'highlight', room: 'reading', keys: ['h', 'Ctrl+Shift+H'], inText: true },
  { id: 'note', room: 'reading', keys: ['t', 'Ctrl+Shift+T'], inText: true },
  { id: 'area', room: 'reading', keys: ['a', 'Ctrl+Shift+A'], inText: true },
  { id: 'mark-next', room: 'reading', keys: ['n'] },
  { id: 'mark-previous', room: 'reading', keys: ['p'] },

  { id: 'unscored-next', room: 'scoring', keys: ['u'] },
  { id: 'unscored-previous', room: 'scoring', keys: ['Shift+U'] },
  { id: 'comment', room: 'scoring', keys: ['c', 'Ctrl+Shift+C'], inText: true },
  { id: 'cannot-judge', room: 'scoring', keys: ['x'] },
  { id: 'later', room: 'scoring', keys: ['s'] },
  { id: 'withdraw', room: 'scoring', keys: ['Ctrl+Shift+D'], inText: true },

  { id: 'step-up', room: 'comparing', keys: ['Alt+Shift+ArrowUp'] },
  { id: 'step-down', room: 'comparing', keys: ['Alt+Shift+ArrowDown'] },
  { id: 'criterion-next', room: 'comparing', keys: [']'] },
  { id: 'criterion-previous', room: 'comparing', keys: ['['] },
];

/** A key that is a single letter or sign, which can be switched off as a whole. */
export function isSingle(chord: string): boolean {
  return !/^(Ctrl|Alt)\+/.test(chord) && !/^(Shift\+)?F\d+$/.test(chord);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a press is this chord. */
export function matches(chord: string, event: Pressed, mac = false): boolean {
  const parts = chord.split('+');
  const named = chord.endsWith('++') ? '+' : (parts.at(-1) ?? '');
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const ctrl = mac ? event.metaKey : event.ctrlKey;
  if (wants('Ctrl') !== ctrl || wants('Alt') !== event.altKey) return false;
  if (mac ? event.ctrlKey : event.metaKey) return false;
  const letter = /^[a-z]$/i.test(named);
  if (/^\d$/.test(named)) {
    return wants('Shift') === event.shiftKey && event.code === `Digit${named}`;
  }
  // Signs such as ? and + need Shift on some layouts and not on others.
  const sign = named.length === 1 && !letter;
  if (!sign && wants('Shift') !== event.shiftKey) return false;
  if (event.key.toLowerCase() === named.toLowerCase()) return true;
  // A layout without Latin letters still has the key at its place.
  return (
    letter &&
    event.key.length === 1 &&
    event.key > '\u024f' &&
    event.code === `Key${named.toUpperCase()}`
  );
}

/** The chord of a press, to let a person choose keys; nothing while only modifiers are down. */
export function chordOf(event: Pressed): string | undefined {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead'].includes(event.key)) return undefined;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const name = digit ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const letter = event.key.length === 1 && /[a-z]/i.test(event.key);
  const shift = event.shiftKey && (letter || digit !== undefined || event.key.length > 1);
  const modified = event.ctrlKey || event.altKey;
  const face = letter && !modified && !shift ? event.key.toLowerCase() : name;
  return [
    ...(event.ctrlKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    face,
  ].join('+');
}

/** Whether keys typed here are text. */
export function isText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.matches('textarea, select, [contenteditable=true], [contenteditable=""]')) return true;
  return (
    target.matches('input') &&
    !/^(checkbox|radio|button|submit|range)$/.test(target.getAttribute('type') ?? 'text')
  );
}
