// Where pages lie in one long column, which of them are in sight, and whose pictures to ask for
// first: the one in sight, then the nearest in the direction of travel, two ahead.
import { pageSize, type PageGeometry } from './coordinates';

export interface Placed {
  /** Counted from 1. */
  page: number;
  top: number;
  width: number;
  height: number;
}

export interface Layout {
  pages: readonly Placed[];
  width: number;
  height: number;
}

export const PAGE_GAP = 14;

export function layout(pages: readonly PageGeometry[], scale: number, gap = PAGE_GAP): Layout {
  let top = gap;
  let width = 0;
  const placed = pages.map((geometry, index) => {
    const size = pageSize(geometry, scale);
    const here = { page: index + 1, top, ...size };
    top += size.height + gap;
    width = Math.max(width, size.width);
    return here;
  });
  return { pages: placed, width, height: top };
}

/** The first page whose end is below `y`. */
export function pageAt(from: Layout, y: number): number {
  let low = 0;
  let high = from.pages.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const page = from.pages[middle];
    if (page && page.top + page.height < y) low = middle + 1;
    else high = middle;
  }
  return from.pages[low]?.page ?? 1;
}

export interface Sight {
  first: number;
  last: number;
  /** The page under the upper third of the window: the one that is being read. */
  reading: number;
}

export function inSight(from: Layout, top: number, height: number): Sight {
  return {
    first: pageAt(from, top),
    last: pageAt(from, top + height),
    reading: pageAt(from, top + height / 3),
  };
}

/** Pages to keep in the document, the most wanted first. `travel` is the sign of the last scroll. */
export function wanted(sight: Sight, count: number, travel: number, ahead = 2): number[] {
  const pages: number[] = [];
  const add = (page: number) => {
    if (page >= 1 && page <= count && !pages.includes(page)) pages.push(page);
  };
  add(sight.reading);
  for (let page = sight.first; page <= sight.last; page += 1) add(page);
  for (let step = 1; step <= ahead; step += 1) {
    add(travel < 0 ? sight.first - step : sight.last + step);
  }
  add(travel < 0 ? sight.last + 1 : sight.first - 1);
  return pages;
}

/** A place in the document that survives zoom: the page, and how far down it, from 0 to 1. */
export interface Position {
  page: number;
  part: number;
}

export function positionAt(from: Layout, top: number): Position {
  const page = from.pages[pageAt(from, top) - 1];
  if (!page) return { page: 1, part: 0 };
  return { page: page.page, part: Math.max(0, Math.min(1, (top - page.top) / page.height)) };
}

export function topOf(from: Layout, position: Position): number {
  const page = from.pages[Math.max(1, Math.min(from.pages.length, position.page)) - 1];
  return page ? page.top + position.part * page.height : 0;
}

export type Zoom = 'width' | 'page' | number;

/** CSS pixels a point for a zoom, given the room. */
export function scaleFor(
  zoom: Zoom,
  pages: readonly PageGeometry[],
  room: { width: number; height: number },
  margin = 20,
): number {
  if (typeof zoom === 'number') return (zoom * 96) / 72;
  const sizes = pages.map((page) => pageSize(page, 1));
  const widest = Math.max(1, ...sizes.map((size) => size.width));
  const byWidth = Math.max(0.2, (room.width - 2 * margin) / widest);
  if (zoom === 'width') return Math.min(byWidth, 3.2);
  const highest = Math.max(1, ...sizes.map((size) => size.height));
  return Math.max(0.2, Math.min(byWidth, (room.height - 2 * margin) / highest));
}
