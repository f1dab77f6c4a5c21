// Markdown as data: the guide is read by the parser of the house's own formatter while the page is built, so that no
// reader of Markdown is shipped. Pictures that it names become files of the page.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parsers } from 'prettier/plugins/markdown';
import type { Plugin } from 'vite';

interface Node {
  type: string;
  url?: string;
  picture?: number;
  position?: unknown;
  children?: Node[];
}

/** Each `*.md` exports `tree` (mdast without positions) and `pictures` (their addresses, by the number in the tree). */
export function markdown(): Plugin {
  return {
    name: 'markdown',
    enforce: 'pre',
    async transform(text, id) {
      if (!id.endsWith('.md')) return undefined;
      const tree = (await parsers.markdown.parse(text, {} as never)) as Node;
      const pictures: string[] = [];
      // A picture that was not made yet is left out, with the paragraph that holds it alone.
      const there = (node: Node): boolean =>
        node.type === 'image'
          ? !node.url || existsSync(join(dirname(id), node.url))
          : node.type !== 'paragraph' || (node.children ?? []).some(there);
      const walk = (node: Node): void => {
        delete node.position;
        if (node.children) node.children = node.children.filter(there);
        if (node.type === 'image' && node.url) node.picture = pictures.push(node.url) - 1;
        node.children?.forEach(walk);
      };
      walk(tree);
      const imports = pictures.map(
        (path, index) => `import p${String(index)} from ${JSON.stringify(`${path}?url`)};`,
      );
      const names = pictures.map((_, index) => `p${String(index)}`);
      const code = [
        ...imports,
        `export const tree = ${JSON.stringify(tree)};`,
        `export const pictures = [${names.join(', ')}];`,
      ].join('\n');
      return { code, map: null };
    },
  };
}
