import { join } from 'node:path';
import { safeFileName } from '../kernel/safe-file-name.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { RowProblem } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { rejectedRows } from '../table/rejects.ts';
import type { TableRow } from '../table/row-reader.ts';
import type { Context } from './context.ts';
import { writeSheet } from './write-sheet.ts';

/** A rejects file for one department; `authority` is null for rows that name none that could be read. */
export interface RejectsFile {
  readonly authority: string | null;
  readonly rows: number;
  readonly file: string;
}

/**
 * Writes the rejected rows into a folder, one file a department, named after it and ready to be mailed (mode 0600). In UTF-8 order
 * of the names, rows without one last. What came as a workbook goes back as one: codes stay text where they are opened again.
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
    const group = groups.get(authority);
    if (group) group.push(row);
    else groups.set(authority, [row]);
  }
  const files: RejectsFile[] = [];
  const ending = table.sheet === null ? '.csv' : '.xlsx';
  for (const [authority, rows] of [...groups].sort(([a], [b]) => compareNames(a, b))) {
    const name = authority ?? ctx.t.cli.import.noAuthority;
    const path = join(folder, safeFileName(name, ending));
    const file = await writeRejects(ctx, path, { ...table, rows }, problems);
    files.push({ authority, rows: rows.length, file });
  }
  return files;
}

/** Writes one rejects file (mode 0600), a workbook where its name ends in .xlsx; returns the file that was written. */
export function writeRejects(
  ctx: Context,
  file: string,
  table: Table,
  problems: readonly RowProblem[],
): Promise<string> {
  const sheetName = ctx.lang === 'zh' ? table.schema.title : table.schema.titleEn;
  const rejected = rejectedRows(table, problems, ctx.lang);
  return writeSheet(ctx, file, { sheetName, ...rejected }, { mode: 0o600 });
}

const compareNames = (a: string | null, b: string | null): number =>
  a === null ? 1 : b === null ? -1 : compareUtf8(a, b);
