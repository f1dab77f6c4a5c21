// Which handler a press finds, where it is text, and what a person changed.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Keys } from './keys.svelte';

function press(
  key: string,
  more: Partial<KeyboardEventInit> = {},
  target?: Element,
): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (target ?? document.body).dispatchEvent(event);
  return event;
}

describe('keys', () => {
  let keys: Keys;
  let pressed: KeyboardEvent | undefined;
  beforeEach(() => {
    document.body.innerHTML = '<textarea></textarea><button>b</button>';
    keys = new Keys();
    document.body.onkeydown = (event) => void (pressed = event);
  });
  const act = (key: string, more: Partial<KeyboardEventInit> = {}, target?: Element) => {
    press(key, more, target);
    return pressed ? keys.press(pressed) : false;
  };

  it('find the one who lent last, and nobody once it is taken back', () => {
    const first = vi.fn();
    const second = vi.fn();
    keys.lend({ find: first });
    const back = keys.lend({ find: second });
    expect(act('f', { ctrlKey: true, code: 'KeyF' })).toBe(true);
    expect(second).toHaveBeenCalledOnce();
    back();
    act('f', { ctrlKey: true, code: 'KeyF' });
    expect(first).toHaveBeenCalledOnce();
  });

  it('leave single letters and undo to a text field', () => {
    const never = vi.fn();
    keys.lend({ highlight: never, undo: never });
    const field = document.querySelector('textarea') ?? document.body;
    expect(act('h', { code: 'KeyH' }, field), 'it is typed').toBe(false);
    expect(act('z', { ctrlKey: true, code: 'KeyZ' }, field), 'the field undoes by itself').toBe(
      false,
    );
    expect(never).not.toHaveBeenCalled();
    expect(
      act('H', { ctrlKey: true, shiftKey: true, code: 'KeyH' }, field),
      'with Ctrl it is a key',
    ).toBe(true);
  });

  it('leave what AltGr writes alone', () => {
    const never = vi.fn();
    keys.lend({ 'go-read': never });
    expect(act('~', { ctrlKey: true, altKey: true, code: 'Digit2' })).toBe(false);
  });

  it('do nothing by a single letter when these are switched off', () => {
    const never = vi.fn();
    keys.lend({ highlight: never });
    keys.singles = false;
    expect(act('h', { code: 'KeyH' })).toBe(false);
  });

  it('are those that a person chose', () => {
    const done = vi.fn();
    keys.lend({ 'text-view': done });
    keys.chosen = { 'text-view': ['F4'] };
    expect(act('v', { code: 'KeyV' })).toBe(false);
    expect(act('F4', { code: 'F4' })).toBe(true);
  });
});
