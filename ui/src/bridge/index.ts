// The one way from the page to the work. Everything a person can do is a command of the table in
// `app`, from which `generated.ts` is made. Two transports carry the same calls: the window's own
// (tauri.ts) and the loopback host of the tests (http.ts); fake.ts answers in unit tests.
import type { AppError, CommandName, Commands, Event } from './generated';

export type * from './generated';
export { CHANGES } from './generated';

/** What only the surroundings can do: choosing files, showing folders, carrying files out. */
export interface Surroundings {
  chooseFiles(kind: FileChoice, many: boolean, title: string): Promise<string[]>;
  chooseFolder(title: string): Promise<string[]>;
  chooseTarget(title: string, name: string): Promise<string[]>;
  showFolder(path: string): Promise<void>;
  openFile(path: string): Promise<void>;
  /** Begins to carry files out of the window; call it from a `mousedown` that has moved. */
  dragOut(paths: string[]): Promise<void>;
  filesOpened(): Promise<string[]>;
  setTitle(text: string): Promise<void>;
  print(): Promise<void>;
  /** Files hanging over the window, dropped on it, or gone again. */
  onDrag(handler: (event: FileDrag) => void): () => void;
}

export type FileChoice = 'pdf' | 'paraph' | 'table' | 'any';

/** `names` are known while files hang; `paths` once they are dropped. */
export type FileDrag =
  { type: 'over'; names: string[] } | { type: 'drop'; paths: string[] } | { type: 'leave' };

export interface Bridge {
  call<K extends CommandName>(
    name: K,
    request: Commands[K]['request'],
  ): Promise<Commands[K]['answer']>;
  listen(handler: (event: Event) => void): () => void;
  /** The address of a picture, from its path. */
  paper(path: string): string;
  /** Pictures that were scrolled past. */
  forget(addresses: string[]): void;
  readonly surroundings: Surroundings;
}

/** What went wrong, as the work says it. */
export class CallError extends Error {
  constructor(readonly fault: AppError) {
    super(fault.message);
    this.name = 'CallError';
  }
}

export function asFault(error: unknown): AppError {
  if (error instanceof CallError) return error.fault;
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
    return error as AppError;
  }
  return {
    code: 'internal',
    message: error instanceof Error ? error.message : String(error),
    hint: '',
    detail: {},
  };
}
