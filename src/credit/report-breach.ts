import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { ApplicantType } from '../identity/check-identity-number.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { nextNumber } from '../store/counter.ts';
import type { Tx } from '../store/store.ts';
import { type KeptSubject, keepSubject } from '../subject/keep-subjects.ts';
import { keyedHash } from '../workspace/keys.ts';
import { type BreachKind, type BreachSeriousness, breachNo } from './breach.ts';
import { checkNumber, subjectOf, unknownSubject } from './find-subject.ts';
import { checkCase } from './rules.ts';
import { type BreachCase, checkOutcomes, findCaseByNo, insertBreach } from './store.ts';

export interface BreachReport {
  /** Identity number of the subject, as typed. */
  readonly subject: string;
  /** Who that is: needed where the office does not know the number yet. */
  readonly person?:
    | { readonly name: string; readonly type: ApplicantType; readonly idType?: string | undefined }
    | undefined;
  readonly caseNo?: string | undefined;
  readonly kind: BreachKind;
  readonly seriousness: BreachSeriousness;
  readonly facts: string;
  /** Who decides; this office unless another is named. */
  readonly authority?: string | undefined;
  /** The day of discovery. */
  readonly at?: Day | undefined;
}

/**
 * Records a suspected breach and gives it its number; nothing follows from it until notice and decision.
 * E_CREDIT_SUBJECT_UNKNOWN, E_CREDIT_ID_NUMBER, E_CASE_UNKNOWN and the refusals of `checkCase`.
 */
export async function reportBreach(
  desk: Desk,
  report: BreachReport,
): Promise<Result<{ readonly breach: string }, AppError>> {
  const stamp = stampOf(desk);
  const region = regionOf(desk);
  const today = officeDay(stamp.at);
  return desk.store.transaction(async (tx) => {
    const subject = await keptSubject(tx, desk, report, stamp.at);
    if (!subject.ok) return subject;
    const found = await checkedCase(tx, region, report, subject.value);
    if (!found.ok) return found;
    const year = today.slice(0, 4);
    const breach = breachNo(region, year, await nextNumber(tx, 'breach', `${region}-${year}`));
    const facts = normaliseText(report.facts);
    const authority = report.authority ?? found.value?.authority_name ?? desk.workspace.config.office.name;
    const deciding = report.authority ?? desk.workspace.config.office.name;
    await insertBreach(tx, {
      office_region: region,
      breach_no: breach,
      subject_id: subject.value.subject_id,
      case_id: found.value?.case_id ?? null,
      kind: report.kind,
      seriousness: report.seriousness,
      facts,
      found_on: report.at ?? today,
      authority_name: authority,
      deciding_authority: deciding,
      state: 'suspected',
      created_at: stamp.at,
      actor: stamp.actor,
    });
    await appendEntry(tx, stamp, 'credit.breach', {
      breach,
      subject: subject.value.id_key,
      case_no: found.value?.case_no ?? null,
      kind: report.kind,
      seriousness: report.seriousness,
      // Free text may name persons: the log holds what proves it, not what it says.
      facts: keyedHash(desk.keys, facts),
      found_on: report.at ?? today,
      authority,
      deciding_authority: deciding,
    });
    return ok({ breach });
  });
}

async function keptSubject(
  tx: Tx,
  desk: Desk,
  report: BreachReport,
  at: string,
): Promise<Result<KeptSubject, AppError>> {
  const known = await subjectOf(desk, report.subject, tx);
  if (known) return ok(known);
  if (report.person === undefined) return err(unknownSubject(report.subject));
  const { name, type, idType } = report.person;
  const checked = checkNumber(desk, report.subject, type, idType);
  if (!checked.ok) return checked;
  const person = { type, ...checked.value, name: normaliseText(name) };
  return ok(
    await keepSubject(tx, desk, { ...person, legalRepresentative: null, phone: null, address: null }, at),
  );
}

async function checkedCase(
  tx: Tx,
  region: string,
  report: BreachReport,
  subject: KeptSubject,
): Promise<Result<BreachCase | null, AppError>> {
  if (report.caseNo === undefined) return ok(null);
  const found = await findCaseByNo(tx, region, report.caseNo);
  if (!found) return err(appError('E_CASE_UNKNOWN', { case_no: report.caseNo }));
  const allowed = checkCase(report.kind, {
    case_no: found.case_no,
    mode: found.mode,
    deferred: found.deferred,
    state: found.state,
    checks: await checkOutcomes(tx, found.case_id),
    ofSubject: found.subject_id === subject.subject_id || found.agent_subject_id === subject.subject_id,
  });
  return allowed.ok ? ok(found) : allowed;
}
