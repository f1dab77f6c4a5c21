// A text that is saved as typed, and never touched while somebody writes in it.
import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AutosaveField from './AutosaveField.svelte';

describe('an autosaving text', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());
  const user = () => userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  function shown(value = '') {
    const onsave = vi.fn();
    const made = render(AutosaveField, {
      heading: 'Reasons',
      owner: 'P-1',
      value,
      savedWord: 'Saved',
      onsave,
    });
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reasons' });
    return { onsave, field, ...made };
  }

  it('saves half a second after the last key, once', async () => {
    const { onsave, field } = shown();
    await user().type(field, 'good');
    expect(onsave, 'not on each key').not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(600);
    expect(onsave.mock.calls).toEqual([['good', 'P-1']]);
  });

  it('saves every second while the keys do not rest', async () => {
    const { onsave, field } = shown();
    field.focus();
    for (let key = 1; key <= 12; key += 1) {
      await fireEvent.input(field, { target: { value: 'x'.repeat(key) } });
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(onsave.mock.calls.length, 'a pause is not waited for').toBeGreaterThanOrEqual(2);
    await vi.advanceTimersByTimeAsync(600);
    expect(onsave.mock.lastCall, 'and nothing is left').toEqual(['x'.repeat(12), 'P-1']);
  });

  it('saves at once on leaving', async () => {
    const { onsave, field } = shown();
    const someone = user();
    await someone.type(field, 'x');
    await someone.tab();
    expect(onsave).toHaveBeenCalledWith('x', 'P-1');
  });

  it('leaves the caret and the words alone while it is focused', async () => {
    const { field, rerender } = shown('before');
    await user().click(field);
    await user().type(field, ' typed');
    await rerender({ value: 'from elsewhere' });
    expect(field.value, 'the writer wins').toBe('before typed');
  });

  it('takes a text from elsewhere when nobody writes', async () => {
    const { field, rerender } = shown('before');
    await rerender({ value: 'from elsewhere' });
    expect(field.value).toBe('from elsewhere');
  });

  it('waits for an input method to finish', async () => {
    const { onsave, field } = shown();
    field.focus();
    await fireEvent.compositionStart(field);
    await fireEvent.input(field, { target: { value: 'é' } });
    await vi.advanceTimersByTimeAsync(600);
    expect(onsave, 'the composition is not over').not.toHaveBeenCalled();
    await fireEvent.compositionEnd(field);
    await vi.advanceTimersByTimeAsync(600);
    expect(onsave).toHaveBeenCalledWith('é', 'P-1');
  });

  it('gives what was typed to the former record when another comes', async () => {
    const { onsave, field, rerender } = shown();
    await user().type(field, 'for one');
    await rerender({ owner: 'P-2', value: 'of two' });
    expect(onsave.mock.calls).toEqual([['for one', 'P-1']]);
    expect(field.value).toBe('of two');
  });

  it('saves when it is taken away', async () => {
    const { onsave, field, unmount } = shown();
    await user().type(field, 'last words');
    unmount();
    expect(onsave).toHaveBeenCalledWith('last words', 'P-1');
  });
});
