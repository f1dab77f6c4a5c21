// Messages as data: Fluent files are parsed while the page is built, so that no start of Paraph waits for it.
import { FluentResource } from '@fluent/bundle';
import type { Plugin } from 'vite';

/** Each `*.ftl` exports its messages as a JSON text, which is read when the language is first spoken. */
export function fluent(): Plugin {
  return {
    name: 'fluent',
    enforce: 'pre',
    transform(text, id) {
      if (!id.endsWith('.ftl')) return undefined;
      const messages = JSON.stringify(new FluentResource(text).body);
      return { code: `export default ${JSON.stringify(messages)};`, map: null };
    },
  };
}
