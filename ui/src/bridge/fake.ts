// Answers for unit tests: what a test does not give is a fault, as a command that nobody knows.
import { CallError, type Bridge, type CommandName, type Commands, type Event } from './index';

export type Answers = {
  [K in CommandName]?:
    | Commands[K]['answer']
    | ((request: Commands[K]['request']) => Commands[K]['answer'] | Promise<Commands[K]['answer']>);
};

export interface FakeBridge extends Bridge {
  readonly calls: { name: CommandName; request: unknown }[];
  emit(event: Event): void;
  answer(more: Answers): void;
}

export function fakeBridge(answers: Answers = {}): FakeBridge {
  const known: Answers = { ...answers };
  const listeners = new Set<(event: Event) => void>();
  const calls: FakeBridge['calls'] = [];
  const nothing = () => Promise.resolve();
  const none = () => Promise.resolve([]);
  return {
    calls,
    emit: (event) => listeners.forEach((listener) => listener(event)),
    answer: (more) => void Object.assign(known, more),
    async call<K extends CommandName>(name: K, request: Commands[K]['request']) {
      calls.push({ name, request });
      const answer = known[name];
      if (answer === undefined) {
        throw new CallError({
          code: 'unknown_command',
          message: `The test gives no answer to ${name}.`,
          hint: '',
          detail: {},
        });
      }
      type Given = (asked: unknown) => unknown;
      const given = typeof answer === 'function' ? await (answer as Given)(request) : answer;
      return given as Commands[K]['answer'];
    },
    listen(handler) {
      listeners.add(handler);
      return () => listeners.delete(handler);
    },
    paper: (path) => `/paper/${path}`,
    forget: () => undefined,
    surroundings: {
      chooseFiles: none,
      chooseFolder: none,
      chooseTarget: none,
      filesOpened: none,
      showFolder: nothing,
      openFile: nothing,
      dragOut: nothing,
      setTitle: nothing,
      print: nothing,
      onDrag: () => () => undefined,
    },
  };
}
