import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { beginImport, endImport } from '../cli/enter-import.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { collectLeaves, type Leaves } from '../ledger/leaves.ts';
import { bulkInsert } from '../store/bulk.ts';
import type { Tx } from '../store/store.ts';
import { type ImportChoice, type ImportSummary, summarise } from '../table/import-file.ts';
import type { RowProblem } from '../table/problem.ts';
import type { TableRow } from '../table/row-reader.ts';
import { requiredText, textValue } from '../table/row-values.ts';
import { keptColumns } from './layout.ts';
import type { Source } from './source.ts';
import type { SourceFile, SourceFileEnd } from './source-file.ts';
import { keyHash, packValues, rowDigest } from './source-row.ts';
import {
  countKeys,
  countRows,
  deleteRows,
  endSource,
  findSource,
  insertSource,
  nextVersion,
} from './store.ts';

export interface SourceImportOptions extends ImportChoice {
  /** Told now and then how many rows are done. */
  readonly onProgress?: (done: number) => void;
}

export interface SourceImport extends ImportSummary {
  readonly source: string;
  /** The version that the import makes or would make; that which stands where nothing changes. */
  readonly version: number;
  readonly key: string;
  readonly columns: readonly string[];
  /** How many different keys the written rows have; null where nothing was written. */
  readonly keys: number | null;
}

export interface ImportedSource {
  readonly summary: SourceImport;
  readonly end: SourceFileEnd;
}

/** From so many rows on the index is made anew after the load, unless that would be the greater work. */
const LARGE_LOAD = 20_000;

/**
 * Imports a data set as the next version of a source, in place of the one that stands: all of it, or with `skipInvalid` its good
 * rows, or nothing. The same file again, with the same key and columns, changes nothing. Rows are written while others are still
 * read; what turns out to be nothing is rolled back as a whole. Throws OddFile as `file` does.
 */
export async function importSource(
  desk: Desk,
  name: string,
  file: SourceFile,
  options: SourceImportOptions,
): Promise<Result<ImportedSource, AppError>> {
  // A transaction rolls back on an error that is returned: this one stands for "nothing is to be written".
  const nothing = appError('E_TABLE_REJECTED', { rejected: 0, read: 0 });
  let imported: ImportedSource | null = null;
  const done = await desk.store.transaction(async (tx): Promise<Result<void, AppError>> => {
    imported = await runImport(tx, desk, name, file, options);
    return imported.summary.written ? ok(undefined) : { ok: false, error: nothing };
  });
  return imported !== null && (done.ok || done.error === nothing)
    ? ok(imported)
    : { ok: false, error: done.ok ? nothing : done.error };
}

async function runImport(
  tx: Tx,
  desk: Desk,
  name: string,
  file: SourceFile,
  options: SourceImportOptions,
): Promise<ImportedSource> {
  const region = regionOf(desk);
  const stamp = stampOf(desk);
  const [keyField] = file.layout.fields;
  const key = keyField?.name ?? '';
  const columns = keptColumns(file.layout);
  const before = await findSource(tx, region, name);
  const same = before !== null && isSame(before, file.sha256, key, columns);
  const version = same ? before.version : await nextVersion(tx, region, name);
  const plan = { same, keep: !same && !options.dryRun, skipInvalid: options.skipInvalid };

  const importId = plan.keep ? await beginImport(tx, stamp, 'source') : 0;
  const replaced = plan.keep ? before : null;
  if (replaced !== null) await endSource(tx, replaced.source_id, 'replaced', stamp.at);
  const sourceId = plan.keep
    ? await insertSource(tx, {
        ...{ office_region: region, name, version, status: 'current', key_column: key },
        ...{ columns: JSON.stringify(columns), row_count: 0, sha256: file.sha256 },
        ...{ import_id: importId, imported_at: stamp.at, ended_at: null, actor: stamp.actor },
      })
    : 0;
  const load = async () => {
    if (replaced !== null) await deleteRows(tx, replaced.source_id);
    return loadRows(tx, desk, file, { ...plan, sourceId, key, columns }, options.onProgress);
  };
  const large = plan.keep && file.expected >= LARGE_LOAD && (await restIsSmaller(tx, file.expected));
  const loaded = large ? await desk.store.largeLoad(tx, ['source_rows'], load) : await load();

  const { end, read, problems, leaves } = loaded;
  const good = read - loaded.rejected;
  const clean = loaded.rejected === 0 && end.fileProblems.length === 0;
  const written = plan.keep && good > 0 && end.fileProblems.length === 0 && (clean || options.skipInvalid);
  const counted = end.fileProblems.length > 0 ? 0 : good;
  const sum = summarise(
    { ...end, rows: { length: read } },
    {
      ...{ batch: null, updated: 0, problems, written },
      ...(same ? { added: 0, unchanged: counted } : { added: counted, unchanged: 0 }),
    },
  );
  const summary = { ...sum, source: name, version, key, columns, keys: null };
  if (!written) return { summary, end };
  await countRows(tx, sourceId, good, end.sha256);
  await endImport(tx, desk, stamp, importId, {
    ...{ act: 'source.import', kind: 'source', summary, leaves },
    more: { source: name, version, key, columns, replaced: before?.version ?? null },
  });
  return { summary: { ...summary, keys: await countKeys(tx, sourceId) }, end };
}

const isSame = (source: Source, sha256: string, key: string, columns: readonly string[]): boolean =>
  source.sha256 === sha256 &&
  source.key === key &&
  JSON.stringify(source.columns) === JSON.stringify(columns);

/** An index made anew holds every source's rows: worth it only while this one has most of them. */
async function restIsSmaller(tx: Tx, expected: number): Promise<boolean> {
  const row = await tx
    .selectFrom('sources')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('row_count'), eb.lit(0)).as('rows'))
    .where('status', '=', 'current')
    .executeTakeFirst();
  return Number(row?.rows ?? 0) <= 2 * expected;
}

interface Loading {
  /** Rows go into the database; else they are only counted. */
  readonly keep: boolean;
  readonly skipInvalid: boolean;
  readonly sourceId: number;
  readonly key: string;
  readonly columns: readonly string[];
}

interface Loaded {
  readonly end: SourceFileEnd;
  readonly read: number;
  readonly rejected: number;
  readonly problems: readonly RowProblem[];
  readonly leaves: Leaves;
}

async function loadRows(
  tx: Tx,
  desk: Desk,
  file: SourceFile,
  { keep, skipInvalid, sourceId, key, columns }: Loading,
  onProgress: SourceImportOptions['onProgress'],
): Promise<Loaded> {
  const { hashKey } = desk.keys;
  const leaves = collectLeaves();
  const problems: RowProblem[] = [];
  let read = 0;
  let rejected = 0;
  let position = 0;
  const toRow = ({ values }: TableRow) => {
    const hash = keyHash(hashKey, requiredText(values, key));
    const data = packValues(columns.map((column) => textValue(values, column)));
    leaves.add(rowDigest(hashKey, hash, data));
    return [position++, hash, data] as const;
  };
  const reading = file.blocks();
  let step = reading.next();
  for (; !step.done; step = reading.next()) {
    const good: TableRow[] = [];
    for (const { row, problems: own } of step.value) {
      if (own.length === 0) good.push(row);
      else problems.push(...own);
    }
    read += step.value.length;
    rejected += step.value.length - good.length;
    onProgress?.(read);
    const useless = !keep || (rejected > 0 && !skipInvalid);
    if (useless) continue;
    await bulkInsert(tx, 'source_rows', ['position', 'key_hash', 'data'], good.map(toRow), {
      source_id: sourceId,
    });
  }
  return { end: step.value, read, rejected, problems, leaves };
}
