// Selecting on word boxes: which place in the text a point means, which unit a click takes, and what
// is between two places, over lines, columns and pages. The same rules for the mouse, for Shift with
// a click, and for the arrow keys of the text view. Nothing here touches the document.
import type { Box } from './coordinates';
import { edge, isUpright, type Line, type PageText, type Span } from './text';

export interface Place {
  /** Counted from 1. */
  page: number;
  offset: number;
}

export interface Selection {
  anchor: Place;
  focus: Place;
}

export type Unit = 'character' | 'word' | 'line' | 'paragraph';

export function unitOf(clicks: number): Unit {
  return (['character', 'word', 'line', 'paragraph'] as const)[(clicks - 1) % 4] ?? 'character';
}

function outside(value: number, from: number, to: number): number {
  return value < from ? from - value : value > to ? value - to : 0;
}

/** The line that a point means: a step across the lines counts four times a step along them. */
export function nearestLine(page: PageText, x: number, y: number): Line | undefined {
  let best: Line | undefined;
  let least = Infinity;
  for (const line of page.lines) {
    const dx = outside(x, line.box[0], line.box[2]);
    const dy = outside(y, line.box[1], line.box[3]);
    const upright = line.words[0] !== undefined && isUpright(line.words[0]);
    const far = upright ? 16 * dx * dx + dy * dy : dx * dx + 16 * dy * dy;
    if (far < least) {
      least = far;
      best = line;
    }
  }
  return best;
}

/** The place between two glyphs that a point means; within `snap` of a word's end, that end. */
export function placeAt(page: PageText, x: number, y: number, snap = 0): number | undefined {
  const line = nearestLine(page, x, y);
  return line && nearestIn(line, x, y, snap);
}

/** The place in a line that is nearest to a point. */
function nearestIn(line: Line, x: number, y: number, snap = 0): number {
  let best = line.start;
  let least = Infinity;
  for (const word of line.words) {
    const along = isUpright(word) ? y : x;
    for (let glyph = 0; glyph <= word.length; glyph += 1) {
      const atEnd = glyph === 0 || glyph === word.length;
      const far = Math.abs(edge(word, glyph) - along) - (atEnd ? snap : 0);
      if (far < least) {
        least = far;
        best = word.start + glyph;
      }
    }
  }
  return best;
}

/** Whether a point lies on text, rather than beside it. */
export function onText(page: PageText, x: number, y: number, slack = 200): boolean {
  return page.lines.some(
    (line) =>
      outside(x, line.box[0], line.box[2]) <= slack &&
      outside(y, line.box[1], line.box[3]) <= slack / 2,
  );
}

/** The whole unit around a place. */
export function unitAt(page: PageText, offset: number, unit: Unit): Span {
  if (unit === 'character') return { start: offset, end: offset };
  if (unit === 'line') {
    const line = page.lineAt(offset);
    return line ? { start: line.start, end: line.end } : { start: offset, end: offset };
  }
  if (unit === 'paragraph') return page.paragraphAt(offset);
  const word = page.wordAt(offset);
  return word
    ? { start: word.start, end: word.start + word.length }
    : { start: offset, end: offset };
}

function before(a: Place, b: Place): boolean {
  return a.page < b.page || (a.page === b.page && a.offset <= b.offset);
}

/** From the unit where the press was to the unit where the pointer is, whichever comes first. */
export function extend(
  pages: (page: number) => PageText | undefined,
  anchor: Place,
  focus: Place,
  unit: Unit,
): Selection {
  if (unit === 'character') return { anchor, focus };
  const a = grow(pages, anchor, unit);
  const b = grow(pages, focus, unit);
  return before(anchor, focus)
    ? { anchor: { page: anchor.page, offset: a.start }, focus: { page: focus.page, offset: b.end } }
    : {
        anchor: { page: anchor.page, offset: a.end },
        focus: { page: focus.page, offset: b.start },
      };
}

function grow(pages: (page: number) => PageText | undefined, place: Place, unit: Unit): Span {
  const page = pages(place.page);
  return page ? unitAt(page, place.offset, unit) : { start: place.offset, end: place.offset };
}

export interface PageSpan extends Span {
  page: number;
}

/** What a selection takes of each page, in the order of reading, without blanks at its ends. */
export function spans(
  pages: (page: number) => PageText | undefined,
  selection: Selection,
): PageSpan[] {
  const [from, to] = before(selection.anchor, selection.focus)
    ? [selection.anchor, selection.focus]
    : [selection.focus, selection.anchor];
  const taken: PageSpan[] = [];
  for (let number = from.page; number <= to.page; number += 1) {
    const page = pages(number);
    if (!page) continue;
    const span = page.trim({
      start: number === from.page ? from.offset : 0,
      end: number === to.page ? to.offset : page.length,
    });
    if (span.start < span.end) taken.push({ page: number, ...span });
  }
  return taken;
}

export interface Anchor {
  page: number;
  start: number;
  end: number;
  boxes: Box[];
  quote: string;
  prefix: string;
  suffix: string;
}

/** A quote that holds: the words with 32 characters before and after, their place, and their boxes. */
export function anchorOf(page: PageText, span: PageSpan): Anchor {
  return {
    page: span.page,
    start: span.start,
    end: span.end,
    boxes: page.boxes(span.start, span.end),
    quote: page.slice(span.start, span.end),
    prefix: page.slice(span.start - 32, span.start),
    suffix: page.slice(span.end, span.end + 32),
  };
}

/** The words as one would paste them: lines of a paragraph joined, hyphens at line ends kept. */
export function copied(
  pages: (page: number) => PageText | undefined,
  taken: readonly PageSpan[],
): string {
  return taken
    .map((span) => pages(span.page)?.slice(span.start, span.end) ?? '')
    .join('\n')
    .trim();
}

/** A step of the keyboard: by a glyph, a word, a line, a paragraph, or to an end of the line. */
export type Stride =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'up'
  | 'down'
  | 'line-start'
  | 'line-end'
  | 'paragraph-up'
  | 'paragraph-down';

/** The step that a press with Shift means. */
export function strideOf(key: string, ctrl: boolean): Stride | undefined {
  switch (key) {
    case 'ArrowLeft':
      return ctrl ? 'word-left' : 'left';
    case 'ArrowRight':
      return ctrl ? 'word-right' : 'right';
    case 'ArrowUp':
      return ctrl ? 'paragraph-up' : 'up';
    case 'ArrowDown':
      return ctrl ? 'paragraph-down' : 'down';
    case 'Home':
      return 'line-start';
    case 'End':
      return 'line-end';
    default:
      return undefined;
  }
}

const BACK: readonly Stride[] = ['left', 'word-left', 'up', 'paragraph-up'];
const ON: readonly Stride[] = ['right', 'word-right', 'down', 'paragraph-down'];

/** A place moved by the keyboard, on to the next page at a page's end. */
export function step(
  pages: (page: number) => PageText | undefined,
  place: Place,
  by: Stride,
): Place {
  const page = pages(place.page);
  if (!page) return place;
  const offset = moved(page, place.offset, by);
  if (offset !== place.offset) return { page: place.page, offset };
  const [before_, after] = [pages(place.page - 1), pages(place.page + 1)];
  if (BACK.includes(by) && before_) return { page: place.page - 1, offset: before_.length };
  if (ON.includes(by) && after) return { page: place.page + 1, offset: 0 };
  return place;
}

/** A place moved within its page: by a glyph, a word, a line, or to an end of the line. */
export function moved(page: PageText, offset: number, by: Stride): number {
  const line = page.lineAt(offset);
  switch (by) {
    case 'left':
      return Math.max(0, offset - 1);
    case 'right':
      return Math.min(page.length, offset + 1);
    case 'word-left':
      return page.words.findLast((word) => word.start < offset)?.start ?? 0;
    case 'word-right': {
      const word = page.words.find((next) => next.start + next.length > offset);
      return word ? word.start + word.length : page.length;
    }
    case 'paragraph-up': {
      const here = page.paragraphAt(offset);
      return here.start < offset ? here.start : page.paragraphAt(Math.max(0, here.start - 1)).start;
    }
    case 'paragraph-down': {
      const here = page.paragraphAt(offset);
      return here.end > offset
        ? here.end
        : page.paragraphAt(Math.min(page.length, here.end + 1)).end;
    }
    case 'line-start':
      return line?.start ?? 0;
    case 'line-end':
      return line?.end ?? page.length;
    case 'up':
    case 'down': {
      const at = line ? page.lines.indexOf(line) : -1;
      const next = page.lines[at + (by === 'up' ? -1 : 1)];
      if (!line || !next) return by === 'up' ? 0 : page.length;
      const word = page.wordAt(offset);
      const along = word ? edge(word, Math.max(0, offset - word.start)) : line.box[0];
      const middle = { x: (next.box[0] + next.box[2]) / 2, y: (next.box[1] + next.box[3]) / 2 };
      const upright = next.words[0] !== undefined && isUpright(next.words[0]);
      const there = upright ? { x: middle.x, y: along } : { x: along, y: middle.y };
      return nearestIn(next, there.x, there.y);
    }
  }
}
