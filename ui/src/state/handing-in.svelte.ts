// Handing in: where I stand, what would leave and what stays, the act, and what was handed in before.
import type { Commands, CopyForm, HandIn, HandInHistory, HandInPreview } from '../bridge';
import { dayAndHour } from '../words/format';
import { t } from '../words/index.svelte';
import type { Paraph } from './paraph.svelte';

export class HandingIn {
  readonly preview;
  readonly history;
  /** The one that was just made, while its page is on the screen. */
  made = $state.raw<HandIn | undefined>();
  busy = $state(false);
  readonly #paraph: Paraph;

  constructor(paraph: Paraph) {
    this.#paraph = paraph;
    this.preview = paraph.live<HandInPreview>(
      ['reviews', 'marks', 'conflicts', 'hand_in', 'call', 'settings', 'app'],
      () => paraph.ask('handin_preview', {}),
    );
    this.history = paraph.live<HandInHistory>(['hand_in'], () => paraph.ask('handin_history', {}));
  }

  /** Where I stand, in one sentence. */
  get sentence(): { text: string; tone: 'none' | 'done' | 'changed' | 'received' } {
    const state = this.preview.value?.state;
    if (!state || state.number === null || state.at === null) {
      return { text: t('handin-never'), tone: 'none' };
    }
    if (state.changes > 0) {
      return { text: t('handin-changes', { count: state.changes }), tone: 'changed' };
    }
    if (state.received_number === state.number && state.received_at !== null) {
      return {
        text: t('handin-received', { when: dayAndHour(state.received_at) }),
        tone: 'received',
      };
    }
    return {
      text: t('handin-done', { when: dayAndHour(state.at), number: state.number }),
      tone: 'done',
    };
  }

  async make(how: {
    encrypt?: boolean;
    neutral_name?: boolean;
    passphrase?: string;
  }): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      const made = await this.#paraph.do('handin_make', how);
      if (!made) return false;
      this.made = made;
      this.#paraph.voice.say(t('handin-made-say', { number: made.number }));
      await Promise.all([this.preview.refresh(), this.history.refresh()]);
      return true;
    } finally {
      this.busy = false;
    }
  }

  async show(of: HandIn): Promise<void> {
    const [file] = of.files;
    if (file) await this.#paraph.surroundings.showFolder(file.path);
  }

  async mail(of: HandIn): Promise<void> {
    const draft = await this.#paraph.do('handin_mail', { number: of.number });
    if (!draft) return;
    this.#paraph.voice.tell(t('handin-mailed', { path: draft.path }));
    await this.#paraph.surroundings.openFile(draft.path);
  }

  /** The forms in which a hand-in can be read by people, each with what makes it. */
  readable(of: HandIn): { label: string; run: () => void }[] {
    const forms: CopyForm[] = ['html', 'markdown'];
    return forms.map((form) => ({
      label: t(`handin-readable-${form}`),
      run: () => void this.#open('handin_readable', { number: of.number, form }),
    }));
  }

  async certificate(): Promise<void> {
    await this.#open('handin_certificate', {});
  }

  async #open<K extends 'handin_readable' | 'handin_certificate'>(
    name: K,
    request: Commands[K]['request'],
  ): Promise<void> {
    const written = await this.#paraph.do(name, request);
    if (!written) return;
    this.#paraph.voice.tell(
      t(name === 'handin_readable' ? 'handin-readable-done' : 'handin-copied', {
        path: written.path,
      }),
    );
    await this.#paraph.surroundings.openFile(written.path);
  }

  async copy(of: HandIn): Promise<void> {
    const [folder] = await this.#paraph.surroundings.chooseFolder(t('handin-copy'));
    if (!folder) return;
    const written = await this.#paraph.do('handin_copy', { number: of.number, folder });
    if (written) this.#paraph.voice.tell(t('handin-copied', { path: written.path }));
  }
}
