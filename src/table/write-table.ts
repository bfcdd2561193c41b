export interface CsvOptions {
  /** A byte-order mark, by which spreadsheets know UTF-8. */
  readonly bom?: boolean;
  /** A leading `'` before cells that a spreadsheet would run as a formula; the importer drops it. */
  readonly formulaGuard?: boolean;
  readonly eol?: '\n' | '\r\n';
}

/** For people: BOM, guard and CRLF, as spreadsheets write it. For machines leave all three out (contract, section 3). */
export const csvForPeople: CsvOptions = { bom: true, formulaGuard: true, eol: '\r\n' };

/** RFC 4180 text, quoted only where needed, a line end after every line. `null` is an empty cell. */
export function toCsv(
  header: readonly string[] | null,
  rows: Iterable<readonly (string | number | null)[]>,
  options: CsvOptions = {},
): string {
  const eol = options.eol ?? '\n';
  const guard = options.formulaGuard === true;
  const lines: string[] = [];
  if (header !== null) lines.push(csvLine(header, guard));
  for (const row of rows) lines.push(csvLine(row, guard));
  const body = lines.map((line) => line + eol).join('');
  return options.bom === true ? `\ufeff${body}` : body;
}

function csvLine(cells: readonly (string | number | null)[], guard: boolean): string {
  const written = cells.map((cell) => quote(guard ? guarded(textOf(cell)) : textOf(cell)));
  // A line with one empty cell would else be a blank line, which readers skip.
  return written.length === 1 && written[0] === '' ? '""' : written.join(',');
}

const textOf = (cell: string | number | null): string => (cell === null ? '' : String(cell));

/** `'` before = + - @ Tab CR, also where the text itself starts with `'` before one of them: so dropping one is exact. */
const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
