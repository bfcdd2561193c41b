import type { Context } from '../../cli/context.ts';
import { regionOf } from '../../cli/desk.ts';
import { type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { presentList } from '../../cli/output.ts';
import { maskText } from '../../identity/mask.ts';
import { orThrow } from '../../kernel/result.ts';
import { reveal } from '../../subject/reveal.ts';
import { importFines } from '../exports/import-fines.ts';
import { importReturned } from '../exports/import-returned.ts';
import type { DataSet } from '../exports/layout.ts';
import { selectPushes, selectReturns } from '../exports/push-store.ts';

/** The pushes, the latest first. */
export async function listPushes(ctx: Context): Promise<number> {
  const desk = await ctx.desk();
  const region = regionOf(desk);
  const returns = await selectReturns(desk.store.db, region, null);
  const rows = (await selectPushes(desk.store.db, region)).map(({ office_region: _, files, ...push }) => ({
    ...push,
    files: JSON.parse(files) as unknown,
    returned: returns.filter((one) => one.data_set === push.data_set && one.push_no === push.push_no).length,
  }));
  const t = ctx.t.credit.export;
  const words = ctx.format === 'table';
  await presentList(
    ctx,
    'pushes',
    rows,
    [
      {
        key: 'set',
        title: t.columns.set,
        value: (row) => (words ? t.set[row.data_set as DataSet] : row.data_set),
      },
      { key: 'push', title: t.columns.push, value: (row) => row.push_no, align: 'right' },
      { key: 'on', title: t.columns.on, value: (row) => row.pushed_day },
      { key: 'mode', title: t.columns.mode, value: (row) => (words ? t.mode[row.mode] : row.mode) },
      { key: 'rows', title: t.columns.rows, value: (row) => row.row_count, align: 'right' },
      { key: 'added', title: t.columns.added, value: (row) => row.added, align: 'right' },
      { key: 'changed', title: t.columns.changed, value: (row) => row.changed, align: 'right' },
      { key: 'removed', title: t.columns.removed, value: (row) => row.removed, align: 'right' },
      { key: 'held', title: t.columns.held, value: (row) => row.held, align: 'right' },
      { key: 'returned', title: t.columns.returned, value: (row) => row.returned, align: 'right' },
    ],
    ({ data_set: set, push_no: push, row_count: rows, ...row }) => ({ set, push, ...row, rows }),
  );
  return 0;
}

/** The errors given back on rows that have not gone out again since. */
export async function listReturned(ctx: Context, reason: string | undefined): Promise<number> {
  const desk = await ctx.desk();
  const all = await selectReturns(desk.store.db, regionOf(desk), null);
  const open = all.filter((one) => one.open);
  const revealed = await reveal(desk, reason, { what: 'credit.export.returned', rows: open.length });
  const rows = open.map((row) => ({ ...row, message: revealed ? row.message : maskText(row.message) }));
  const t = ctx.t.credit.export;
  const words = ctx.format === 'table';
  await presentList(
    ctx,
    'returned',
    rows,
    [
      {
        key: 'set',
        title: t.columns.set,
        value: (row) => (words ? t.set[row.data_set as DataSet] : row.data_set),
      },
      { key: 'push', title: t.columns.push, value: (row) => row.push_no, align: 'right' },
      { key: 'key', title: t.columns.key, value: (row) => row.platform_key },
      { key: 'field', title: t.columns.field, value: (row) => row.field },
      { key: 'error', title: t.columns.error, value: (row) => row.message, max: 60 },
    ],
    (row) => ({
      ...{ set: row.data_set, push: row.push_no, key: row.platform_key, reference: row.row_key },
      ...{ field: row.field, error: row.message, returned_at: row.returned_at },
    }),
  );
  return 0;
}

export async function readReturned(ctx: Context, file: string, flags: ImportFlags): Promise<number> {
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'returned', flags);
  const { dryRun = false, skipInvalid = false } = flags;
  const summary = orThrow(await importReturned(desk, table, { dryRun, skipInvalid }));
  return reportImport(ctx, { summary, table, flags, done: ctx.t.credit.export.returnedDone });
}

export async function readFines(ctx: Context, file: string, flags: ImportFlags): Promise<number> {
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'fine', flags);
  const { dryRun = false, skipInvalid = false } = flags;
  const summary = orThrow(await importFines(desk, table, { dryRun, skipInvalid }));
  return reportImport(ctx, { summary, table, flags, done: ctx.t.credit.export.finesDone });
}
