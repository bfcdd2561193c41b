import { checkNationalCode, looksNational } from '../identity/national-code.ts';
import type { IdentityProblem } from '../identity/problem.ts';
import { usccProblem } from '../identity/uscc.ts';
import { parseCheckRules, type RuleFault } from './check-rules.ts';
import type { ItemColumn } from './item.ts';

/** Penalties, coercion, levies and inspections start with the authority: nobody applies, so nobody can promise (domain 3.2). */
const kindsWithoutApplicant = ['02', '03', '04', '06'];

/** The cells these rules look at; null where empty or unreadable, since a row with one bad cell is checked all the same. */
export const ruledColumns = [
  'item_code',
  'service_code',
  'authority_code',
  'kind',
  'effective_from',
  'effective_to',
  'check_rules',
] as const satisfies readonly ItemColumn[];

export type RuledColumn = (typeof ruledColumns)[number];

/** What is wrong with a row whose cells are each sound. The sentences stand in the catalogues under `item.findings`. */
export type Finding =
  | { readonly column: RuledColumn; readonly reason: 'code'; readonly problem: IdentityProblem }
  | { readonly column: RuledColumn; readonly reason: 'kind' | 'days' }
  | { readonly column: RuledColumn; readonly reason: 'rule'; readonly fault: RuleFault };

/** The checks across the cells of one row that a Table Schema cannot say: codes with check characters, kinds, order of days, check rules. */
export function checkRow(row: Readonly<Record<RuledColumn, string | null>>): Finding[] {
  const findings: Finding[] = [];
  const kindInCode = checkNational('item_code', row.item_code, findings);
  checkNational('service_code', row.service_code, findings);
  if (row.authority_code !== null) {
    const problem = usccProblem(row.authority_code.toUpperCase());
    if (problem !== null) findings.push({ column: 'authority_code', reason: 'code', problem });
  }
  // The code speaks for a row that leaves its kind empty; where both speak and differ, the row's own word counts.
  if (kindsWithoutApplicant.includes(row.kind ?? kindInCode ?? '')) {
    findings.push({ column: row.kind === null ? 'item_code' : 'kind', reason: 'kind' });
  }
  if (row.effective_from !== null && row.effective_to !== null && row.effective_to < row.effective_from) {
    findings.push({ column: 'effective_to', reason: 'days' });
  }
  const rules = parseCheckRules(row.check_rules);
  if (!rules.ok) findings.push({ column: 'check_rules', reason: 'rule', fault: rules.error });
  return findings;
}

/** National codes (31 or 33 characters) are checked in full, all others are an office's own. Returns the kind the code names. */
function checkNational(column: RuledColumn, text: string | null, findings: Finding[]): string | null {
  const code = (text ?? '').toUpperCase();
  if (!looksNational(code)) return null;
  const checked = checkNationalCode(code);
  if (checked.ok) return checked.code.kind;
  findings.push({ column, reason: 'code', problem: checked.problem });
  return null;
}
