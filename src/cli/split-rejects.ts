import { join } from 'node:path';
import { safeFileName } from '../kernel/safe-file-name.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { RowProblem } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { rejectsCsv } from '../table/rejects.ts';
import type { TableRow } from '../table/row-reader.ts';
import { writeFileSafely } from '../workspace/safe-file.ts';
import type { Context } from './context.ts';

/** A rejects file for one department; `authority` is null for rows that name none that could be read. */
export interface RejectsFile {
  readonly authority: string | null;
  readonly rows: number;
  readonly file: string;
}

/**
 * Writes the rejected rows into a folder, one file a department, named after it and ready to be mailed (mode 0600). In UTF-8 order
 * of the names, rows without one last.
 */
export async function writeSplitRejects(
  ctx: Context,
  folder: string,
  table: Table,
  problems: readonly RowProblem[],
): Promise<RejectsFile[]> {
  const bad = new Set(problems.map(({ line }) => line));
  const rejected =
    table.fileProblems.length > 0 ? table.rows : table.rows.filter(({ line }) => bad.has(line));
  const groups = new Map<string | null, TableRow[]>();
  for (const row of rejected) {
    const name = row.values['authority_name'];
    const authority = typeof name === 'string' ? name : null;
    groups.set(authority, [...(groups.get(authority) ?? []), row]);
  }
  const files: RejectsFile[] = [];
  for (const [authority, rows] of [...groups].sort(([a], [b]) => compareNames(a, b))) {
    const name = authority ?? ctx.t.cli.import.noAuthority;
    const file = join(folder, safeFileName(name, '.csv'));
    await writeFileSafely(file, rejectsCsv({ ...table, rows }, problems, ctx.lang), { mode: 0o600 });
    files.push({ authority, rows: rows.length, file });
  }
  return files;
}

const compareNames = (a: string | null, b: string | null): number =>
  a === null ? 1 : b === null ? -1 : compareUtf8(a, b);
