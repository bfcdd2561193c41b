import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry, type Stamp } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { BreachState, ObjectionAgainst } from './breach.ts';
import { voidBars } from './end-bars.ts';
import { type Corrections, checkAnswerer, checkCorrections } from './objection-rules.ts';
import { type ObjectionRow, openObjection, updateObjection } from './objection-store.ts';
import { printRemedyPaper } from './remedy-paper.ts';
import { endByRepair } from './repair-breach.ts';
import { checkOrder } from './rules.ts';
import {
  type BreachRow,
  barsOfBreach,
  closeOpenRepair,
  findBreach,
  lastRepair,
  subjectKey,
  updateBreach,
  updateRepair,
} from './store.ts';

export interface AnswerInput {
  readonly breach: string;
  readonly upheld: boolean;
  readonly reason: string;
  readonly at?: Day | undefined;
  /** Number of the answer. */
  readonly document?: string | undefined;
  readonly corrections: Corrections;
  /** Absolute path of the folder for the answer as a paper. */
  readonly outDir?: string | undefined;
}

export interface Answered {
  readonly breach: string;
  readonly against: ObjectionAgainst;
  readonly state: 'upheld' | 'rejected';
  readonly closed_on: Day;
  /** What has become of the breach. */
  readonly breach_state: BreachState;
  readonly bars_voided: number;
  readonly bars_lifted: number;
  readonly files: readonly string[];
}

/**
 * Answers the open objection. Upheld, it corrects from the start: its content, and the breach never was one, its bars void, nothing
 * published; its period, and just the dates change; the result of a repair, and the repair holds from the day on which it was rejected.
 * E_CREDIT_UNKNOWN, E_CREDIT_OBJECTION_NONE, E_CREDIT_OBJECTION_AUTHORITY, E_CREDIT_CORRECTION, E_CREDIT_DATE; with a paper also
 * E_TEMPLATE_* and E_PAPER_*.
 */
export async function answerObjection(desk: Desk, input: AnswerInput): Promise<Result<Answered, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  return desk.store.transaction(async (tx) => {
    const breach = await findBreach(tx, regionOf(desk), input.breach);
    if (!breach) return err(appError('E_CREDIT_UNKNOWN', { breach: input.breach }));
    const open = await openObjection(tx, breach.breach_id);
    if (!open) return err(appError('E_CREDIT_OBJECTION_NONE', { breach: breach.breach_no }));
    const allowed = await mayAnswer(tx, desk, breach, open, input, day);
    if (!allowed.ok) return allowed;
    const reason = normaliseText(input.reason);
    const state = input.upheld ? 'upheld' : 'rejected';
    const document_no = input.document ?? null;
    await updateObjection(tx, open.objection_id, {
      ...{ state, closed_on: day, answer: reason, document_no, closed_by: stamp.actor },
    });
    const effect = input.upheld
      ? await correct(tx, breach, open.against, input, { day, stamp })
      : unchanged(breach);
    await appendEntry(tx, stamp, 'credit.answer', {
      breach: breach.breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      against: open.against,
      ...{ state, closed_on: day, document_no },
      // Free text may name persons.
      reason: keyedHash(desk.keys, reason),
      publicity_until: input.corrections.publicityUntil ?? null,
      earliest_repair: input.corrections.earliestRepair ?? null,
      bar_until: input.corrections.barUntil ?? null,
      ...effect,
    });
    const files: string[] = [];
    if (input.outDir !== undefined) {
      const about = { kind: 'objection-answer', breach: breach.breach_no, dir: input.outDir, day } as const;
      const paper = await printRemedyPaper(tx, desk, { ...about, documentNo: input.document });
      if (!paper.ok) return paper;
      files.push(paper.value);
    }
    return ok({ breach: breach.breach_no, against: open.against, state, closed_on: day, ...effect, files });
  });
}

async function mayAnswer(
  tx: Tx,
  desk: Desk,
  breach: BreachRow,
  open: ObjectionRow,
  input: AnswerInput,
  day: Day,
): Promise<Result<void, AppError>> {
  const answerer = checkAnswerer({
    breach: breach.breach_no,
    authority: breach.deciding_authority,
    office: desk.workspace.config.office.name,
    document: input.document ?? null,
  });
  if (!answerer.ok) return answerer;
  const bars = await barsOfBreach(tx, breach.breach_id);
  const corrections = checkCorrections({
    breach: breach.breach_no,
    against: open.against,
    upheld: input.upheld,
    corrections: input.corrections,
    decidedOn: breach.decided_on,
    isPublished: breach.publicity_from !== null,
    hasTerm: bars.some((bar) => bar.until_day !== null),
  });
  return corrections.ok ? checkOrder(breach.breach_no, day, 'object', open.filed_on) : corrections;
}

type Effect = Pick<Answered, 'breach_state' | 'bars_voided' | 'bars_lifted'>;

const unchanged = ({ state }: BreachRow): Effect => ({ breach_state: state, bars_voided: 0, bars_lifted: 0 });

async function correct(
  tx: Tx,
  breach: BreachRow,
  against: ObjectionAgainst,
  input: AnswerInput,
  { day, stamp }: { readonly day: Day; readonly stamp: Stamp },
): Promise<Effect> {
  if (against === 'period') return correctDates(tx, breach, input.corrections);
  if (against === 'repair') {
    const repair = must(await lastRepair(tx, breach.breach_id), 'the objection was to its result');
    const on = repair.rejected_on ?? day;
    await updateRepair(tx, repair.repair_id, { state: 'completed', completed_on: on });
    const lifted = await endByRepair(tx, breach, { on, by: stamp.actor });
    return { breach_state: 'repaired', bars_voided: 0, bars_lifted: lifted };
  }
  await updateBreach(tx, breach, {
    ...{ state: 'dismissed', dismissed_as: 'objection', dismissed_on: day, repaired_on: null },
    ...{ publicity_ended_on: breach.publicity_from, end_reason: normaliseText(input.reason) },
    end_document: input.document ?? null,
  });
  await closeOpenRepair(tx, breach.breach_id, day, normaliseText(input.reason));
  const voided = await voidBars(tx, breach.breach_id, stamp.actor);
  return { breach_state: 'dismissed', bars_voided: voided, bars_lifted: 0 };
}

async function correctDates(tx: Tx, breach: BreachRow, corrections: Corrections): Promise<Effect> {
  const { publicityUntil, earliestRepair, barUntil } = corrections;
  await updateBreach(tx, breach, {
    ...(publicityUntil === undefined
      ? {}
      : { publicity_until: publicityUntil, publicity_set_by: 'objection' }),
    ...(earliestRepair === undefined
      ? {}
      : { earliest_repair: earliestRepair, earliest_set_by: 'objection' }),
  });
  if (barUntil !== undefined) {
    await tx
      .updateTable('bars')
      .set({ until_day: barUntil, until_set_by: 'objection' })
      .where('breach_id', '=', breach.breach_id)
      .where('until_day', 'is not', null)
      .execute();
  }
  return unchanged(breach);
}
