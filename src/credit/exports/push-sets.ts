import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk, regionOf, stampOf } from '../../cli/desk.ts';
import { actByRules, officeRules } from '../../cli/office-rules.ts';
import { appError } from '../../i18n/catalogue.ts';
import { maskText } from '../../identity/mask.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import { appendEntry } from '../../ledger/append.ts';
import type { Tx } from '../../store/store.ts';
import type { Keys } from '../../workspace/keys.ts';
import { type Entry, maskCells } from './entry.ts';
import { type DataSet, type Layout, loadLayout } from './layout.ts';
import { type EntrySource, type PushPlan, planPush } from './plan-push.ts';
import { insertPush, lastPushNo, putSent, selectReturns } from './push-store.ts';
import { type Cells, digestOf, toCells } from './record.ts';
import { selectCommitments } from './select-commitments.ts';
import { selectLicences } from './select-licences.ts';
import { selectPenalties } from './select-penalties.ts';
import { type ExportForm, type WrittenFile, writeRows } from './write-files.ts';

export interface PushOptions {
  readonly sets: readonly DataSet[];
  /** Absolute path of the folder; null: nothing is written, the plan alone is told. */
  readonly outDir: string | null;
  readonly forms: readonly ExportForm[];
  /** Every row in force; else what changed since the last push, or since this one. */
  readonly full: boolean;
  readonly since: number | null;
  /** Returned rows go again as they are. */
  readonly again: boolean;
  readonly heading: Layout['heading'] | null;
  /** Why personal data leaves the office; null: a masked copy to look over, which is no push. */
  readonly reason: string | null;
}

export interface Push extends PushPlan {
  readonly set: DataSet;
  readonly mode: 'full' | 'delta';
  /** Null where nothing was pushed: a review copy, a dry run, or nothing new. */
  readonly push: number | null;
  readonly files: readonly WrittenFile[];
  /** Rows that came back and do not go again, since nothing in them changed. */
  readonly returned: number;
}

/**
 * Exports data sets for the credit platforms. With a reason it is a push: files, push log, rows and ledger entry come about in one
 * transaction, and the files are taken back if it fails. Without one, the same files masked, and nothing is remembered.
 * E_EXPORT_PUSH_UNKNOWN, E_EXPORT_WORKBOOK, E_POLICY_*; of the file system.
 */
export async function pushSets(desk: Desk, options: PushOptions): Promise<Result<readonly Push[], AppError>> {
  const written: string[] = [];
  try {
    const done = await actByRules(desk, async (tx): Promise<Result<readonly Push[], AppError>> => {
      const rules = await officeRules(desk, tx);
      if (!rules.ok) return rules;
      const pushes: Push[] = [];
      for (const set of options.sets) {
        const pushed = await pushSet(tx, desk, set, options, { calendar: rules.value.calendar, written });
        if (!pushed.ok) return pushed;
        pushes.push(pushed.value);
      }
      return ok(pushes);
    });
    if (!done.ok) await takeBack(written);
    return done;
  } catch (error) {
    await takeBack(written);
    throw error;
  }
}

const takeBack = (files: readonly string[]): Promise<unknown> =>
  Promise.all(files.map((file) => unlink(file).catch(() => undefined)));

type Around = { readonly calendar: Parameters<typeof planPush>[1]['calendar']; readonly written: string[] };

async function pushSet(
  tx: Tx,
  desk: Desk,
  set: DataSet,
  options: PushOptions,
  { calendar, written }: Around,
): Promise<Result<Push, AppError>> {
  const region = regionOf(desk);
  const stamp = stampOf(desk);
  const today = officeDay(stamp.at);
  const last = await lastPushNo(tx, region, set);
  const since = options.since ?? last;
  if (since > last) return err(appError('E_EXPORT_PUSH_UNKNOWN', { set, push: since, last }));
  const layout = loadLayout(set);
  const source = sourceOf(tx, desk, set, today);
  const open = await openReturns(tx, region, set);
  const again = options.again ? open : new Set<string>();
  const { full } = options;
  const { keys } = desk;
  const plan = await planPush(tx, { keys, region, set, layout, source, calendar, today, full, since, again });
  const mode = full || last === 0 ? 'full' : 'delta';
  const goes = (key: string) => plan.pages.some(({ rowKeys }) => rowKeys.has(key));
  const returned = [...open].filter((key) => !goes(key)).length;
  const told = { ...plan, set, mode, returned } as const;
  const empty = plan.rows === 0 && plan.removals.length === 0 && !full;
  if (options.outDir === null || empty) return ok({ ...told, push: null, files: [] });

  const push = options.reason === null ? null : last + 1;
  const files: WrittenFile[] = [];
  const write = async (suffix: string, of: Layout, rows: () => AsyncIterable<readonly Cells[]>) => {
    for (const form of options.forms) {
      const path = join(
        options.outDir ?? '',
        `${set}-${push === null ? 'review' : pushName(push)}${suffix}.${form}`,
      );
      // Noted first: what was begun is taken back too.
      written.push(path);
      files.push(await writeRows(path, form, of, options.heading ?? of.heading, rows()));
    }
  };
  const shown = (entry: Entry, cells: Cells): Cells =>
    push === null ? maskCells(layout, cells, entry) : cells;
  if (plan.rows > 0 || full) await write('', layout, () => plannedRows(plan, source, layout, shown));
  if (plan.removals.length > 0) await write('-removed', loadLayout('removal'), () => removalRows(set, plan));
  if (push === null) return ok({ ...told, push, files });

  await remember(tx, { keys, region, set, push }, plan, plannedEntries(plan, source, layout));
  const counts = {
    added: plan.added,
    changed: plan.changed,
    removed: plan.removals.length,
    held: plan.held.length,
  };
  await insertPush(tx, region, {
    ...{ data_set: set, push_no: push, mode, row_count: plan.rows, ...counts },
    ...{ files: JSON.stringify(files), pushed_at: stamp.at, pushed_day: today, actor: stamp.actor },
  });
  await appendEntry(tx, stamp, 'credit.export', {
    ...{ set, push, mode, rows: plan.rows, ...counts },
    files: files.map(({ sha256, rows }) => ({ sha256, rows })),
    reason: maskText(options.reason ?? ''),
  });
  return ok({ ...told, push, files });
}

const pushName = (push: number): string => String(push).padStart(4, '0');

function sourceOf(tx: Tx, desk: Desk, set: DataSet, today: Day): EntrySource {
  const { name, uscc } = desk.workspace.config.office;
  const about = { region: regionOf(desk), office: { name, uscc }, today };
  const select = { commitment: selectCommitments, licence: selectLicences, penalty: selectPenalties }[set];
  return (after) => select(tx, about, after);
}

async function openReturns(tx: Tx, region: string, set: DataSet): Promise<ReadonlySet<string>> {
  const returns = await selectReturns(tx, region, set);
  return new Set(returns.filter(({ open }) => open).map(({ row_key }) => row_key));
}

type Planned = readonly { readonly entry: Entry; readonly cells: Cells }[];

/** The rows of a plan, page by page. */
async function* plannedEntries(plan: PushPlan, source: EntrySource, layout: Layout): AsyncGenerator<Planned> {
  for (const { after, rowKeys } of plan.pages) {
    const { entries } = await source(after);
    yield entries.flatMap((entry) =>
      entry.standing.kind === 'send' && rowKeys.has(entry.rowKey)
        ? [{ entry, cells: toCells(layout, entry.standing.facts) }]
        : [],
    );
  }
}

async function* plannedRows(
  plan: PushPlan,
  source: EntrySource,
  layout: Layout,
  shown: (entry: Entry, cells: Cells) => Cells,
): AsyncGenerator<readonly Cells[]> {
  for await (const rows of plannedEntries(plan, source, layout)) {
    yield rows.map(({ entry, cells }) => shown(entry, cells));
  }
}

async function* removalRows(set: DataSet, { removals }: PushPlan): AsyncGenerator<readonly Cells[]> {
  const layout = loadLayout('removal');
  yield removals.map(({ platformKey, rowKey, reason, on }) =>
    toCells(layout, { data_set: set, record_key: platformKey, reference: rowKey, reason, removed_on: on }),
  );
}

/** Rows entered at once: far below the limit of bound values in a statement. */
const ROWS_AT_ONCE = 500;

async function remember(
  tx: Tx,
  { keys, region, set, push }: { keys: Keys; region: string; set: DataSet; push: number },
  plan: PushPlan,
  planned: AsyncIterable<Planned>,
): Promise<void> {
  const common = { data_set: set, push_no: push };
  for await (const rows of planned) {
    await putSent(
      tx,
      region,
      rows.map(({ entry, cells }) => ({
        ...common,
        ...{
          row_key: entry.rowKey,
          platform_key: entry.platformKey,
          state: 'sent',
          digest: digestOf(keys, cells),
        },
        ...{ removed_as: null, removed_on: null },
      })),
    );
  }
  for (let at = 0; at < plan.removals.length; at += ROWS_AT_ONCE) {
    await putSent(
      tx,
      region,
      plan.removals.slice(at, at + ROWS_AT_ONCE).map(({ rowKey, platformKey, digest, reason, on }) => ({
        ...common,
        ...{ row_key: rowKey, platform_key: platformKey, state: 'removed', digest },
        ...{ removed_as: reason, removed_on: on },
      })),
    );
  }
}
