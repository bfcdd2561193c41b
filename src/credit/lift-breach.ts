import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import { barNo, parseBarNo } from './breach.ts';
import { isLiftable, liftByDecision } from './end-bars.ts';
import { printRemedyPaper } from './remedy-paper.ts';
import { checkOrder, checkStep } from './rules.ts';
import {
  type BarRow,
  type BreachRow,
  barsOfBreach,
  closeOpenRepair,
  findBreach,
  subjectKey,
  updateBreach,
} from './store.ts';

export interface LiftInput {
  /** A breach, or one of its bars (`X330702-2026-0001-1`). */
  readonly of: string;
  readonly reason: string;
  /** Number of the document that ends it: of the authority or of a court. */
  readonly document: string;
  readonly at?: Day | undefined;
  /** Absolute path of the folder for the notice as a paper. */
  readonly outDir?: string | undefined;
}

export interface Lifted {
  readonly breach: string;
  readonly state: 'decided' | 'repaired' | 'lifted';
  readonly lifted_on: Day;
  readonly bars_lifted: readonly string[];
  /** Whether publicity ended with it, which only lifting the whole breach does. */
  readonly publicity_ended: boolean;
  readonly files: readonly string[];
}

/**
 * Ends bars from a day on, by a decision of the authority or a court: all that a breach brought on, publicity and raised risk class with
 * them, or a single bar. What barred until then was right until then; what was wrong from the start is for an objection.
 * E_CREDIT_UNKNOWN, E_CREDIT_BAR_UNKNOWN, E_CREDIT_STATE, E_CREDIT_DATE, E_CREDIT_LIFT_NOTHING; with a paper also E_TEMPLATE_*, E_PAPER_*.
 */
export async function liftBreach(desk: Desk, input: LiftInput): Promise<Result<Lifted, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  const single = parseBarNo(input.of);
  return desk.store.transaction(async (tx) => {
    const breach = await findBreach(tx, regionOf(desk), single?.breach ?? input.of);
    if (!breach) return err(appError('E_CREDIT_UNKNOWN', { breach: single?.breach ?? input.of }));
    const step = checkStep(breach.breach_no, breach.state, 'lift');
    if (!step.ok) return step;
    const order = checkOrder(breach.breach_no, day, 'decide', breach.decided_on);
    if (!order.ok) return order;
    const chosen = await chooseBars(tx, breach, single?.place ?? null, day);
    if (!chosen.ok) return chosen;
    const { bars, numbers } = chosen.value;
    const whole = single === null && breach.state === 'decided';
    const publicity = whole && isPublished(breach, day);
    if (bars.length === 0 && !publicity && !(whole && breach.risk_class !== null)) {
      return err(appError('E_CREDIT_LIFT_NOTHING', { what: input.of, day }));
    }
    const reason = normaliseText(input.reason);
    const { document } = input;
    await liftByDecision(tx, bars, { on: day, by: stamp.actor, reason, document });
    if (whole) {
      const ended = publicity ? { publicity_ended_on: day } : {};
      const lift = { state: 'lifted', lifted_on: day, end_reason: reason, end_document: document } as const;
      await updateBreach(tx, breach, { ...lift, ...ended });
      await closeOpenRepair(tx, breach.breach_id, day, reason);
    }
    const state = whole ? 'lifted' : breach.state === 'repaired' ? 'repaired' : 'decided';
    await appendEntry(tx, stamp, 'credit.lift', {
      breach: breach.breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      lifted_on: day,
      document_no: document,
      // Free text may name persons.
      reason: keyedHash(desk.keys, reason),
      bars: numbers,
      publicity_ended: publicity,
      state,
    });
    const files: string[] = [];
    if (input.outDir !== undefined) {
      const about = { kind: 'lift-notice', breach: breach.breach_no, dir: input.outDir, day } as const;
      const paper = await printRemedyPaper(tx, desk, about);
      if (!paper.ok) return paper;
      files.push(paper.value);
    }
    const lifted = { breach: breach.breach_no, state, lifted_on: day } as const;
    return ok({ ...lifted, bars_lifted: numbers, publicity_ended: publicity, files });
  });
}

/** Begun or not: what is to be published from a later day is ended too. */
const isPublished = (breach: BreachRow, day: Day): boolean =>
  breach.publicity_from !== null &&
  (breach.publicity_until === null || day <= breach.publicity_until) &&
  breach.publicity_ended_on === null;

/** The bars to lift with their numbers; one that was named must be there. */
async function chooseBars(
  tx: Tx,
  breach: BreachRow,
  place: number | null,
  day: Day,
): Promise<Result<{ bars: BarRow[]; numbers: string[] }, AppError>> {
  const all = (await barsOfBreach(tx, breach.breach_id)).map((bar, i) => ({ bar, place: i + 1 }));
  if (place !== null && place > all.length) {
    return err(appError('E_CREDIT_BAR_UNKNOWN', { bar: barNo(breach.breach_no, place) }));
  }
  const chosen = all.filter((one) => (place === null || one.place === place) && isLiftable(one.bar, day));
  return ok({
    bars: chosen.map(({ bar }) => bar),
    numbers: chosen.map((one) => barNo(breach.breach_no, one.place)),
  });
}
