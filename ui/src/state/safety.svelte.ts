// The safety copy as it stands, and choosing its place: the code is shown after the first.
import type { SafetyState } from '../bridge';
import { t } from '../words/index.svelte';
import type { Paraph } from './paraph.svelte';

export class SafetyPlace {
  readonly live;
  busy = $state(false);
  readonly #paraph: Paraph;

  constructor(paraph: Paraph) {
    this.#paraph = paraph;
    this.live = paraph.live<SafetyState>(['app', 'reviews', 'marks'], () =>
      paraph.ask('safety_state', {}),
    );
  }

  get state(): SafetyState | undefined {
    return this.live.value;
  }

  async choose(): Promise<void> {
    const [folder] = await this.#paraph.surroundings.chooseFolder(t('safety-choose-title'));
    if (!folder) return;
    this.busy = true;
    const first = !this.state?.folder;
    const set = await this.#paraph.do('safety_set', { folder });
    this.busy = false;
    if (!set) return;
    this.live.set(set);
    if (first) await this.showCode();
  }

  async showCode(): Promise<void> {
    const code = await this.#paraph.do('safety_code', {});
    if (code) this.#paraph.code = code;
  }
}
