// The words of a page with their boxes: the same reading that search, quotes and marks use. Offsets
// count Unicode scalar values of the page's text, as in anchors. Lines come from the text's own line
// breaks, so that in two columns the order of the text rules, not the height on the page.
import { union, type Box } from './coordinates';

export interface Word {
  start: number;
  length: number;
  box: Box;
  /** Where each glyph begins along the word, in hundredths of a point: x, or y where it runs up or down. */
  edges: readonly number[];
  /** Which way it runs on the page as it lies in the file; to the right if not said. */
  runs?: 'right' | 'up' | 'left' | 'down';
}

export interface Line {
  start: number;
  end: number;
  box: Box;
  words: Word[];
}

export interface Span {
  start: number;
  end: number;
}

export class PageText {
  readonly points: readonly string[];
  readonly lines: readonly Line[];

  constructor(
    readonly text: string,
    readonly words: readonly Word[],
  ) {
    this.points = Array.from(text);
    this.lines = linesOf(this.points, words);
  }

  get length(): number {
    return this.points.length;
  }

  slice(start: number, end: number): string {
    return this.points.slice(Math.max(0, start), Math.max(0, end)).join('');
  }

  /** Where a code unit of the text lies, counted in scalar values. */
  offsetOf(unit: number): number {
    return Array.from(this.text.slice(0, unit)).length;
  }

  lineAt(offset: number): Line | undefined {
    return this.lines.find((line) => offset <= line.end) ?? this.lines.at(-1);
  }

  wordAt(offset: number): Word | undefined {
    return (
      this.words.find((word) => offset >= word.start && offset < word.start + word.length) ??
      this.words.find((word) => offset <= word.start + word.length)
    );
  }

  /** The boxes of a span: one per line, cut at the glyphs. */
  boxes(start: number, end: number): Box[] {
    const boxes: Box[] = [];
    for (const line of this.lines) {
      if (line.end <= start || line.start >= end) continue;
      let box: Box | undefined;
      for (const word of line.words) {
        const from = Math.max(start, word.start);
        const to = Math.min(end, word.start + word.length);
        if (from >= to) continue;
        const part = partOf(word, from - word.start, to - word.start);
        box = box ? union(box, part) : part;
      }
      if (box) boxes.push(box);
    }
    return boxes;
  }

  /** The span without blanks at either end. */
  trim(span: Span): Span {
    let { start, end } = span;
    while (start < end && /\s/.test(this.points[start] ?? '')) start += 1;
    while (end > start && /\s/.test(this.points[end - 1] ?? '')) end -= 1;
    return { start, end };
  }

  paragraphAt(offset: number): Span {
    const at = Math.max(
      0,
      this.lines.findIndex((line) => offset <= line.end),
    );
    const here = this.lines[at];
    if (!here) return { start: 0, end: 0 };
    let first = at;
    let last = at;
    for (; first > 0; first -= 1) {
      const above = this.lines[first - 1];
      const below = this.lines[first];
      if (!above || !below || !together(above, below)) break;
    }
    for (; last < this.lines.length - 1; last += 1) {
      const above = this.lines[last];
      const below = this.lines[last + 1];
      if (!above || !below || !together(above, below)) break;
    }
    return { start: this.lines[first]?.start ?? 0, end: this.lines[last]?.end ?? 0 };
  }

  /** Blocks of lines that belong together, for the text view and for screen readers. */
  paragraphs(): Line[][] {
    const blocks: Line[][] = [];
    for (const line of this.lines) {
      const block = blocks.at(-1);
      const above = block?.at(-1);
      if (block && above && together(above, line)) block.push(line);
      else blocks.push([line]);
    }
    return blocks;
  }
}

/** Whether a word runs up or down, so that its glyphs follow each other in y. */
export function isUpright(word: Word): boolean {
  return word.runs === 'up' || word.runs === 'down';
}

/** Where a word begins and ends along its direction; right-to-left words begin at the right. */
function ends(word: Word): [number, number] {
  const [x0, y0, x1, y1] = word.box;
  if (word.runs === 'up') return [y0, y1];
  if (word.runs === 'down') return [y1, y0];
  const [first, last] = [word.edges[0], word.edges.at(-1)];
  const back = first !== undefined && last !== undefined && word.edges.length > 1 && first > last;
  return word.runs === 'left' || back ? [x1, x0] : [x0, x1];
}

/** The place of the edge before glyph `index` of a word: x, or y where it runs up or down. */
export function edge(word: Word, index: number): number {
  const [start, end] = ends(word);
  if (index >= word.length) return end;
  const known = word.edges[index];
  if (known !== undefined) return known;
  return start + ((end - start) * index) / Math.max(1, word.length);
}

/** The box of some glyphs of a word. */
function partOf(word: Word, from: number, to: number): Box {
  const [a, b] = [edge(word, from), edge(word, to)];
  const [low, high] = a <= b ? [a, b] : [b, a];
  return isUpright(word)
    ? [word.box[0], low, word.box[2], high]
    : [low, word.box[1], high, word.box[3]];
}

function linesOf(points: readonly string[], words: readonly Word[]): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let next = 0;
  for (let at = 0; at <= points.length; at += 1) {
    if (at < points.length && points[at] !== '\n') continue;
    const own: Word[] = [];
    for (let word = words[next]; word && word.start < at; word = words[next]) {
      if (word.start >= start) own.push(word);
      next += 1;
    }
    const [head, ...rest] = own;
    if (head) {
      const box = rest.reduce<Box>((all, word) => union(all, word.box), head.box);
      lines.push({ start, end: at, box, words: own });
    }
    start = at + 1;
  }
  return lines;
}

export function height(line: Line): number {
  return line.box[3] - line.box[1];
}

/** Whether a line continues the one before: same column, same size, and no larger gap than a line. */
function together(above: Line, below: Line): boolean {
  const high = Math.max(height(above), height(below), 1);
  const gap = above.box[1] - below.box[3];
  if (gap > 0.75 * high || gap < -1.2 * high) return false;
  if (Math.abs(height(above) - height(below)) > 0.25 * high) return false;
  const overlap = Math.min(above.box[2], below.box[2]) - Math.max(above.box[0], below.box[0]);
  if (overlap <= 0) return false;
  // A new paragraph is often indented, under a line that ends early.
  const indent = below.box[0] - above.box[0];
  return !(indent > 0.8 * high && indent < 4 * high && above.box[2] < below.box[2] - 2 * high);
}
