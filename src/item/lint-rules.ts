import { addedRules } from './lint-added-rules.ts';
import { guideRules } from './lint-guide-rules.ts';
import { listRules } from './lint-list-rules.ts';
import type { Found, LintAid, LintRow, LintRuleId } from './lint-row.ts';

/** One thing that the rules have against a row: which rule, of which row, and the other items it is about. */
export interface LintHit extends Found {
  readonly rule: LintRuleId;
  readonly index: number;
  readonly others: readonly string[];
}

/**
 * All that the rules have against rows: by row, then in the order of the rules. `isOwn` names the rows that are checked; the others
 * only stand beside them, as the list a file comes to.
 */
export function lintRows(
  rows: readonly LintRow[],
  aid: LintAid,
  isOwn: (index: number) => boolean = () => true,
): LintHit[] {
  const own = rows.flatMap((row, index) => {
    if (!isOwn(index)) return [];
    return [...guideRules, ...addedRules].flatMap(({ id, needs, find }) =>
      needs.every((column) => row.columns.has(column))
        ? find(row, aid).map((hit) => ({ ...hit, rule: id, index, others: [] }))
        : [],
    );
  });
  const shared = listRules.flatMap(({ id, find }) =>
    find(rows)
      .filter(({ index }) => isOwn(index))
      .map((hit) => ({ ...hit, rule: id })),
  );
  // Sorting keeps the order of equals: the rules' own.
  return [...own, ...shared].sort((a, b) => a.index - b.index);
}
