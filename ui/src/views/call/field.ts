/** Where on the page a field of the call is typed. */
import { tick } from 'svelte';

/** Puts the focus on a field, or on the nearest one above it that is here; tells whether there was one. */
export async function focusField(field: string): Promise<boolean> {
  await tick();
  let at = field;
  while (at !== '') {
    const found = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(at)}"]`);
    if (found) {
      found.focus();
      return true;
    }
    at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '';
  }
  return false;
}
