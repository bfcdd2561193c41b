import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { selectVersion } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { checkEvidence, checkQueryFirst } from './check-evidence.ts';
import { checkDue } from './clock-rules.ts';
import { type CaseState, checkOrder, type StepRequest, takeStep } from './take-step.ts';

export interface DecisionRequest extends StepRequest {
  readonly decision: 'granted' | 'refused';
  /** The ground on which a data query or a department verification counts as passed. */
  readonly evidence?: string | null;
}

/**
 * Records the decision. Granting a promise takes its signature; granting after a data query or a department verification takes a
 * match or a reply on record, or `evidence` (E_CASE_EVIDENCE, E_CASE_UNTRUE,
 * E_CASE_QUERY_FIRST). A granted promise gets the day by which it must be checked.
 */
export async function decideCase(desk: Desk, request: DecisionRequest): Promise<Result<CaseState, AppError>> {
  const { decision } = request;
  const evidence = request.evidence?.trim() || null;
  const step = decision === 'granted' ? 'grant' : 'refuse';
  return takeStep(desk, request, step, 'case.decide', async ({ tx, row, rule, at }) => {
    const order = checkOrder(row, 'decided_at', at);
    if (!order.ok) return order;
    if (rule.needs?.includes('evidence')) {
      const borneOut = await checkEvidence(tx, row, evidence);
      if (!borneOut.ok) return borneOut;
    }
    if (decision === 'granted') {
      const queried = await checkQueryFirst(tx, row, evidence);
      if (!queried.ok) return queried;
    }
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const item = await selectVersion(tx, row.item_version_id);
    const due =
      decision === 'granted'
        ? checkDue(rules.value, { item, mode: row.mode, coverage: row.check_coverage, decidedAt: at })
        : ok(null);
    if (!due.ok) return due;
    return ok({
      change: {
        decided_at: at,
        decided_day: officeDay(at),
        decision,
        evidence,
        check_due: due.value?.due ?? null,
        check_due_provisional: due.value?.provisional ? 1 : 0,
      },
      taken: [{ step, from: row.state, to: rule.to, at, note: evidence }],
      data: { decision, evidence: evidence !== null, check_due: due.value?.due ?? null },
    });
  });
}
