// Finding words in the text of pages. Case and accents do not matter, ligatures are opened, a blank
// matches a line break, and a hyphen at a line's end is passed over.
import type { PageSpan } from './selection';
import type { PageText } from './text';

interface Folded {
  text: string;
  /** For each code unit of `text`, the offset in the page's scalar values. */
  offsets: number[];
}

const LIGATURES: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
};

function foldPoint(point: string): string {
  const lower = point.toLowerCase();
  return LIGATURES[lower] ?? lower.normalize('NFD').replace(/\p{M}/gu, '');
}

function fold(points: readonly string[]): Folded {
  let text = '';
  const offsets: number[] = [];
  const put = (piece: string, offset: number) => {
    for (let unit = 0; unit < piece.length; unit += 1) offsets.push(offset);
    text += piece;
  };
  for (let at = 0; at < points.length; at += 1) {
    const point = points[at] ?? '';
    if (
      /[-‐\u00AD]/.test(point) &&
      points[at + 1] === '\n' &&
      /\p{L}/u.test(points[at - 1] ?? '')
    ) {
      at += 1;
      continue;
    }
    if (/\s/.test(point)) {
      if (!text.endsWith(' ')) put(' ', at);
    } else {
      put(foldPoint(point), at);
    }
  }
  return { text, offsets };
}

export function foldQuery(query: string): string {
  return fold(Array.from(query.trim())).text;
}

export function findOn(page: PageText, number: number, query: string): PageSpan[] {
  const wanted = foldQuery(query);
  if (wanted === '') return [];
  const { text, offsets } = fold(page.points);
  const hits: PageSpan[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const start = offsets[at];
    const last = offsets[at + wanted.length - 1];
    if (start !== undefined && last !== undefined) {
      hits.push({ page: number, start, end: last + 1 });
    }
  }
  return hits;
}
