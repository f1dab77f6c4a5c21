// The page's root: the open workspace, the settings that hold, running jobs, and the one way to call
// the work. Views get it from the context and reach the work only through it and the classes beside it.
import { createContext } from 'svelte';
import type {
  AppError,
  AppState,
  Bridge,
  CommandName,
  Commands,
  FileDrag,
  Ground,
  HistoryStep,
  JobState,
  SafetyCode,
  Settings,
  SettingsChange,
  Surroundings,
  Tie,
  UndoAnswer,
} from '../bridge';
import { asFault } from '../bridge';
import { clock, moment } from '../words/format';
import { known, systemLanguage, t, words } from '../words/index.svelte';
import { Keys } from './keys.svelte';
import { Live, type Changes, type Staleness } from './live.svelte';
import { paced } from './pace';
import { Route, type Screen } from './route.svelte';
import { Voice } from './voice.svelte';

export class Paraph implements Changes {
  readonly route = new Route();
  readonly keys = new Keys();
  readonly voice = new Voice();
  state = $state.raw<AppState | undefined>();
  /** Whether the first screen is known. */
  begun = $state(false);
  settings = $state.raw<Settings | undefined>();
  jobs = $state.raw<readonly JobState[]>([]);
  /** What went wrong last, until it is dismissed. */
  fault = $state.raw<AppError | undefined>();
  /** A workspace that does not open, with a good back-up that can take its place. */
  broken = $state.raw<AppError | undefined>();
  /** Going on from a safety copy, from this place where one was named. */
  lost = $state.raw<{ path?: string } | undefined>();
  /** The code of the safety copies, while it is shown. */
  code = $state.raw<SafetyCode | undefined>();
  /** What hangs over the window. */
  hanging = $state.raw<readonly string[] | undefined>();
  /** Files that were dropped or opened and have a page of their own, in order. */
  offered = $state.raw<readonly string[]>([]);
  /** The proposal that was on the screen last. */
  lastRead = $state<string | undefined>();
  /** The proposal from which somebody is about to withdraw. */
  withdrawing = $state.raw<{ proposal: string; number: string } | undefined>();
  paletteOpen = $state(false);
  keysOpen = $state(false);
  readonly #bridge: Bridge;
  readonly #stale = new Set<(what: Staleness) => void>();
  readonly #pace = paced(() => this.refresh());

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    words.speak(systemLanguage());
    bridge.listen((event) => {
      if (event.event === 'changed') {
        for (const handler of this.#stale) handler(event);
        if (event.topics.some((topic) => topic !== 'jobs')) this.#pace.poke();
        if (event.topics.includes('settings')) void this.loadSettings();
      } else if (event.event === 'job') {
        this.#job(event.job);
      } else {
        this.offer([event.path]);
      }
    });
    bridge.surroundings.onDrag((drag) => this.drag(drag));
  }

  get surroundings(): Surroundings {
    return this.#bridge.surroundings;
  }
  get workspace() {
    return this.state?.workspace ?? undefined;
  }
  get call_() {
    return this.workspace?.call ?? undefined;
  }
  get rubric() {
    return this.call_?.rubric;
  }
  get unit() {
    return { code: this.call_?.unit ?? '', digits: this.call_?.unit_digits ?? 0 };
  }

  paper(path: string): string {
    return this.#bridge.paper(path);
  }
  forget(addresses: string[]): void {
    this.#bridge.forget(addresses);
  }

  onStale(handler: (what: Staleness) => void): () => void {
    this.#stale.add(handler);
    return () => this.#stale.delete(handler);
  }

  live<T>(
    ...given: ConstructorParameters<typeof Live<T>> extends [unknown, ...infer R] ? R : never
  ) {
    return new Live<T>(this, ...given);
  }

  /** Calls the work; a fault is thrown. */
  ask<K extends CommandName>(
    name: K,
    request: Commands[K]['request'],
  ): Promise<Commands[K]['answer']> {
    return this.#bridge.call(name, request);
  }

  /** Calls the work for an act of the person; a fault is shown, and the answer is then `undefined`. */
  async do<K extends CommandName>(
    name: K,
    request: Commands[K]['request'],
  ): Promise<Commands[K]['answer'] | undefined> {
    try {
      return await this.#bridge.call(name, request);
    } catch (error) {
      this.fail(asFault(error));
      return undefined;
    }
  }

  /** An error of any origin as a fault. */
  asFault(error: unknown): AppError {
    return asFault(error);
  }

  fail(fault: AppError): void {
    if (fault.code === 'cancelled') return;
    if (fault.detail['workspace'] && fault.detail['backup']) this.broken = fault;
    else this.fault = fault;
  }

  /** Start: who and what is here, and the first screen. */
  async begin(): Promise<void> {
    const [opened] = await Promise.all([
      this.surroundings.filesOpened().catch(() => []),
      this.loadSettings(),
      this.refresh(),
    ]);
    const with_ = this.state?.opened_with;
    const files = [...(with_ ? [with_] : []), ...opened.filter((path) => path !== with_)];
    // A desk or an office that was opened by its file is simply opened.
    const own = files.find((path) => /\.paraph-(desk|office)$/.test(path));
    let here = false;
    if (own !== undefined) {
      // The window opens it while the page is loaded; then nothing is left to wait for.
      const open = this.do('workspace_open', { path: own });
      here = this.workspace?.path === own || (await open) !== undefined;
      if (here && own === with_) void this.do('opened_clear', {});
      if (here && this.workspace?.path !== own) await this.refresh();
    }
    this.offer(here ? files.filter((path) => path !== own) : files);
    if (this.offered.length === 0) this.settle();
    this.begun = true;
  }

  /** To the screen that fits when none was asked for, or the one asked for cannot be. */
  settle(): void {
    const { screen } = this.route;
    const workspace = this.workspace;
    if (!workspace) {
      if (screen !== 'file' && screen !== 'settings' && screen !== 'help') this.route.go('start');
      return;
    }
    if (screen !== 'start' && screen !== 'file') return;
    if (workspace.kind === 'office') this.route.go('call');
    else if (workspace.call && !workspace.conflicts_answered && workspace.call.proposals > 0) {
      this.route.go('declare');
    } else this.route.go('proposals');
  }

  async refresh(): Promise<void> {
    try {
      this.state = await this.ask('app_state', {});
      words.terms = this.state.workspace?.call?.unit === 'CHF' ? 'swiss' : 'usual';
      if (this.settings?.language == null) words.speak(this.state.language);
    } catch (error) {
      this.fail(asFault(error));
    }
  }
  async loadSettings(): Promise<void> {
    try {
      this.#hold(await this.ask('settings_get', {}));
    } catch (error) {
      this.fail(asFault(error));
    }
  }

  async change(change: SettingsChange): Promise<void> {
    const settings = await this.do('settings_set', change);
    if (settings) this.#hold(settings);
  }

  #hold(settings: Settings): void {
    this.settings = settings;
    if (settings.language) words.speak(settings.language);
    this.keys.singles = settings.single_letters;
    this.keys.chosen = Object.fromEntries(
      Object.entries(settings.keys).map(([id, chord]) => [id, chord ? chord.split(' ') : []]),
    );
    const root = document.documentElement;
    if (settings.scheme === 'system') delete root.dataset['scheme'];
    else root.dataset['scheme'] = settings.scheme;
    // Setting a style from script is within the content security policy; writing one in markup is not.
    root.style.fontSize = settings.text_size === 100 ? '' : `${String(settings.text_size)}%`;
    if (settings.reduced_motion == null) delete root.dataset['motion'];
    else root.dataset['motion'] = settings.reduced_motion ? 'none' : 'full';
  }

  /** What a screen remembers for itself. */
  remembered(name: string): string | undefined {
    return this.settings?.remembered[name];
  }
  remember(name: string, value: string): void {
    void this.change({ remembered: { [name]: value } });
  }

  // Jobs.

  #job(job: JobState): void {
    const others = this.jobs.filter((one) => one.job !== job.job);
    this.jobs = [...others, job];
    if (job.outcome) {
      if (job.error && job.outcome === 'failed') this.fail(job.error);
      setTimeout(() => (this.jobs = this.jobs.filter((one) => one.job !== job.job)), 1500);
    }
  }
  get running(): JobState | undefined {
    return this.jobs.find((job) => !job.outcome);
  }

  // Files.

  drag(drag: FileDrag): void {
    if (drag.type === 'over') this.hanging = drag.names;
    else this.hanging = undefined;
    if (drag.type === 'drop' && drag.paths.length > 0) void this.take(drag.paths);
  }

  /** Files that came in by any way: documents are imported, all else gets a page that says what it is. */
  async take(paths: string[]): Promise<void> {
    const papers: string[] = [];
    const others: string[] = [];
    const brought: string[] = [];
    let proposals = true;
    const unknown: string[] = [];
    for (const path of paths) {
      const looked = await this.do('file_inspect', { path });
      if (!looked) continue;
      if (looked.act === 'import' && this.workspace) papers.push(path);
      else if (looked.act === 'take_in') {
        brought.push(path);
        proposals &&= looked.kind === 'pdf';
      } else if (looked.act === 'open_mail') await this.openMail(path);
      else if (looked.kind === 'other') unknown.push(path);
      else others.push(path);
    }
    // Among documents, a file that nobody knows gets a line in the queue; alone, a page.
    (papers.length > 0 ? papers : others).push(...unknown);
    if (papers.length > 0) {
      await this.do('import_start', { paths: papers });
      this.voice.say(t('import-begun', { count: papers.length }));
      if (this.workspace?.kind === 'desk' && others.length === 0) this.route.go('proposals');
    }
    if (brought.length > 0) {
      if (this.#taker) this.#taker(brought);
      else {
        // No screen is shown that takes files: proposals belong to the call, all else to what comes back.
        this.#brought = brought;
        if (proposals) this.route.go('call', undefined, { room: 'proposals' });
        else this.route.go('received');
      }
    }
    this.offer(others);
  }

  /** A mail gives up its attachments, and each goes its own way. */
  async openMail(path: string): Promise<boolean> {
    const opened = await this.do('mail_open', { path });
    if (!opened) return false;
    if (opened.paths.length === 0) {
      this.voice.tell(t('file-mail-empty'));
      return false;
    }
    await this.take(opened.paths);
    return true;
  }

  #taker: ((paths: string[]) => void) | undefined;
  #brought: string[] = [];
  /** An office's screen that takes files in itself while it is shown. */
  lendTaker(taker: (paths: string[]) => void): () => void {
    this.#taker = taker;
    const brought = this.#brought.splice(0);
    if (brought.length > 0) taker(brought);
    return () => {
      if (this.#taker === taker) this.#taker = undefined;
    };
  }

  offer(paths: readonly string[]): void {
    const fresh = paths.filter((path) => !this.offered.includes(path));
    if (fresh.length === 0) return;
    this.offered = [...this.offered, ...fresh];
    const first = this.offered[0];
    if (first !== undefined) this.route.go('file', first);
  }

  /** The page about a file is done with. */
  dealtWith(path: string): void {
    this.offered = this.offered.filter((one) => one !== path);
    if (this.state?.opened_with === path) void this.do('opened_clear', {});
    const next = this.offered[0];
    if (next !== undefined) this.route.go('file', next);
    else {
      this.route.place = { screen: 'start', at: {} };
      this.settle();
    }
  }

  async chooseFiles(): Promise<void> {
    const paths = await this.surroundings.chooseFiles('any', true, t('choose-files'));
    if (paths.length > 0) await this.take(paths);
  }

  /** Another folder for workspaces that are made from now on. */
  async choosePlace(): Promise<void> {
    const [folder] = await this.surroundings.chooseFolder(t('choose-folder'));
    if (folder) await this.change({ workspace_folder: folder });
  }

  // Conflicts of interest.

  async declare(
    of: { proposal: string; number: string },
    tie: Tie,
    ground?: Ground,
    text?: string,
  ): Promise<boolean> {
    const row = await this.do('conflict_declare', { proposal: of.proposal, tie, ground, text });
    if (!row) return false;
    if (tie === 'recused') {
      this.voice.tell(t('withdraw-done', { number: of.number }), [
        { label: t('undo-act'), run: () => void this.undo() },
      ]);
    }
    return true;
  }

  /** A mail draft that asks the chair about a tie. */
  async askChair(proposal: string): Promise<void> {
    const draft = await this.do('conflict_mail', { proposal });
    if (!draft) return;
    this.voice.tell(t('declare-mail-made', { path: draft.path }), [
      { label: t('open'), run: () => void this.surroundings.openFile(draft.path) },
    ]);
  }

  // Undo.

  #place(): { proposal?: string; screen?: string } {
    const { screen, subject } = this.route.place;
    return screen === 'read' && subject ? { proposal: subject } : { screen: WIRE_SCREEN[screen] };
  }

  async undo(op?: number): Promise<void> {
    const asked = op === undefined ? this.#place() : { op };
    const answer = await this.do('undo', asked);
    if (answer) this.#answered(answer, 'undo');
  }

  async redo(op?: number): Promise<void> {
    const asked = op === undefined ? this.#place() : { op };
    const answer = await this.do('redo', asked);
    if (answer) this.#answered(answer, 'redo');
  }

  #answered(answer: UndoAnswer, act: 'undo' | 'redo'): void {
    const { step, outcome } = answer;
    const again = act === 'undo' ? 'redo' : 'undo';
    const what = step?.label.text ?? '';
    if (outcome === 'done') {
      this.voice.tell(t(`${act}-done`, { what }), [
        {
          label: t(`${again}-act`),
          run: () => void (again === 'redo' ? this.redo() : this.undo()),
        },
      ]);
    } else if (outcome === 'nothing' || !step) {
      this.voice.tell(t(`${act}-nothing`));
    } else {
      const when = moment(step.at);
      const where = step.number ?? step.screen ?? '';
      this.voice.tell(
        outcome === 'before'
          ? t('undo-earlier', { what, when })
          : t('undo-elsewhere', { what, where, when }),
        [
          { label: t('undo-go-there'), run: () => this.goTo(step) },
          { label: t('undo-act'), run: () => void this.undo(step.op) },
        ],
      );
    }
  }

  goTo(step: HistoryStep): void {
    this.voice.hush();
    if (step.proposal) this.route.go('read', step.proposal);
    else this.route.go(screenOf(step.screen) ?? 'history');
  }

  /** What is said to the chair about a fault: nothing of a proposal. */
  faultMessage(fault: AppError): string {
    return t('fault-message', {
      version: this.state?.version ?? '',
      message: fault.message,
      hint: fault.hint,
      code: fault.code,
      time: new Date().toISOString(),
    });
  }

  get savedAt(): string | undefined {
    const at = this.workspace?.saved_at;
    return at ? clock(new Date(at)) : undefined;
  }

  /** The name of a key on this keyboard. */
  readonly keyName = (key: string): string => {
    const id = KEY_WORDS[key];
    return id && known(id) ? t(id) : (KEY_SIGNS[key] ?? key);
  };
  readonly facesOf = (id: string): string[] => this.keys.faces(id, this.keyName);
}

const KEY_WORDS: Record<string, string> = {
  Ctrl: 'key-ctrl',
  Shift: 'key-shift',
  Alt: 'key-alt',
  Enter: 'key-enter',
  Escape: 'key-escape',
  ' ': 'key-space',
  PageUp: 'key-page-up',
  PageDown: 'key-page-down',
  Delete: 'key-delete',
  Backspace: 'key-backspace',
};
const KEY_SIGNS: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The names that the journal has for screens. */
const WIRE_SCREEN: Record<Screen, string> = {
  start: 'start',
  file: 'start',
  declare: 'conflicts',
  proposals: 'proposals',
  read: 'proposals',
  compare: 'compare',
  'hand-in': 'handin',
  call: 'call',
  people: 'people',
  received: 'received',
  ranking: 'ranking',
  publish: 'publish',
  history: 'history',
  settings: 'settings',
  help: 'help',
};

function screenOf(wire: string | null): Screen | undefined {
  return (Object.keys(WIRE_SCREEN) as Screen[]).find(
    (screen) =>
      WIRE_SCREEN[screen] === wire && screen !== 'file' && screen !== 'read' && screen !== 'help',
  );
}

export const [useParaph, provideParaph] = createContext<Paraph>();
