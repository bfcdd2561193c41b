import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Day } from '../../kernel/time.ts';
import { paperDay } from '../../paper/paper-day.ts';
import type { Db, Tx } from '../../store/store.ts';

/** A check that found a promise untrue, wholly or in part. */
export interface UntrueCheck {
  readonly on: Day;
  /** What was noted of it. */
  readonly detail: string | null;
  /** Day, way, outcome and note in one sentence: evidence, as papers state it. */
  readonly evidence: string;
}

/** The checks of a case that found its promise untrue, the earliest first. */
export async function selectUntrueChecks(
  db: Db | Tx,
  caseId: number,
  t: Catalogue,
): Promise<readonly UntrueCheck[]> {
  const checks = await db
    .selectFrom('checks')
    .select(['checked_on', 'method', 'outcome', 'detail'])
    .where('case_id', '=', caseId)
    .where('outcome', 'in', ['untrue', 'partly'])
    .orderBy('checked_on')
    .orderBy('check_id')
    .execute();
  return checks.map(({ checked_on, method, outcome, detail }) => ({
    on: checked_on,
    detail,
    evidence: t.credit.paper.evidence({
      day: paperDay(t, checked_on),
      method: t.check.methods[method],
      outcome: t.check.outcomes[outcome],
      detail,
    }),
  }));
}
