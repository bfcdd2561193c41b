/** `A` for 0, `Z` for 25, `AA` for 26: the letters of a column, counted from 0. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Row (from 1) and column (from 0) of `B12` or `$B$12`; null for anything else, and beyond what a worksheet holds (XFD1048576). */
export function parseAddress(address: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!match) return null;
  const [, letters = '', digits = ''] = match;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return row > MAX_ROWS || column > MAX_COLUMNS ? null : { row, column: column - 1 };
}

/** What a worksheet holds (ECMA-376, as Excel and WPS limit it). */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
export const MAX_CELL_CHARS = 32_767;
