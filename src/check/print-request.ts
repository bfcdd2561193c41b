import { type Desk, regionOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { parseLimit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { writeRequestPapers } from './request-papers.ts';
import { findRequest, selectSameLetter } from './request-store.ts';

export interface PrintedRequest {
  /** What the letter asks: the requests sent with this one to the same authority. */
  readonly request_nos: readonly string[];
  readonly files: readonly string[];
}

/**
 * Prints once more the letter and the reply sheet by which a request was sent, as of its day; requests cancelled since are left out.
 * E_CHECK_REQUEST_UNKNOWN (6), E_CHECK_REQUEST_CLOSED (5) for one that was cancelled itself, E_TEMPLATE_*, E_PAPER_*.
 */
export async function printRequest(
  desk: Desk,
  requestNo: string,
  dir: string,
): Promise<Result<PrintedRequest, AppError>> {
  const { db } = desk.store;
  const row = await findRequest(db, regionOf(desk), requestNo);
  if (row === null) return err(appError('E_CHECK_REQUEST_UNKNOWN', { request_no: requestNo }));
  const sent = await selectSameLetter(db, row);
  if (row.state === 'cancelled') {
    const { case_no = '' } = sent.find((one) => one.request_no === requestNo) ?? {};
    const day = row.closed_day ?? '';
    return err(
      appError('E_CHECK_REQUEST_CLOSED', { request_no: requestNo, case_no, state: 'cancelled', day }),
    );
  }
  const asked = sent
    .filter(({ request_state }) => request_state !== 'cancelled')
    .map(({ request_no, ask, ...one }) => ({ request_no, ask, row: one, authority: row.authority_name }));
  const limit = must(parseLimit(row.reply_limit), 'a stored limit reads back');
  const files = await writeRequestPapers(desk, dir, asked, { day: row.requested_day, due: row.due, limit });
  return files.ok
    ? ok({ request_nos: asked.map(({ request_no }) => request_no), files: files.value })
    : files;
}
