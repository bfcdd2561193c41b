import type { Desk } from '../cli/desk.ts';
import { type Catalogue, catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { remedyFields } from '../letter/paper/office-data.ts';
import { paperDay } from '../paper/paper-day.ts';
import type { Tx } from '../store/store.ts';
import type { Defence } from './breach.ts';
import { breachFields, writeBreachPaper } from './breach-paper.ts';
import type { NewBar, Penalties } from './penalties.ts';
import type { BreachRow } from './store.ts';

/**
 * Writes the decision with the notice on credit repair behind it (两书同达, domain 6.4) inside the act's transaction. Returns its path.
 * Errors of `writeBreachPaper`.
 */
export async function writeDecisionPaper(
  tx: Tx,
  desk: Desk,
  dir: string,
  decision: {
    /** As it was before the decision. */
    readonly breach: BreachRow;
    readonly documentNo: string;
    readonly day: Day;
    readonly defence: Defence | 'expired';
    /** What was found on the defence; a line to write on where it is not given. */
    readonly opinion?: string | undefined;
    readonly penalties: Penalties;
  },
): Promise<Result<string, AppError>> {
  const { breach, penalties, defence } = decision;
  const t = catalogue(desk.lang);
  const words = t.credit.paper;
  const date = (day: Day | null): string | undefined => (day === null ? undefined : paperDay(t, day));
  const earliest = paperDay(t, penalties.earliest_repair);
  const remedies = await remedyFields(desk, tx, decision.day, desk.lang);
  if (!remedies.ok) return remedies;
  return writeBreachPaper(desk, dir, {
    kind: 'decision',
    breachNo: breach.breach_no,
    documentNo: decision.documentNo,
    day: decision.day,
    fields: {
      ...(await breachFields(tx, desk, breach, penalties)),
      ...remedies.value,
      notice_no: breach.notified_on === null ? undefined : breach.breach_no,
      notice_date: date(breach.notified_on),
      defence: defence === 'expired' ? 'none' : defence,
      defence_opinion: decision.opinion,
      measures:
        penalties.bars.length === 0 ? [words.noMeasure] : penalties.bars.map((bar) => barText(t, bar)),
      publicity_until: date(penalties.publicity_until),
      repair_earliest: earliest,
      repair_conditions: [
        ...(penalties.publicity_from === null ? [] : [words.condition.published({ day: earliest })]),
        words.condition.fulfilled,
        words.condition.promised,
      ],
      repair_materials: [words.material.proof, words.material.promise],
      repair_channel: words.channel({ authority: breach.deciding_authority }),
    },
  });
}

function barText(t: Catalogue, bar: NewBar): string {
  const words = t.credit.paper;
  return words.bar({
    from: paperDay(t, bar.from),
    until: bar.until === null ? null : paperDay(t, bar.until),
    untilRepaired: bar.until_repaired,
    scope: words.scope[bar.scope],
  });
}
