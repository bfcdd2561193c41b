import { type Due, dueProvisional, type Incidents } from '../calendar/due.ts';
import type { DueStep } from '../calendar/walk.ts';
import type { Desk } from '../cli/desk.ts';
import { type OfficeRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import { selectVersion } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Instant, officeIso } from '../kernel/time.ts';
import { incidentsOf } from './clock-incidents.ts';
import { caseLimit, checkLimit } from './clock-rules.ts';
import { selectCase, type WholeCase } from './select-cases.ts';

/** How a deadline came about; case_no, deadline and steps are the contract's keys. */
export interface ExplainedDue {
  readonly case_no: string;
  /** As it is on record; null where there is none. */
  readonly deadline: string | null;
  readonly provisional: boolean;
  readonly limit: Limit | null;
  /** Office time of the receipt, or of the decision. */
  readonly from: string | null;
  readonly paused_since: string | null;
  readonly steps: readonly DueStep[];
  /** The end by the rules and the calendar now loaded; of a paused clock, if it resumed now. */
  readonly counted: string | null;
}

/** Counts a case's deadline, or that of its check, once more and keeps every step. E_CASE_UNKNOWN, errors of policy and calendar. */
export async function explainDue(
  desk: Desk,
  caseNo: string,
  which: 'deadline' | 'check',
): Promise<Result<ExplainedDue, AppError>> {
  const { db } = desk.store;
  const row = await selectCase(db, caseNo);
  if (row === null) return err(appError('E_CASE_UNKNOWN', { case_no: caseNo }));
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const clock = which === 'check' ? await checkClock(desk, rules.value, row) : await caseClock(desk, row);
  if (!clock.ok) return clock;
  const { deadline, provisional, from, limit, pausedSince, incidents } = clock.value;
  const told = {
    case_no: row.case_no,
    deadline,
    provisional,
    paused_since: pausedSince === null ? null : officeIso(pausedSince),
  };
  if (limit === null || from === null || deadline === null) {
    return ok({ ...told, deadline: null, limit: null, from: null, steps: [], counted: null });
  }
  const due: Result<Due, AppError> = dueProvisional(rules.value.calendar, from, limit, {
    lang: desk.lang,
    ...incidents,
  });
  if (!due.ok) return due;
  return ok({ ...told, limit, from: officeIso(from), steps: due.value.steps, counted: due.value.due });
}

/** One of the two clocks of a case, ready to be counted. */
interface Counting {
  readonly deadline: string | null;
  readonly provisional: boolean;
  readonly from: Instant | null;
  readonly limit: Limit | null;
  readonly pausedSince: Instant | null;
  readonly incidents: Incidents;
}

async function caseClock(desk: Desk, row: WholeCase): Promise<Result<Counting, AppError>> {
  const { db } = desk.store;
  const { deadline, received_at: from, paused_since: pausedSince } = row;
  const limit = caseLimit(await selectVersion(db, row.item_version_id), row);
  const names = [
    row.applicant_type === 'organization' ? null : row.applicant_name,
    row.legal_representative,
    row.agent_name,
  ];
  const incidents = await incidentsOf(db, row.case_id, desk.now().toISOString(), { lang: desk.lang, names });
  return ok({ deadline, provisional: row.deadline_provisional === 1, from, limit, pausedSince, incidents });
}

async function checkClock(
  desk: Desk,
  { policy }: OfficeRules,
  row: WholeCase,
): Promise<Result<Counting, AppError>> {
  const { check_due: deadline, decided_at: from, mode, check_coverage: coverage } = row;
  const item = await selectVersion(desk.store.db, row.item_version_id);
  const limit = from === null ? ok(null) : checkLimit(policy, { item, mode, coverage, decidedAt: from });
  if (!limit.ok) return limit;
  const provisional = row.check_due_provisional === 1;
  return ok({ deadline, provisional, from, limit: limit.value, pausedSince: null, incidents: {} });
}
