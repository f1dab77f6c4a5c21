// Which pictures make up a page at a scale: one, or four bands when it is large, so that one band is
// drawn while the window unpacks the last. Scales are rounded up to a ladder so that a small change
// of the window does not ask for every page again.

/** Device pixels a point, in twelfths: enough to be sharp, few enough to be shared. */
const LADDER = [6, 9, 12, 15, 18, 21, 24, 28, 32, 36, 42, 48, 60, 72, 96];
export const BANDS = 4;
/** Above this many device pixels a page comes in bands. */
const BAND_FROM = 2_600_000;

export interface Picture {
  /** Device pixels a point. */
  scale: number;
  bands: number;
}

export function pictureFor(
  size: { width: number; height: number },
  cssScale: number,
  ratio: number,
): Picture {
  const exact = cssScale * ratio * 12;
  const twelfths = LADDER.find((step) => step >= exact - 0.01) ?? LADDER.at(-1) ?? 96;
  const scale = twelfths / 12;
  const pixels = ((size.width * scale) / cssScale) * ((size.height * scale) / cssScale);
  return { scale, bands: pixels > BAND_FROM ? BANDS : 1 };
}

/** The part of a page's height that a band covers, as CSS lengths in per cent. */
export function bandPlace(band: number, bands: number): { top: string; height: string } {
  return { top: `${(100 * band) / bands}%`, height: `${100 / bands}%` };
}
