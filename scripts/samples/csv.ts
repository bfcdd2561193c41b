/** Cells of one record, by RFC 4180, with the line end that Excel writes. */
export const csvRecord = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => csvCell(String(cell))).join(',')}\r\n`;

// A cell that a spreadsheet would take for a formula gets an apostrophe, as every file for people does.
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file for people: byte order mark, header, records. */
export const csvFile = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${[header, ...rows].map(csvRecord).join('')}`;
