import { type Desk, regionOf } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import { reveal } from '../subject/reveal.ts';
import {
  type BreachView,
  breachView,
  type CreditView,
  creditView,
  type ExplainedRecord,
  type ViewOptions,
} from './credit-view.ts';
import { explainDates, explainRepair } from './explain-credit.ts';
import { requireSubject } from './find-subject.ts';
import { gradesOf } from './grade-store.ts';
import { type GradeView, gradeView } from './grade-view.ts';
import { type PromiseTally, selectPromiseRecords, tallyPromises } from './promise-records.ts';
import { type CreditFilter, readCredit } from './read-credit.ts';

/**
 * One breach and which rule gave which of its dates. With a reason persons are shown as they are, and that is an act.
 * E_CREDIT_UNKNOWN, policy errors.
 */
export async function showBreach(
  desk: Desk,
  breachNo: string,
  reason?: string,
): Promise<Result<CreditView, AppError>> {
  const records = await explained(desk, { breachNo });
  if (!records.ok) return records;
  const [first] = records.value;
  if (!first) return err(appError('E_CREDIT_UNKNOWN', { breach: breachNo }));
  const revealed = await reveal(desk, reason, { what: 'credit.show', breach: breachNo });
  return ok(creditView(records.value, first.subject, optionsOf(desk, revealed)));
}

/** Everything on record of a subject: its breaches, what became of its promises, and its grades elsewhere, newest first. */
export interface SubjectCredit extends CreditView {
  readonly promises: PromiseTally;
  readonly grades: readonly GradeView[];
}

/** Everything on record of the subject with this identity number. E_CREDIT_SUBJECT_UNKNOWN, policy errors. */
export async function showSubject(
  desk: Desk,
  id: string,
  reason?: string,
): Promise<Result<SubjectCredit, AppError>> {
  const subject = await requireSubject(desk, id);
  if (!subject.ok) return subject;
  const records = await explained(desk, { subjectId: subject.value.subject_id });
  if (!records.ok) return records;
  const revealed = await reveal(desk, reason, { what: 'credit.show', subject: subject.value.id_key });
  const filter = { region: regionOf(desk), subjectId: subject.value.subject_id };
  const { records: promises } = await selectPromiseRecords(desk.store.db, filter);
  const view = creditView(records.value, subject.value, optionsOf(desk, revealed));
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const today = officeDay(desk.now());
  const schemes = regimeOn(rules.value.policy.gate.schemes, today);
  if (!schemes.ok) return schemes;
  const grades = await gradesOf(desk.store.db, subject.value.subject_id);
  return ok({
    ...view,
    promises: tallyPromises(promises),
    grades: grades.map(gradeView(schemes.value.value, today, desk.lang)),
  });
}

/** Breaches in the order of their numbers. */
export async function listCredit(
  desk: Desk,
  filter: Omit<CreditFilter, 'region'>,
  reason?: string,
): Promise<Result<BreachView[], AppError>> {
  const records = await explained(desk, filter);
  if (!records.ok) return records;
  const revealed = await reveal(desk, reason, { what: 'credit.list', breaches: records.value.length });
  return ok(records.value.map((record) => breachView(record, optionsOf(desk, revealed))));
}

const optionsOf = (desk: Desk, revealed: boolean): ViewOptions => ({
  lang: desk.lang,
  revealed,
  today: officeDay(desk.now()),
});

async function explained(
  desk: Desk,
  filter: Omit<CreditFilter, 'region'>,
): Promise<Result<ExplainedRecord[], AppError>> {
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const { policy } = rules.value;
  const today = officeDay(desk.now());
  const explainedRecords: ExplainedRecord[] = [];
  for (const record of await readCredit(desk.store.db, { region: regionOf(desk), ...filter })) {
    const repair = explainRepair(policy, record, today);
    if (!repair.ok) return repair;
    explainedRecords.push({ ...record, rules: explainDates(policy, record), repair_rules: repair.value });
  }
  return ok(explainedRecords);
}
