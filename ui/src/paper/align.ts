// From the text as it is read aloud, lines joined and hyphens at line ends dropped, back to the places
// in the page's own text, so that what is selected in one is the same in the other.

/** For each scalar value of `aloud`, and its end, the offset in `slice`. */
export function align(aloud: readonly string[], slice: readonly string[]): number[] {
  const offsets: number[] = [];
  let at = 0;
  const blank = (point: string | undefined) => point !== undefined && /\s/.test(point);
  for (const point of aloud) {
    while (at < slice.length && slice[at] !== point && !(blank(point) && blank(slice[at]))) {
      // A hyphen and its line break, or a break where the words were joined: not in what is read.
      if (!blank(slice[at]) && !/[-‐\u00AD]/.test(slice[at] ?? '')) break;
      at += 1;
    }
    offsets.push(Math.min(at, slice.length));
    if (at < slice.length) at += 1;
  }
  offsets.push(Math.min(at, slice.length));
  return offsets;
}

/** The first place read aloud that lies at or after an offset of the page's text. */
export function aloudAt(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
