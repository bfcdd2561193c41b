import type { Desk } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import { type CaseInput, prepareCase } from './prepare-case.ts';
import { type RecordedCase, writeCase } from './write-case.ts';

/**
 * Takes in a case as one act: identity numbers by their standard, the item in force on the day of receipt, the gate for applicant
 * and agent, then the notice given and the choice made, a numbered letter, and the office's own deadline.
 * Refused with E_CASE_IDENTITY (3), E_ITEM_UNKNOWN (6), E_ITEM_NOT_IN_FORCE, E_CASE_BARRED and the other refusals of `admit` (5).
 */
export async function recordCase(desk: Desk, input: CaseInput): Promise<Result<RecordedCase, AppError>> {
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const prepared = await prepareCase(tx, desk, rules.value, input);
    return prepared.ok ? writeCase(tx, desk, rules.value, prepared.value) : prepared;
  });
}
