import type { Calendar } from '../calendar/working-days.ts';
import type { CaseMode, State } from '../case/case.ts';
import { addDays, type Day } from '../kernel/time.ts';
import type { CheckOutcome } from './check.ts';
import type { ReplyResult } from './request.ts';
import { canBeChecked } from './rules.ts';

/**
 * What a reply is taken for. Where the fact itself was asked for (no promise stands for it) the reply is its check. Of a promise
 * only a true reply is: untrue and unverifiable are for a person to judge, and the check stays open. Null: no check is recorded.
 */
export function checkOfReply(mode: CaseMode, state: State, result: ReplyResult): CheckOutcome | null {
  if (!canBeChecked(state, mode)) return null;
  return mode !== 'commitment' || result === 'true' ? result : null;
}

/** True where a person has to judge what an authority replied: a promise that it did not bear out. */
export const needsJudgement = (mode: CaseMode, state: State, result: ReplyResult): boolean =>
  canBeChecked(state, mode) && checkOfReply(mode, state, result) === null;

/** Working days after the request up to the reply; a year without a calendar is counted by weekdays: this is a statistic. */
export function replyDays(calendar: Calendar, requestedOn: Day, repliedOn: Day): number {
  let count = 0;
  for (let day = requestedOn; day < repliedOn; ) {
    day = addDays(day, 1);
    if (calendar.dayInfo(day).working) count += 1;
  }
  return count;
}
