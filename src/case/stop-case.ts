import type { Desk } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay, officeIso } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import { type CaseState, checkOrder, type StepRequest, stepWithin } from './take-step.ts';

/** Both ways in which an office ends what it handled or granted; each is part of a greater act, in that act's transaction. */

/** The office ends an open case without a decision (终止办理). E_CASE_UNKNOWN, E_CASE_STEP, E_CASE_TIME_ORDER, E_CASE_CONFLICT. */
export function terminateCase(
  tx: Tx,
  desk: Desk,
  request: StepRequest & { readonly reason: string | null },
): Promise<Result<CaseState, AppError>> {
  return stepWithin(tx, desk, request, 'terminate', 'case.terminate', async ({ row, rule, at }) => {
    const order = checkOrder(row, 'terminated_at', at);
    if (!order.ok) return order;
    return ok({
      // A day without a decision is what tells a terminated case from a decided one.
      change: { decided_at: at, decided_day: officeDay(at) },
      taken: [{ step: 'terminate', from: row.state, to: rule.to, at, note: request.reason }],
      data: {},
    });
  });
}

/**
 * The office revokes what it granted (撤销决定) by a numbered document; the decision and its day stay on record.
 * E_CASE_UNKNOWN, E_CASE_STEP, E_CASE_TIME_ORDER, E_CASE_CONFLICT.
 */
export function revokeCase(
  tx: Tx,
  desk: Desk,
  request: StepRequest & { readonly documentNo: string },
): Promise<Result<CaseState, AppError>> {
  const { documentNo } = request;
  return stepWithin(tx, desk, request, 'revoke', 'case.revoke', async ({ row, rule, at }) => {
    if (row.decided_at !== null && at < row.decided_at) {
      const times = { early: 'decided_at', late: 'revoked_at', time: officeIso(at) } as const;
      return err(appError('E_CASE_TIME_ORDER', { case_no: row.case_no, ...times }));
    }
    return ok({
      change: {},
      taken: [{ step: 'revoke', from: row.state, to: rule.to, at, note: documentNo }],
      data: { document_no: documentNo },
    });
  });
}
