// The window's transport: one command for the work, one for what only a window can do, one channel
// for events. With this file alone the page names Tauri.
import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { CallError, asFault, type Bridge, type FileDrag } from './index';
import type { Event } from './generated';

function host<T>(name: string, body: Record<string, unknown> = {}): Promise<T> {
  return invoke<T>('host', { name, body });
}

export function inWindow(): boolean {
  return '__TAURI_INTERNALS__' in window;
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

export function tauriBridge(): Bridge {
  const listeners = new Set<(event: Event) => void>();
  const channel = new Channel<Event>();
  channel.onmessage = (event) => listeners.forEach((listener) => listener(event));
  void invoke('events', { channel });
  const paperRoot = convertFileSrc('', 'paper');

  return {
    async call(name, request) {
      try {
        return await invoke('rpc', { name, body: request });
      } catch (error) {
        throw new CallError(asFault(error));
      }
    },
    listen(handler) {
      listeners.add(handler);
      return () => listeners.delete(handler);
    },
    paper: (path) => `${paperRoot}${path.replace(/^\//, '')}`,
    forget(addresses) {
      if (addresses.length > 0) void host('pictures_cancel', { addresses }).catch(() => undefined);
    },
    surroundings: {
      chooseFiles: async (kind, many, title) =>
        (await host<{ paths: string[] }>('files_choose', { kind, many, title })).paths,
      chooseFolder: async (title) =>
        (await host<{ paths: string[] }>('folder_choose', { title })).paths,
      chooseTarget: async (title, name) =>
        (await host<{ paths: string[] }>('target_choose', { title, name })).paths,
      showFolder: (path) => host('folder_show', { path }),
      openFile: (path) => host('file_open', { path }),
      dragOut: (paths) => host('drag_out', { paths }),
      filesOpened: async () => (await host<{ paths: string[] }>('files_opened')).paths,
      setTitle: (text) => host('title_set', { text }),
      print: () => host('page_print'),
      onDrag(handler) {
        let names: string[] = [];
        const stop = getCurrentWebview().onDragDropEvent(({ payload }) => {
          const told: FileDrag =
            payload.type === 'drop'
              ? { type: 'drop', paths: payload.paths }
              : payload.type === 'leave'
                ? { type: 'leave' }
                : { type: 'over', names };
          if (payload.type === 'enter') {
            names = payload.paths.map(nameOf);
            handler({ type: 'over', names });
          } else {
            handler(told);
          }
        });
        return () => void stop.then((off) => off());
      },
    },
  };
}
