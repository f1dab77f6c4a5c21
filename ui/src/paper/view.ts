// What the page on the screen asks of whoever reads the document, so that the engine can change.
import type { PageGeometry } from './coordinates';
import type { PageText } from './text';

export interface PageView {
  /** Names the document and its revision: a change means other pictures. */
  readonly key: string;
  readonly pages: readonly PageGeometry[];
  /** The address of a picture: page from 1, width of the page in device pixels, band of bands. */
  picture(page: number, width: number, band: number, bands: number): string;
  thumbnail(page: number): string;
  words(page: number): Promise<PageText>;
  /** Pictures that were scrolled past. */
  forget?(addresses: string[]): void;
}

export type MarkColour = 'amber' | 'green' | 'blue' | 'red' | 'violet';
export const MARK_COLOURS: readonly MarkColour[] = ['amber', 'green', 'blue', 'red', 'violet'];
