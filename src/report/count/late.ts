import type { Db, Tx } from '../../store/store.ts';
import type { LateCases, TrendMonth } from '../facts.ts';
import { listIssued } from '../issued.ts';
import { monthOf, type Span, wholeMonths } from '../month.ts';

/**
 * Cases of frozen months that no issued report holds yet (补报): what such a month counts now, less what it was frozen with, less what
 * the reports issued since have shown as late. A month issued anew holds them itself. Only a month's report shows them.
 */
export async function countLate(
  db: Db | Tx,
  span: Span,
  months: readonly TrendMonth[],
): Promise<LateCases[]> {
  const own = monthOf(span.to);
  if (wholeMonths(span) !== 1) return [];
  const issued = (await listIssued(db)).filter(({ month }) => month < own);
  return months.flatMap(({ month, cases }) => {
    const frozen = issued.find((one) => one.month === month);
    if (!frozen) return [];
    const shown = issued
      .filter((one) => one.month > month && one.issued_at > frozen.issued_at)
      .flatMap((one) => one.late)
      .reduce((sum, late) => sum + (late.month === month ? late.cases : 0), 0);
    const late = cases - frozen.cases - shown;
    return late === 0 ? [] : [{ month, cases: late }];
  });
}
