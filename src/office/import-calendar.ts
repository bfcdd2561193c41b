import type { MovedDeadline, Recount } from '../calendar/recount.ts';
import { recountCases } from '../case/recount-cases.ts';
import { recountMaterials } from '../case/recount-materials.ts';
import { recountChecks } from '../check/recount-checks.ts';
import { type Desk, stampOf } from '../cli/desk.ts';
import { enterImport } from '../cli/enter-import.ts';
import { actByRules, type OfficeRules, officeRules } from '../cli/office-rules.ts';
import { recountCredit } from '../credit/recount-credit.ts';
import type { AppError } from '../kernel/app-error.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Tx } from '../store/store.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../table/import-file.ts';
import type { RowProblem } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { type CalendarPlan, type CalendarRow, planCalendar, toCalendarRow } from './calendar-rules.ts';

export interface CalendarImport extends ImportSummary {
  /** Years that are published by this import. */
  readonly years: readonly string[];
  readonly moved: readonly MovedDeadline[];
  /** Deadlines that were provisional and stand as they are. */
  readonly confirmed: number;
  readonly warnings: readonly RowProblem[];
}

/** Every room that stores deadlines counts its own anew when the calendar changes. */
const recounts = [recountCases, recountMaterials, recountChecks, recountCredit] as const;

/**
 * Imports days off and working days as one act: a year's notice (which publishes its year), or with `local` closures of this place.
 * Every deadline that the change reaches is counted anew in the same transaction and listed. A dry run plans all of it.
 */
export async function importCalendar(
  desk: Desk,
  table: Table,
  options: ImportChoice & { readonly local: boolean },
): Promise<Result<CalendarImport, AppError>> {
  const rows = acceptedRows(table).map((row) => toCalendarRow(row, options.local ? 'local' : 'national'));
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const known = await tx.selectFrom('calendar_days').selectAll().execute();
    const plan = planCalendar(rows, known, rules.value.policy, desk.lang);
    const planned = await planRecounts(tx, { ...rules.value, calendar: plan.calendar }, plan);
    if (!planned.ok) return planned;
    const clean = rows.length === table.rows.length && table.fileProblems.length === 0;
    const written = mayWrite(plan.added.length + plan.updated.length, clean, options);
    const summary: CalendarImport = {
      ...summarise(table, {
        batch: null,
        added: plan.added.length,
        updated: plan.updated.length,
        unchanged: plan.unchanged.length,
        problems: table.problems,
        written,
      }),
      years: plan.years,
      moved: planned.value.flatMap(({ moved }) => moved),
      confirmed: planned.value.reduce((sum, { confirmed }) => sum + confirmed, 0),
      warnings: plan.warnings,
    };
    if (written) await apply(tx, desk, { plan, rows, recounts: planned.value, summary });
    return ok(summary);
  });
}

async function planRecounts(
  tx: Tx,
  rules: OfficeRules,
  { changed }: CalendarPlan,
): Promise<Result<readonly Recount[], AppError>> {
  const planned: Recount[] = [];
  if (changed === null) return ok(planned);
  for (const recount of recounts) {
    const one = await recount(tx, rules, changed);
    if (!one.ok) return one;
    planned.push(one.value);
  }
  return ok(planned);
}

async function apply(
  tx: Tx,
  desk: Desk,
  done: {
    readonly plan: CalendarPlan;
    readonly rows: readonly CalendarRow[];
    readonly recounts: readonly Recount[];
    readonly summary: CalendarImport;
  },
): Promise<void> {
  const { plan, rows, recounts: planned, summary } = done;
  const { importId } = await enterImport(tx, desk, stampOf(desk), {
    act: 'calendar.import',
    kind: 'calendar',
    summary,
    rows: rows.map(({ line: _line, ...day }) => ({ ...day })),
    more: {
      years: [...summary.years],
      moved: summary.moved.length,
      // Which deadlines moved, and how, stays provable without repeating each of them.
      moved_sha256: sha256Hex(canonicalJson(summary.moved.map((one) => ({ ...one })))),
    },
  });
  for (const { line: _line, date, scope, ...day } of [...plan.added, ...plan.updated]) {
    const values = { ...day, import_id: importId };
    await tx
      .insertInto('calendar_days')
      .values({ date, scope, ...values })
      .onConflict((conflict) => conflict.columns(['date', 'scope']).doUpdateSet(values))
      .execute();
  }
  for (const recount of planned) await recount.apply();
}
