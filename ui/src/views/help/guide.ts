// The guide of `docs/guide`, which comes with the page: its pages by language and name, as trees of Markdown.

export interface Node {
  type: string;
  value?: string;
  depth?: number;
  ordered?: boolean;
  url?: string;
  alt?: string;
  picture?: number;
  children?: Node[];
}

export interface Page {
  name: string;
  title: string;
  tree: Node;
  pictures: readonly string[];
}

const files = import.meta.glob<{ tree: Node; pictures: string[] }>(
  '../../../../docs/guide/{en,fr}/*.md',
  { eager: true },
);

/** In the order in which they are offered. */
const ORDER = ['reviewer', 'chair', 'verifier', 'administrator', 'lost', 'promises'];

export function words(node: Node): string {
  return node.value ?? (node.children ?? []).map(words).join('');
}

/** What an address of a section is made of: `my-laptop-is-lost`. */
export function anchor(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

export function pages(language: string): Page[] {
  const found = Object.entries(files)
    .filter(([path]) => path.includes(`/guide/${language}/`))
    .map(([path, file]) => ({
      name: /([\w-]+)\.md$/.exec(path)?.[1] ?? '',
      title: words(file.tree.children?.find((node) => node.type === 'heading') ?? file.tree),
      ...file,
    }));
  const place = (page: Page) => (ORDER.indexOf(page.name) + ORDER.length + 1) % (ORDER.length + 1);
  return found.sort((a, b) => place(a) - place(b));
}

/** The sections of a page, for its table of contents. */
export function sections(page: Page): { title: string; at: string }[] {
  return (page.tree.children ?? [])
    .filter((node) => node.type === 'heading' && node.depth === 2)
    .map((node) => ({ title: words(node), at: anchor(words(node)) }));
}
