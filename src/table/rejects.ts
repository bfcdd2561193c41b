import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { dropGuard } from './cell.ts';
import { headerKey } from './match-key.ts';
import type { RowProblem } from './problem.ts';
import type { Table } from './read-table.ts';
import { headerOf } from './schema.ts';

export interface RejectedRows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The rejects file: the bad rows as they came, under the layout's own headers, with one more column that says what is wrong;
 * ready to be corrected and imported again. While the whole file is wrong, that is every row.
 * It holds personal data unmasked: write it with mode 0600.
 */
export function rejectedRows(table: Table, problems: readonly RowProblem[], lang: Lang): RejectedRows {
  const t = catalogue(lang).table;
  const messages = messagesByLine(problems);
  const rows =
    table.fileProblems.length > 0 ? table.rows : table.rows.filter((row) => messages.has(row.line));
  const kept = table.columns.filter((column) => column.ignored !== 'problems');
  const width = rows.reduce((max, row) => Math.max(max, row.cells.length), table.columns.length);
  const spare = Array.from({ length: width - table.columns.length }, (_, i) => table.columns.length + i);
  const missing = table.fileProblems.flatMap((problem) =>
    problem.code === 'missing-label' ? (table.schema.byName.get(problem.column ?? '') ?? []) : [],
  );
  const header = [
    ...kept.map((column) => ownHeader(column.header, column.field, lang)),
    ...spare.map(() => ''),
    ...missing.map((field) => headerOf(field, lang)),
    t.problemsColumn,
  ];
  const indexes = [...kept.map((column) => column.index), ...spare];
  const fileMessages = table.fileProblems.map((problem) => problem.message);
  const body = rows.map((row) => [
    ...indexes.map((index) => dropGuard(row.cells[index] ?? '')),
    ...missing.map(() => ''),
    [...fileMessages, ...(messages.get(row.line) ?? [])].join(t.problemsSeparator),
  ]);
  return { header, rows: body };
}

function messagesByLine(problems: readonly RowProblem[]): ReadonlyMap<number, readonly string[]> {
  const byLine = new Map<number, string[]>();
  for (const { line, message } of problems) {
    if (line === null) continue;
    const known = byLine.get(line);
    if (known) known.push(message);
    else byLine.set(line, [message]);
  }
  return byLine;
}

/** A header of the layout stays in the language it came in; another name for the column becomes the layout's. */
function ownHeader(header: string, field: Table['columns'][number]['field'], lang: Lang): string {
  if (field === null) return header;
  const key = headerKey(header);
  if (key === headerKey(field.title)) return field.title;
  return key === headerKey(field.name) ? field.name : headerOf(field, lang);
}
