import type { Desk } from '../cli/desk.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { type CaseState, checkOrder, type StepRequest, takeStep } from './take-step.ts';

/** The applicant withdraws before the decision: the case ends without a result, and it is never a breach (domain 1.5). */
export async function withdrawCase(
  desk: Desk,
  request: StepRequest & { readonly reason?: string | null },
): Promise<Result<CaseState, AppError>> {
  return takeStep(desk, request, 'withdraw', 'case.withdraw', async ({ row, rule, at }) => {
    const order = checkOrder(row, 'withdrawn_at', at);
    if (!order.ok) return order;
    return ok({
      change: { decided_at: at, decided_day: officeDay(at), decision: 'withdrawn' },
      taken: [{ step: 'withdraw', from: row.state, to: rule.to, at, note: request.reason ?? null }],
      data: {},
    });
  });
}
