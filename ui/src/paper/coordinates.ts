// From the page's own space to the screen and back. The page's space is PDF user space in hundredths
// of a point, origin at the bottom left, unrotated, as marks are stored and signed. The screen's is in
// CSS pixels from the top left of the shown page. Nothing else in the page converts.

/** x0, y0, x1, y1 in hundredths of a point. */
export type Box = readonly [number, number, number, number];

export interface PageGeometry {
  /** The part of the page that is shown. */
  box: Box;
  rotate: 0 | 90 | 180 | 270;
}

/** A turn by a person's hand, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** A page turned further than the file says. */
export function turned(page: PageGeometry, by: Turn): PageGeometry {
  return { box: page.box, rotate: ((page.rotate + by) % 360) as PageGeometry['rotate'] };
}

export interface ScreenBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** CSS pixels for a point at 100 %. */
export const PIXELS_PER_POINT = 96 / 72;

/** Size of the shown page at `scale` CSS pixels a point. */
export function pageSize(page: PageGeometry, scale: number): { width: number; height: number } {
  const wide = ((page.box[2] - page.box[0]) / 100) * scale;
  const high = ((page.box[3] - page.box[1]) / 100) * scale;
  return page.rotate % 180 === 0 ? { width: wide, height: high } : { width: high, height: wide };
}

/** A point of the page, on the screen. */
export function pointToScreen(page: PageGeometry, x: number, y: number, scale: number) {
  const [x0, y0, x1, y1] = page.box;
  const unit = scale / 100;
  switch (page.rotate) {
    case 90:
      return { x: (y - y0) * unit, y: (x - x0) * unit };
    case 180:
      return { x: (x1 - x) * unit, y: (y - y0) * unit };
    case 270:
      return { x: (y1 - y) * unit, y: (x1 - x) * unit };
    default:
      return { x: (x - x0) * unit, y: (y1 - y) * unit };
  }
}

/** A point of the screen, on the page. */
export function pointToPage(page: PageGeometry, x: number, y: number, scale: number) {
  const [x0, y0, x1, y1] = page.box;
  const unit = 100 / scale;
  switch (page.rotate) {
    case 90:
      return { x: x0 + y * unit, y: y0 + x * unit };
    case 180:
      return { x: x1 - x * unit, y: y0 + y * unit };
    case 270:
      return { x: x1 - y * unit, y: y1 - x * unit };
    default:
      return { x: x0 + x * unit, y: y1 - y * unit };
  }
}

export function boxToScreen(page: PageGeometry, box: Box, scale: number): ScreenBox {
  const a = pointToScreen(page, box[0], box[1], scale);
  const b = pointToScreen(page, box[2], box[3], scale);
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** The box between two points of the screen, in whole hundredths of a point, never empty. */
export function screenToBox(
  page: PageGeometry,
  from: { x: number; y: number },
  to: { x: number; y: number },
  scale: number,
): Box {
  const a = pointToPage(page, from.x, from.y, scale);
  const b = pointToPage(page, to.x, to.y, scale);
  const [x0, x1] = ordered(Math.round(a.x), Math.round(b.x));
  const [y0, y1] = ordered(Math.round(a.y), Math.round(b.y));
  return [x0, y0, Math.max(x1, x0 + 1), Math.max(y1, y0 + 1)];
}

function ordered(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}

export function union(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
