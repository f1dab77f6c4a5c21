// Chords on several layouts: digits by place, letters by print, nothing twice.
import { describe, expect, it } from 'vitest';
import { COMMANDS, chordOf, isSingle, matches } from './keymap';

function press(
  key: string,
  code: string,
  held: Partial<Record<'ctrl' | 'alt' | 'shift', true>> = {},
) {
  return {
    key,
    code,
    ctrlKey: held.ctrl ?? false,
    altKey: held.alt ?? false,
    shiftKey: held.shift ?? false,
    metaKey: false,
  };
}

describe('a chord', () => {
  it('takes digits by their place, as AZERTY prints other signs there', () => {
    expect(matches('Ctrl+1', press('&', 'Digit1', { ctrl: true })), 'fr: & is on the 1').toBe(true);
    expect(matches('Ctrl+1', press('1', 'Digit1', { ctrl: true })), 'us').toBe(true);
  });
  it('takes letters by what is printed', () => {
    expect(matches('a', press('a', 'KeyQ')), 'fr: A is where us has Q').toBe(true);
    expect(matches('a', press('q', 'KeyA')), 'fr: the key at KeyA prints Q').toBe(false);
  });
  it('takes a sign with or without Shift', () => {
    expect(matches('?', press('?', 'Slash', { shift: true })), 'us').toBe(true);
    expect(matches('?', press('?', 'KeyM', { shift: true })), 'fr').toBe(true);
    expect(matches('Ctrl++', press('+', 'Equal', { ctrl: true, shift: true })), 'us').toBe(true);
  });
  it('does not take more modifiers than it names', () => {
    expect(matches('Ctrl+Z', press('Z', 'KeyZ', { ctrl: true, shift: true })), 'that is redo').toBe(
      false,
    );
    expect(matches('h', press('h', 'KeyH', { ctrl: true })), 'Ctrl+H is not h').toBe(false);
  });
  it('is found again from its own press', () => {
    expect(chordOf(press('&', 'Digit1', { ctrl: true }))).toBe('Ctrl+1');
    expect(chordOf(press('H', 'KeyH', { ctrl: true, shift: true }))).toBe('Ctrl+Shift+H');
    expect(chordOf(press('F9', 'F9'))).toBe('F9');
    expect(chordOf(press('h', 'KeyH'))).toBe('h');
    expect(chordOf(press('Shift', 'ShiftLeft', { shift: true }))).toBeUndefined();
  });
});

describe('the table of commands', () => {
  it('gives no chord to two commands of one place', () => {
    const always = COMMANDS.filter((command) => command.room === 'everywhere');
    for (const room of ['office', 'proposals', 'reading', 'scoring', 'comparing'] as const) {
      const inside: readonly string[] = { office: [room], scoring: [room, 'desk', 'reading'] }[
        room as string
      ] ?? [room, 'desk'];
      const together = [...always, ...COMMANDS.filter((command) => inside.includes(command.room))];
      const chords = together.flatMap((command) => command.keys);
      expect(new Set(chords).size, `a key of ${room} would mean two things`).toBe(chords.length);
    }
  });
  it('uses no Ctrl+Alt, which is AltGr', () => {
    const chords = COMMANDS.flatMap((command) => command.keys);
    expect(chords.filter((chord) => /Ctrl\+Alt|Alt\+Ctrl/.test(chord))).toEqual([]);
  });
  it('gives every act on a page a form with modifiers', () => {
    for (const id of ['highlight', 'note', 'area', 'text-view', 'comment']) {
      const command = COMMANDS.find((known) => known.id === id);
      expect(
        command?.keys.some((chord) => !isSingle(chord)),
        `${id} must work with single letters switched off`,
      ).toBe(true);
    }
  });
});
