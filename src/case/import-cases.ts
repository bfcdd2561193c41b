import { type Desk, stampOf } from '../cli/desk.ts';
import { enterImport } from '../cli/enter-import.ts';
import { type OfficeRules, officeRules } from '../cli/office-rules.ts';
import type { Item } from '../item/item.ts';
import { selectVersions } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import type { GateFacts } from '../subject/gate-rules.ts';
import { idKeyOf } from '../subject/id-key.ts';
import { keepSubjects } from '../subject/keep-subjects.ts';
import { selectGateFacts } from '../subject/select-subjects.ts';
import { acceptedRows, type ImportSummary, summarise } from '../table/import-file.ts';
import { type RowProblem, sortProblems } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { checkCaseRow, isHistory } from './check-row.ts';
import { changeOf, wholeRow } from './import-row.ts';
import { type CasePlan, type PlannedCase, planCases, type ReadyRow } from './import-rules.ts';
import { insertCases, selectKnownCases, type WholeRow } from './import-store.ts';
import { handOutLetterNumbers } from './numbers.ts';
import { toCaseFields } from './read-row.ts';
import { caseDigest } from './record-case.ts';
import { updateCase } from './store.ts';

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Writes the good rows although others are bad. */
  readonly skipInvalid: boolean;
}

export interface CaseImport extends ImportSummary {
  /** Rows taken over as they were decided elsewhere. */
  readonly history: number;
  /** Remarks on rows that were taken in all the same. */
  readonly warnings: readonly RowProblem[];
}

/**
 * Imports a list of cases that was read by its layout, as one act: everything, or with `skipInvalid` the good rows, or nothing. Rows
 * with a decision are history; open rows are taken in as by `recordCase`, a barred one is the row problem `gate-barred`.
 */
export async function importCases(
  desk: Desk,
  table: Table,
  options: ImportOptions,
): Promise<Result<CaseImport, AppError>> {
  const now = desk.now().toISOString();
  const found: RowProblem[] = [...table.problems];
  const warnings: RowProblem[] = [];
  const ready: ReadyRow[] = [];
  for (const { line, values } of acceptedRows(table)) {
    const fields = toCaseFields(values);
    const checked = checkCaseRow(fields, line, { schema: table.schema, lang: desk.lang, now });
    found.push(...checked.problems);
    if (checked.problems.length > 0 || checked.applicant === null) continue;
    warnings.push(...checked.warnings);
    const { applicant, agent } = checked;
    ready.push({ line, fields, digest: caseDigest(desk, fields), applicant, agent });
  }
  return desk.store.transaction(async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const plan = await makePlan(tx, desk, rules.value, { rows: ready, table, now });
    if (!plan.ok) return plan;
    const { added, updated, unchanged } = plan.value;
    const problems = sortProblems([...found, ...plan.value.problems]);
    const clean = problems.length === 0 && table.fileProblems.length === 0;
    const changes = added.length + updated.length;
    const written = changes > 0 && !options.dryRun && (clean || options.skipInvalid);
    const summary: CaseImport = {
      ...summarise(table, {
        batch: null,
        added: added.length,
        updated: updated.length,
        unchanged: unchanged.length,
        problems,
        written,
      }),
      history: [...added, ...updated].filter(({ history }) => history).length,
      warnings: sortProblems([...warnings, ...plan.value.warnings]),
    };
    if (!written) return ok(summary);
    const applied = await apply(tx, desk, plan.value, summary);
    return applied.ok ? ok(summary) : applied;
  });
}

/** Reads what the rows meet in the books, each kind in one pass, and plans. */
async function makePlan(
  tx: Tx,
  desk: Desk,
  { policy, calendar }: OfficeRules,
  { rows, table, now }: { rows: readonly ReadyRow[]; table: Table; now: string },
): Promise<Result<CasePlan, AppError>> {
  const items = new Map<string, readonly Item[]>();
  for (const code of new Set(rows.map(({ fields }) => fields.item_code))) {
    items.set(code, await selectVersions(tx, code));
  }
  const open = rows.filter(({ fields }) => !isHistory(fields));
  const numbers = new Set(
    open.flatMap(({ applicant, agent }) => [applicant.number, ...(agent === null ? [] : [agent.number])]),
  );
  const keys = new Map([...numbers].map((number) => [idKeyOf(desk.keys, number), number]));
  const gate = new Map<string, GateFacts>();
  for (const [idKey, facts] of await selectGateFacts(tx, [...keys.keys()])) {
    gate.set(must(keys.get(idKey), 'facts come for the keys asked'), facts);
  }
  const known = await selectKnownCases(
    tx,
    rows.map(({ fields }) => fields.case_no),
  );
  const { schema } = table;
  return planCases(rows, { known, items, gate, policy, calendar, schema, lang: desk.lang, now });
}

async function apply(
  tx: Tx,
  desk: Desk,
  plan: CasePlan,
  summary: CaseImport,
): Promise<Result<void, AppError>> {
  const stamp = stampOf(desk);
  const planned = [...plan.added, ...plan.updated];
  const rows = [...planned.map(({ row }) => row), ...plan.unchanged].sort((a, b) => a.line - b.line);
  const { importId } = await enterImport(tx, desk, stamp, {
    act: 'case.import',
    kind: 'case',
    summary,
    rows: rows.map(({ fields }) => fields),
    more: { history: summary.history },
  });
  const persons = planned.flatMap(({ row }) => [row.applicant, ...(row.agent === null ? [] : [row.agent])]);
  const subjects = await keepSubjects(tx, desk, persons, stamp.at);
  const unnumbered = planned.filter(
    ({ admission, history, replaces }) =>
      admission.mode === 'commitment' && !history && replaces?.numbered !== true,
  );
  const given = await handOutLetterNumbers(tx, desk, officeDay(stamp.at), unnumbered.length);
  if (!given.ok) return given;
  const letters = new Map(unnumbered.map(({ row }, i) => [row, given.value[i] ?? null]));
  const whole = (one: PlannedCase): WholeRow =>
    wholeRow(one, { desk, stamp, importId, subjects, letter: letters.get(one.row) ?? null });
  await insertCases(tx, plan.added.map(whole));
  for (const one of plan.updated) {
    const known = must(one.replaces, 'an update has what it replaces');
    await updateCase(tx, known, changeOf(whole(one), one));
  }
  return ok(undefined);
}
