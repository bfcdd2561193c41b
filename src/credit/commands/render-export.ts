import { join } from 'node:path';
import type { Context } from '../../cli/context.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { expectation } from '../exports/check-file.ts';
import { loadLayout } from '../exports/layout.ts';
import type { HeldRow } from '../exports/plan-push.ts';
import type { Push } from '../exports/push-sets.ts';

/** Rows of a list that a terminal shows; JSON holds more of them. */
const SHOWN = 10;
const SHOWN_JSON = 1_000;

/** A push as a document; lists of rows are cut, their counts are not. */
export function pushJson(push: Push) {
  const { set, mode, rows, added, changed, unchanged, removals, held, waiting, late, files } = push;
  return {
    ...{ set, push: push.push, mode, rows, added, changed, unchanged },
    ...{ removed: removals.length, held: held.length, waiting, late: late.length, returned: push.returned },
    removals: removals
      .slice(0, SHOWN_JSON)
      .map(({ platformKey, rowKey, reason, on }) => ({ key: platformKey, reference: rowKey, reason, on })),
    held_rows: held.slice(0, SHOWN_JSON).map(({ key, problems }) => ({
      key,
      problems: problems.map(({ column, code }) => ({ column, code })),
    })),
    late_rows: late.slice(0, SHOWN_JSON),
    files,
  };
}

export function renderPushes(
  ctx: Context,
  pushes: readonly Push[],
  { outDir }: { readonly outDir: string | null },
): string {
  const t = ctx.t.credit.export;
  const table = renderTable(
    [
      { title: t.columns.set, value: (push: Push) => t.set[push.set] },
      { title: t.columns.push, value: ({ push }) => push ?? '—', align: 'right' },
      { title: t.columns.mode, value: ({ mode }) => t.mode[mode] },
      { title: t.columns.rows, value: ({ rows }) => rows, align: 'right' },
      { title: t.columns.added, value: ({ added }) => added, align: 'right' },
      { title: t.columns.changed, value: ({ changed }) => changed, align: 'right' },
      { title: t.columns.removed, value: ({ removals }) => removals.length, align: 'right' },
      { title: t.columns.held, value: ({ held }) => held.length, align: 'right' },
      { title: t.columns.late, value: ({ late }) => late.length, align: 'right' },
    ],
    pushes,
  );
  const files = pushes.flatMap((push) => push.files.map(({ file }) => join(outDir ?? '', file)));
  const parts = [
    table,
    pushes.flatMap((push) => remarks(ctx, push, outDir !== null)).join(''),
    files.length === 0 ? '' : `${t.files}\n${files.map((file) => `  ${file}\n`).join('')}`,
    outDir === null ? `${t.dry}\n` : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** What is to be known of one set beside its counts. */
function remarks(ctx: Context, push: Push, writing: boolean): string[] {
  const t = ctx.t.credit.export;
  const set = t.set[push.set];
  const { removals, waiting, held, late, files } = push;
  const tally = (counts: ReadonlyMap<string, number>): string =>
    [...counts].map(([word, count]) => t.counted({ word, count })).join(t.separator);
  const waits = new Map(
    Object.entries(waiting).map(([reason, n]) => [t.waiting[reason as keyof typeof t.waiting], n]),
  );
  const reasons = new Map<string, number>();
  for (const { reason } of removals)
    reasons.set(t.removal[reason], (reasons.get(t.removal[reason]) ?? 0) + 1);
  const days = loadLayout(push.set).publish_within ?? 0;
  const shown = (rows: readonly unknown[]) => Math.min(rows.length, SHOWN);
  return [
    files.length === 0 && writing ? `${t.nothing({ set })}\n` : '',
    removals.length === 0 ? '' : `${t.removals({ set, count: removals.length, reasons: tally(reasons) })}\n`,
    push.returned === 0 ? '' : `${t.returnedOf({ set, count: push.returned })}\n`,
    waits.size === 0
      ? ''
      : `${t.waitingOf({ set, count: [...waits.values()].reduce((sum, n) => sum + n, 0), reasons: tally(waits) })}\n`,
    held.length === 0
      ? ''
      : `${t.held({ set, count: held.length, shown: shown(held) })}\n${renderFacts(held.slice(0, SHOWN).map((row) => [row.key, heldText(ctx, push, row)]))}`,
    late.length === 0
      ? ''
      : `${t.late({ set, count: late.length, days, shown: shown(late) })}\n${renderFacts(late.slice(0, SHOWN).map(({ key, decided_on: decided, due }) => [key, t.lateRow({ decided, due })]))}`,
  ];
}

function heldText(ctx: Context, { set }: Push, { problems }: HeldRow): string {
  const t = ctx.t.credit.export;
  const layout = loadLayout(set);
  const shownName = (name: string): string =>
    ctx.lang === 'zh' ? (layout.fields.find((field) => field.name === name)?.zh ?? name) : name;
  return problems
    .map((problem) =>
      'expected' in problem
        ? t.check.sentence({
            column: shownName(problem.column),
            expected: expectation(problem.expected, shownName, ctx.lang),
          })
        : t.uniqueHeld,
    )
    .join(t.separator);
}
