import { basename } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import { readBounded } from '../workspace/read-bounded.ts';
import type { EncodingName } from './encoding.ts';
import type { RowProblem } from './problem.ts';
import type { Table, TableSource } from './read-table.ts';
import type { TableRow } from './row-reader.ts';

/** What every import prints (contract, section 4). The counts describe the plan, whether or not it was written. */
export interface ImportSummary {
  readonly batch: string | null;
  readonly file: string;
  readonly sha256: string;
  /** The sheet of a workbook; null for CSV. */
  readonly sheet: string | null;
  readonly encoding: EncodingName;
  /** read = added + updated + unchanged + rejected, always. */
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly problems: readonly RowProblem[];
  readonly written: boolean;
}

/** The rows that may be written: none while the whole file is wrong, else those without a problem of their own. */
export function acceptedRows(table: Table, problems: readonly RowProblem[] = table.problems): TableRow[] {
  if (table.fileProblems.length > 0) return [];
  const bad = new Set(problems.map((problem) => problem.line));
  return table.rows.filter((row) => !bad.has(row.line));
}

/** What of a file is to be written. */
export interface ImportChoice {
  readonly dryRun: boolean;
  /** Writes the good rows although others are bad. */
  readonly skipInvalid: boolean;
}

/** Whether an import writes: something would change, it is no dry run, and no row is bad, or bad ones are left out on purpose. */
export const mayWrite = (changes: number, clean: boolean, { dryRun, skipInvalid }: ImportChoice): boolean =>
  changes > 0 && !dryRun && (clean || skipInvalid);

/** The summary of a plan; what is neither added, updated nor unchanged was rejected. `problems` are the rows', from table and rules. */
export function summarise(
  table: Pick<Table, 'fileName' | 'sha256' | 'sheet' | 'encoding' | 'fileProblems'> & {
    readonly rows: { readonly length: number };
  },
  plan: {
    batch: string | null;
    added: number;
    updated: number;
    unchanged: number;
    problems: readonly RowProblem[];
    written: boolean;
  },
): ImportSummary {
  const { batch, added, updated, unchanged, problems, written } = plan;
  const read = table.rows.length;
  return {
    batch,
    file: basename(table.fileName),
    sha256: table.sha256,
    sheet: table.sheet,
    encoding: table.encoding,
    read,
    added,
    updated,
    unchanged,
    rejected: read - added - updated - unchanged,
    problems: [...table.fileProblems, ...problems],
    written,
  };
}

/**
 * The bytes of a named file, or of stdin for `-` (`readStdin` comes from the command).
 * Throws E_FILE_NOT_FOUND, E_FILE_UNREADABLE (no permission, a folder) or E_TABLE_TOO_LARGE.
 */
export async function readSource(file: string, readStdin: () => Promise<Uint8Array>): Promise<TableSource> {
  if (file === '-') return { bytes: await readStdin(), fileName: '-' };
  try {
    return { bytes: await readBounded(file), fileName: file };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw appError('E_FILE_NOT_FOUND', { file }, { cause: error });
    if (code === 'ERR_FS_FILE_TOO_LARGE') {
      throw appError('E_TABLE_TOO_LARGE', { file, maxMegabytes: 500 }, { cause: error });
    }
    if (code !== '') throw appError('E_FILE_UNREADABLE', { file, reason: code }, { cause: error });
    throw error;
  }
}
