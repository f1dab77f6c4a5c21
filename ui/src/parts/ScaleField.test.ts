// A scale on which arrow keys move without scoring.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import ScaleField from './ScaleField.svelte';

const scale = {
  min: 0,
  max: 5,
  steps: [
    { value: 0, face: '0', label: 'cannot be done' },
    ...[1, 2, 3, 4].map((value) => ({
      value,
      face: String(value),
      label: `step ${String(value)}`,
    })),
    { value: 5, face: '5', label: 'outstanding' },
  ],
};

function shown(value?: number) {
  const onscore = vi.fn();
  const oncannot = vi.fn();
  render(ScaleField, {
    scale,
    value,
    label: 'Feasibility',
    cannot: 'I cannot judge this',
    onscore,
    oncannot,
  });
  return { onscore, oncannot, user: userEvent.setup() };
}

it('is a radio group whose steps say their whole label', () => {
  shown(4);
  expect(screen.getByRole('radiogroup', { name: 'Feasibility' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: '4, step 4', checked: true })).toBeTruthy();
});

it('does not score while the arrow keys move, but on Space', async () => {
  const { onscore, user } = shown(4);
  await user.tab();
  expect(document.activeElement, 'Tab enters at the chosen step').toBe(
    screen.getByRole('radio', { name: '4, step 4' }),
  );
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(onscore, 'listening to the labels is no vote').not.toHaveBeenCalled();
  await user.keyboard(' ');
  expect(onscore).toHaveBeenCalledWith(2);
});

it('scores by a digit at its place, and clears by Delete', async () => {
  const { onscore, user } = shown();
  await user.tab();
  await user.keyboard('[Digit3]');
  expect(onscore).toHaveBeenLastCalledWith(3);
  await user.keyboard('{Delete}');
  expect(onscore).toHaveBeenLastCalledWith(undefined);
});

it('offers that it cannot be judged', async () => {
  const { oncannot, user } = shown();
  await user.click(screen.getByRole('radio', { name: 'x, I cannot judge this' }));
  expect(oncannot).toHaveBeenCalledOnce();
});
