import { deadlineOf } from '../calendar/due.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Day, officeDay, officeInstant } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { ObjectionAgainst } from './breach.ts';
import { checkObjection } from './objection-rules.ts';
import { insertObjection, openObjection } from './objection-store.ts';
import { printRemedyPaper } from './remedy-paper.ts';
import { findBreach, lastRepair, subjectKey } from './store.ts';

export interface ObjectionInput {
  readonly breach: string;
  /** What the subject says is wrong; `content` unless told. */
  readonly against?: ObjectionAgainst | undefined;
  readonly grounds: string;
  readonly at?: Day | undefined;
  /** Absolute path of the folder for the acceptance as a paper. */
  readonly outDir?: string | undefined;
}

export interface Filed {
  readonly breach: string;
  readonly against: ObjectionAgainst;
  readonly state: 'open';
  readonly filed_on: Day;
  /** By when it must be answered. */
  readonly due: Day;
  readonly provisional: boolean;
  readonly files: readonly string[];
}

/**
 * Takes in an objection (异议): from now on the breach is marked as disputed wherever it is told of, and the clock of the answer runs. What
 * was decided holds meanwhile; an objection is never a repair. E_CREDIT_UNKNOWN, E_CREDIT_STATE, E_CREDIT_OBJECTION_OPEN,
 * E_CREDIT_OBJECTION_NO_RESULT, E_CREDIT_DATE, policy and calendar errors; with a paper also E_TEMPLATE_* and E_PAPER_*.
 */
export async function objectBreach(desk: Desk, input: ObjectionInput): Promise<Result<Filed, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  const against = input.against ?? 'content';
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const breach = await findBreach(tx, regionOf(desk), input.breach);
    if (!breach) return err(appError('E_CREDIT_UNKNOWN', { breach: input.breach }));
    const { breach_id, breach_no, state, decided_on } = breach;
    const allowed = checkObjection({
      ...{ breach: breach_no, state, decidedOn: decided_on, against, day },
      openSince: (await openObjection(tx, breach_id))?.filed_on ?? null,
      lastRepair: (await lastRepair(tx, breach_id))?.state ?? null,
    });
    if (!allowed.ok) return allowed;
    const clock = regimeOn(rules.value.policy.credit.objection_clock, day);
    if (!clock.ok) return clock;
    const end = deadlineOf(rules.value.calendar, officeInstant(day), clock.value.value);
    if (!end.ok) return end;
    const due = end.value.due.slice(0, 10);
    const { provisional } = end.value;
    const grounds = normaliseText(input.grounds);
    await insertObjection(tx, {
      ...{ breach_id, against, grounds, state: 'open', filed_on: day, closed_on: null, answer: null },
      ...{ due, due_provisional: provisional ? 1 : 0, actor: stamp.actor },
    });
    await appendEntry(tx, stamp, 'credit.object', {
      breach: breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      against,
      // Free text may name persons.
      grounds: keyedHash(desk.keys, grounds),
      filed_on: day,
      due,
    });
    const files: string[] = [];
    if (input.outDir !== undefined) {
      const about = { kind: 'objection-acceptance', breach: breach_no, dir: input.outDir, day } as const;
      const paper = await printRemedyPaper(tx, desk, about);
      if (!paper.ok) return paper;
      files.push(paper.value);
    }
    return ok({ breach: breach_no, against, state: 'open', filed_on: day, due, provisional, files });
  });
}
