import { visibleLines } from '../kernel/text.ts';
import type { Context } from './context.ts';
import { type Column, renderTable } from './table.ts';

/** One result in the forms it can take: a document with the contract's keys, rows for CSV, text for people. */
export interface Presentation<Row> {
  readonly json: unknown;
  readonly text: () => string;
  /** Absent where a result is no list: `--format csv` is then one line of the document's keys. */
  readonly csv?: { readonly columns: readonly string[]; readonly rows: readonly Row[] };
}

type CsvRow = readonly (string | number | null | undefined)[];

/** Prints a result to stdout in the format asked for: exactly one JSON document, CSV without BOM or guard, or text. */
export async function present(ctx: Context, presentation: Presentation<CsvRow>): Promise<void> {
  switch (ctx.format) {
    case 'json':
      // What JSON leaves as it is (marks of direction, controls above 127) is escaped in its own way.
      ctx.streams.out(visibleLines(`${JSON.stringify(presentation.json, null, 2)}\n`, false));
      return;
    case 'csv': {
      // Never refused here: the act that is presented is done already.
      const { columns, rows } = presentation.csv ?? oneLine(presentation.json);
      const { stringify } = await import('csv-stringify/sync');
      ctx.streams.out(stringify([columns, ...rows.map((row) => [...row])]));
      return;
    }
    case 'table':
      ctx.streams.out(visibleLines(presentation.text(), ctx.streams.stdoutIsTerminal));
  }
}

/** A document as a line under its keys; what is nested stands as JSON in its cell. */
function oneLine(document: unknown): { columns: string[]; rows: CsvRow[] } {
  const entries = Object.entries(typeof document === 'object' && document !== null ? document : { document });
  const cell = (value: unknown): string | number | null =>
    typeof value === 'string' || typeof value === 'number' || value === null
      ? value
      : (JSON.stringify(value) ?? null);
  return { columns: entries.map(([key]) => key), rows: [entries.map(([, value]) => cell(value))] };
}

/** The rows of a table of ours as CSV: its keys, and the values as they are. */
export const csvOf = <Row>(
  columns: readonly (Column<Row> & { readonly key: string })[],
  rows: readonly Row[],
): { columns: string[]; rows: CsvRow[] } => ({
  columns: columns.map(({ key }) => key),
  rows: rows.map((row) => columns.map((column) => column.value(row))),
});

/** A list: `{"<plural>":[…],"total"}` as JSON, its rows as CSV, a table with its count for people. */
export async function presentList<Row>(
  ctx: Context,
  plural: string,
  rows: readonly Row[],
  columns: readonly (Column<Row> & { readonly key: string })[],
  json: (row: Row) => unknown,
  total = rows.length,
): Promise<void> {
  await present(ctx, {
    json: { [plural]: rows.map(json), total },
    csv: csvOf(columns, rows),
    text: () =>
      rows.length === 0
        ? `${ctx.t.cli.none}\n`
        : `${renderTable(columns, rows)}${ctx.t.cli.total({ total })}\n`,
  });
}

/** A remark to the person at the terminal: stderr, silent with --quiet. */
export function note(ctx: Context, text: string): void {
  if (!ctx.quiet) ctx.streams.err(`${visibleLines(text, ctx.streams.stderrIsTerminal)}\n`);
}
