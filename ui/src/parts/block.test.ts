import { describe, expect, it } from 'vitest';
import { cellsOf } from './block';

describe('a block from a spreadsheet', () => {
  it('is rows by line and cells by tab', () => {
    expect(cellsOf('4\tx\r\n\t3\r\n'), 'the end of the last row is no row').toEqual([
      ['4', 'x'],
      ['', '3'],
    ]);
    expect(cellsOf('4'), 'one cell is a block').toEqual([['4']]);
  });

  it('keeps line breaks and quotation marks in a cell', () => {
    expect(cellsOf('"two\nlines"\t"a ""word"""'), 'they stand in quotation marks').toEqual([
      ['two\nlines', 'a "word"'],
    ]);
  });
});
