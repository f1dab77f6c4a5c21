// What lies on a page beside its words: marks, hits, links, and what is at a point. All places are in the page's own
// space; nothing here knows the screen.

import type { Box } from './coordinates';

export interface PaperMark {
  id: string;
  page: number;
  kind: 'highlight' | 'note' | 'area';
  boxes: readonly Box[];
  colour: string;
}

/** A place that leads elsewhere: to a page inside, or an address outside that is only shown. */
export interface PaperLink {
  page: number;
  box: Box;
  to: number | null;
  y: number | null;
  address: string | null;
}

export interface PaperHit {
  page: number;
  boxes: readonly Box[];
  start?: number;
  length?: number;
}

export interface Point {
  x: number;
  y: number;
}

/** How far beside a mark a press still means it, in hundredths of a point. */
const SLACK = 300;
/** How far a key moves a note or a frame. */
const STEP = 400;
/** The sides of a note. */
const NOTE = 1800;

export function holds(box: Box, point: Point, slack = 0): boolean {
  return (
    point.x >= box[0] - slack &&
    point.x <= box[2] + slack &&
    point.y >= box[1] - slack &&
    point.y <= box[3] + slack
  );
}

/** The mark at a point; of several, the one that lies on top. */
export function markAt(
  marks: readonly PaperMark[],
  page: number,
  point: Point,
): PaperMark | undefined {
  return marks.findLast(
    (mark) => mark.page === page && mark.boxes.some((box) => holds(box, point, SLACK)),
  );
}

/** Links by their page. */
export function byPage(links: readonly PaperLink[]): ReadonlyMap<number, readonly PaperLink[]> {
  const on = new Map<number, PaperLink[]>();
  for (const link of links) on.set(link.page, [...(on.get(link.page) ?? []), link]);
  return on;
}

export function shifted(box: Box, dx: number, dy: number): Box {
  return [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
}

/** A box after an arrow key: put elsewhere, or (with `size`) larger and smaller at its lower right corner. */
export function nudged(box: Box, key: string, size: boolean): Box | undefined {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
  if (!by) return undefined;
  const [dx, dy] = [(by[0] ?? 0) * STEP, (by[1] ?? 0) * STEP];
  if (!size) return shifted(box, dx, dy);
  return [
    box[0],
    Math.min(box[3] - STEP, box[1] + dy),
    Math.max(box[0] + STEP, box[2] + dx),
    box[3],
  ];
}

/** The box of a note whose upper left corner is put at a point. */
export function noteBox({ x, y }: Point): Box {
  return [Math.round(x), Math.round(y - NOTE), Math.round(x + NOTE), Math.round(y)];
}
