// The loopback host's transport, for tests in a browser: the same commands over HTTP, events as a
// stream, pictures under the same paths. It is never shipped in the window.
import { CallError, asFault, type Bridge, type FileDrag } from './index';
import type { Event } from './generated';

async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new CallError(asFault(answer));
  return answer as T;
}

/** Files of a browser's drag are sent to the host, which answers where it put them. */
async function upload(files: Iterable<File>): Promise<string[]> {
  const paths: string[] = [];
  for (const file of files) {
    const response = await fetch(`/drop?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
    });
    if (response.ok) paths.push(((await response.json()) as { path: string }).path);
  }
  return paths;
}

function ask(many: boolean, accept: string): Promise<string[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = many;
  input.accept = accept;
  return new Promise((done) => {
    input.onchange = () => void upload(input.files ?? []).then(done);
    input.oncancel = () => done([]);
    input.click();
  });
}

const ACCEPT = { pdf: '.pdf', paraph: '.paraph', table: '.csv,.xlsx,.ods', any: '' } as const;

export function httpBridge(): Bridge {
  const listeners = new Set<(event: Event) => void>();
  const stream = new EventSource('/events');
  stream.onmessage = (message) => {
    const event = JSON.parse(message.data as string) as Event;
    listeners.forEach((listener) => listener(event));
  };
  const nothing = () => Promise.resolve();
  return {
    call: (name, request) => post(`/rpc/${name}`, request),
    listen(handler) {
      listeners.add(handler);
      return () => listeners.delete(handler);
    },
    paper: (path) => `/paper/${path.replace(/^\//, '')}`,
    forget: () => undefined,
    surroundings: {
      chooseFiles: (kind, many) => ask(many, ACCEPT[kind]),
      chooseFolder: () => Promise.resolve([]),
      chooseTarget: () => Promise.resolve([]),
      filesOpened: () => Promise.resolve([]),
      showFolder: nothing,
      openFile: nothing,
      dragOut: nothing,
      setTitle(text) {
        document.title = text;
        return Promise.resolve();
      },
      print() {
        window.print();
        return Promise.resolve();
      },
      onDrag(handler) {
        const names = (data: DataTransfer | null): FileDrag => ({
          type: 'over',
          names: [...(data?.items ?? [])].map((item) => item.getAsFile()?.name ?? item.type),
        });
        let depth = 0;
        const enter = (event: DragEvent) => {
          depth += 1;
          handler(names(event.dataTransfer));
        };
        const over = (event: DragEvent) => event.preventDefault();
        const leave = () => {
          depth -= 1;
          if (depth <= 0) handler({ type: 'leave' });
        };
        const drop = (event: DragEvent) => {
          event.preventDefault();
          depth = 0;
          handler({ type: 'leave' });
          const files = event.dataTransfer?.files;
          if (files) void upload(files).then((paths) => handler({ type: 'drop', paths }));
        };
        window.addEventListener('dragenter', enter);
        window.addEventListener('dragover', over);
        window.addEventListener('dragleave', leave);
        window.addEventListener('drop', drop);
        return () => {
          window.removeEventListener('dragenter', enter);
          window.removeEventListener('dragover', over);
          window.removeEventListener('dragleave', leave);
          window.removeEventListener('drop', drop);
        };
      },
    },
  };
}
