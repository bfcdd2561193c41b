import { type Desk, stampOf } from '../../cli/desk.ts';
import { appError } from '../../i18n/catalogue.ts';
import { maskIdNumber, maskText } from '../../identity/mask.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { must } from '../../kernel/assert.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { compareUtf8, normaliseCode } from '../../kernel/text.ts';
import { addDays, type Day, officeDay } from '../../kernel/time.ts';
import { appendEntry } from '../../ledger/append.ts';
import { loadPolicy } from '../../policy/load-policy.ts';
import { periodEnd } from '../../policy/period-end.ts';
import { type Regime, regimeOn } from '../../policy/rule.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Db, Tx } from '../../store/store.ts';
import { idKeyOf } from '../../subject/id-key.ts';
import { findSubject, findSubjectByNo, type Subject } from '../../subject/select-subjects.ts';
import { type ErasedTable, erase, planErasure } from './erase.ts';
import { lastActs } from './last-act.ts';
import { openMatters } from './open-matters.ts';
import { findDrafts } from './own-drafts.ts';
import { deleteFiles, findFiles, selectFiles } from './recorded-files.ts';

type Retention = Regime<Policy['retention']['personal_data']['periods'][number]['value']>;

export interface ForgetRequest {
  /** Identity number, or the subject's number in the office (`S320400…`), which tells nothing to who looks over a shoulder. */
  readonly id: string;
  readonly basis: string;
  /** Folders where letters and papers may lie, beside the workspace: whole paths. */
  readonly folders: readonly string[];
}

/** The plan of forgetting; holds no personal data but paths, which stay on the screen. */
export interface Forgetting {
  readonly subject_no: string;
  /** The day on which all of it was erased before: there is nothing left to do. */
  readonly already: Day | null;
  readonly last_act: Day;
  /** The first day on which it may be done. */
  readonly allowed_from: Day;
  readonly rule: Retention;
  readonly erased: readonly ErasedTable[];
  readonly files: readonly string[];
  readonly drafts: readonly string[];
  readonly missing: readonly string[];
}

/** What would be done now, or why it may not be: E_FORGET_UNKNOWN, E_FORGET_OPEN, E_FORGET_RETENTION. */
export async function planForgetting(
  desk: Desk,
  request: ForgetRequest,
): Promise<Result<Forgetting, AppError>> {
  const planned = await plan(desk, desk.store.db, request);
  return planned.ok ? ok(planned.value.plan) : planned;
}

/**
 * Erases what the plan says, with its entry, in one transaction; then deletes the files, so that none is gone before its owner is. Cut
 * short between the two, the same command run again deletes the rest. Where nothing is left it changes nothing and enters nothing.
 */
export async function forget(desk: Desk, request: ForgetRequest): Promise<Result<Forgetting, AppError>> {
  const done = await desk.store.transaction(async (tx) => {
    const planned = await plan(desk, tx, request);
    if (!planned.ok) return planned;
    const { subject, plan: forgetting } = planned.value;
    if (forgetting.already !== null) return ok(forgetting);
    const stamp = stampOf(desk);
    await erase(tx, desk.keys, subject);
    await tx
      .updateTable('subjects')
      .set({ erased_at: stamp.at })
      .where('subject_id', '=', subject.subject_id)
      .execute();
    await appendEntry(tx, stamp, 'data.forget', {
      subject: subject.id_key,
      basis: maskText(request.basis.trim(), [subject.name, subject.legal_representative, subject.address]),
      retention: forgetting.rule.id,
      last_act: forgetting.last_act,
      erased: Object.fromEntries(forgetting.erased.map(({ table, rows }) => [table, rows])),
      files: forgetting.files.length + forgetting.drafts.length,
    });
    return ok(forgetting);
  });
  if (done.ok) await deleteFiles([...done.value.files, ...done.value.drafts]);
  return done;
}

async function plan(
  desk: Desk,
  db: Db | Tx,
  { id, folders }: ForgetRequest,
): Promise<Result<{ subject: Subject; plan: Forgetting }, AppError>> {
  const subject = await subjectOf(desk, db, id);
  if (subject === null) return err(appError('E_FORGET_UNKNOWN', { id: maskIdNumber(asTyped(id)) }));
  const { subject_no } = subject;
  const today = officeDay(desk.now());
  const open = await openMatters(db, subject, today);
  if (open.cases.length + open.breaches.length + open.grades.length > 0) {
    return err(appError('E_FORGET_OPEN', { subject_no, ...open }));
  }
  const policy = await loadPolicy(desk.workspace.dir);
  if (!policy.ok) return policy;
  const rule = regimeOn(policy.value.retention.personal_data, today);
  if (!rule.ok) return rule;
  const kept = await keptUntil(db, subject, rule.value);
  const allowed_from = addDays(kept.until, 1);
  if (today < allowed_from) {
    const { basis } = rule.value;
    return err(
      appError('E_FORGET_RETENTION', {
        subject_no,
        last_act: kept.lastAct,
        allowed_from,
        basis: basis[desk.lang],
      }),
    );
  }
  const files = await findFiles(desk.keys, await selectFiles(db, subject), [desk.workspace.dir, ...folders]);
  const left = {
    erased: await planErasure(db, subject),
    files: files.found,
    drafts: await findDrafts(desk.workspace.dir, subject.id_number),
  };
  const isDone = left.erased.length + left.files.length + left.drafts.length === 0;
  return ok({
    subject,
    plan: {
      subject_no,
      already: isDone ? await erasedOn(db, subject) : null,
      ...{ last_act: kept.lastAct, allowed_from, rule: rule.value },
      ...left,
      missing: files.missing,
    },
  });
}

async function erasedOn(db: Db | Tx, { subject_id }: Subject): Promise<Day | null> {
  const row = await db
    .selectFrom('subjects')
    .select('erased_at')
    .where('subject_id', '=', subject_id)
    .executeTakeFirstOrThrow();
  return row.erased_at === null ? null : officeDay(row.erased_at);
}

const asTyped = (id: string): string => normaliseCode(id).toUpperCase();

const subjectOf = (desk: Desk, db: Db | Tx, id: string): Promise<Subject | null> =>
  /^S\d{14}$/.test(asTyped(id))
    ? findSubjectByNo(db, asTyped(id))
    : findSubject(db, idKeyOf(desk.keys, asTyped(id)));

/** The later of the two periods' ends, and the act from which it runs. */
async function keptUntil(
  db: Db | Tx,
  subject: Subject,
  { value }: Retention,
): Promise<{ readonly lastAct: Day; readonly until: Day }> {
  const { cases, breaches } = await lastActs(db, subject);
  const ends = [
    ...(cases === null ? [] : [{ lastAct: cases, until: periodEnd(cases, value.cases) }]),
    ...(breaches === null ? [] : [{ lastAct: breaches, until: periodEnd(breaches, value.breaches) }]),
  ].toSorted((a, b) => compareUtf8(a.until, b.until));
  return must(ends.at(-1), 'every subject came from somewhere');
}
