import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { keyedHash } from '../workspace/keys.ts';
import { closeRequest, findRequest } from './request-store.ts';

/** Takes back a request that is not answered; its number is never used again. E_CHECK_REQUEST_UNKNOWN (6), E_CHECK_REQUEST_CLOSED (5). */
export async function cancelRequest(
  desk: Desk,
  input: { readonly requestNo: string; readonly reason: string },
): Promise<Result<{ readonly request_no: string; readonly state: 'cancelled' }, AppError>> {
  const stamp = stampOf(desk);
  const { requestNo: request_no, reason } = input;
  return desk.store.transaction(async (tx) => {
    const request = await findRequest(tx, regionOf(desk), request_no);
    if (request === null) return err(appError('E_CHECK_REQUEST_UNKNOWN', { request_no }));
    const closed = await closeRequest(tx, request.request_id, {
      ...{ state: 'cancelled', detail: reason, closed_at: stamp.at, closed_day: officeDay(stamp.at) },
      closed_by: stamp.actor,
    });
    if (!closed) {
      const { case_no } = await tx
        .selectFrom('cases')
        .select('case_no')
        .where('case_id', '=', request.case_id)
        .executeTakeFirstOrThrow();
      const facts = { request_no, case_no, state: request.state, day: request.closed_day ?? '' };
      return err(appError('E_CHECK_REQUEST_CLOSED', facts));
    }
    await appendEntry(tx, stamp, 'check.cancel', { request_no, reason: keyedHash(desk.keys, reason) });
    return ok({ request_no, state: 'cancelled' });
  });
}
