import type { Desk } from '../cli/desk.ts';
import { catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import type { Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { Policy } from '../policy/schema.ts';
import type { Tx } from '../store/store.ts';
import { breachFields, writeBreachPaper } from './breach-paper.ts';
import { findPenalties } from './find-penalties.ts';
import type { BreachRow } from './store.ts';

/**
 * Writes the notice of facts (失信行为认定告知书) inside the act's transaction: facts, basis, what is intended under the rules of that
 * day, and the right to state and defend. Returns its path. Errors of `writeBreachPaper` and of policy.
 */
export async function writeNotice(
  tx: Tx,
  desk: Desk,
  dir: string,
  notice: {
    readonly breach: BreachRow;
    readonly policy: Policy;
    readonly day: Day;
    /** Time to state and defend. */
    readonly within: Limit;
  },
): Promise<Result<string, AppError>> {
  const { breach, policy, day, within } = notice;
  const words = catalogue(desk.lang).credit.paper;
  const penalties = await findPenalties(tx, policy, breach, day, false);
  if (!penalties.ok) return penalties;
  const { bars, publicity_from } = penalties.value;
  return writeBreachPaper(desk, dir, {
    kind: 'notice',
    breachNo: breach.breach_no,
    documentNo: breach.breach_no,
    day,
    fields: {
      ...(await breachFields(tx, desk, breach, penalties.value)),
      // The dates follow from the decision's day, which nobody knows yet.
      measures: [
        ...bars.map((bar) => words.barIntended({ scope: words.scope[bar.scope], term: bar.until !== null })),
        ...(publicity_from === null ? [] : [words.publicityIntended]),
      ],
      defence_within: words.within(within),
    },
  });
}
