import { deadlineOf } from '../calendar/due.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay, officeInstant } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import { writeNotice } from './notice-paper.ts';
import { checkStep } from './rules.ts';
import { findBreach, subjectKey, updateBreach } from './store.ts';

export interface Notified {
  readonly breach: string;
  readonly state: 'notified';
  readonly notified_on: Day;
  /** The last day of the time to state and defend. */
  readonly defence_until: Day;
  readonly provisional: boolean;
  readonly files: readonly string[];
}

/**
 * Records the notice of facts, reason and basis: from its day the time to state and defend runs, as policy sets it.
 * E_CREDIT_UNKNOWN, E_CREDIT_STATE, and the errors of policy and calendar; with a paper also E_TEMPLATE_* and E_PAPER_*.
 */
export async function notifyBreach(
  desk: Desk,
  input: {
    readonly breach: string;
    readonly at?: Day | undefined;
    /** Absolute path of the folder for the notice as a paper; it is written before the act is committed. */
    readonly outDir?: string | undefined;
  },
): Promise<Result<Notified, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const breach = await findBreach(tx, regionOf(desk), input.breach);
    if (!breach) return err(appError('E_CREDIT_UNKNOWN', { breach: input.breach }));
    const state = checkStep(breach.breach_no, breach.state, 'notify');
    if (!state.ok) return state;
    const period = regimeOn(rules.value.policy.credit.defence_period, day);
    if (!period.ok) return period;
    const end = deadlineOf(rules.value.calendar, officeInstant(day), period.value.value);
    if (!end.ok) return end;
    // A period in hours would end within a day: the subject has the whole of it.
    const until = end.value.due.slice(0, 10);
    await updateBreach(tx, breach, {
      state: 'notified',
      notified_on: day,
      defence_until: until,
      defence_provisional: end.value.provisional ? 1 : 0,
    });
    await appendEntry(tx, stamp, 'credit.notify', {
      breach: breach.breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      notified_on: day,
      defence_until: until,
    });
    const files: string[] = [];
    if (input.outDir !== undefined) {
      const { policy } = rules.value;
      const notice = { breach, policy, day, within: period.value.value };
      const paper = await writeNotice(tx, desk, input.outDir, notice);
      if (!paper.ok) return paper;
      files.push(paper.value);
    }
    return ok({
      breach: breach.breach_no,
      state: 'notified',
      notified_on: day,
      defence_until: until,
      provisional: end.value.provisional,
      files,
    });
  });
}
