// Which pictures make up a page at a size: one, or four bands when it is large, so that one band is
// drawn while the window unpacks the last. A picture has exactly the pixels that the screen shows.

export const BANDS = 4;
/** Above this many device pixels a page comes in bands. */
const BAND_FROM = 2_600_000;
/** No picture is wider: beyond it the eye sees no more, and the memory would. */
const WIDEST = 4_096;

export interface Picture {
  /** Width of the whole page in device pixels. */
  width: number;
  bands: number;
}

export function pictureFor(size: { width: number; height: number }, ratio: number): Picture {
  const width = Math.max(16, Math.min(WIDEST, Math.round(size.width * ratio)));
  const height = (size.height * width) / Math.max(1, size.width);
  return { width, bands: width * height > BAND_FROM ? BANDS : 1 };
}
