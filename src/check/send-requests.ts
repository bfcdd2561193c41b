import { deadlineOf } from '../calendar/due.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, type OfficeRules, officeRules } from '../cli/office-rules.ts';
import { appError, catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { formatLimit, type Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Day, type Instant, officeDay } from '../kernel/time.ts';
import { appendEntry, type Stamp } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import { nextNumbers } from '../store/counter.ts';
import type { Tx } from '../store/store.ts';
import { requestNo } from './request.ts';
import { type AskedRequest, writeRequestPapers } from './request-papers.ts';
import {
  type AskedCase,
  findAskedCase,
  findOpenRequest,
  insertRequest,
  isKnownItem,
  selectUnasked,
} from './request-store.ts';
import { canBeChecked } from './rules.ts';

export interface RequestInput {
  /** Case numbers, or all cases of an item that wait and have not been asked about. */
  readonly about: { readonly caseNos: readonly string[] } | { readonly item: string };
  /** Whom to ask; default: the authority of each case's item. */
  readonly authority?: string | undefined;
  /** What is to be verified; default: what the item's certificate proves. */
  readonly ask?: string | undefined;
  /** Time for the reply; default: policy `checks.assist_reply`. */
  readonly within?: Limit | undefined;
  readonly at?: Instant | undefined;
  /** Absolute path of the folder for letter and reply sheet; both are written before the act is committed. */
  readonly outDir?: string | undefined;
}

export interface SentRequest {
  readonly request_no: string;
  readonly case_no: string;
  readonly authority_name: string;
  readonly ask: string;
  readonly requested_on: Day;
  readonly due: string;
  readonly provisional: boolean;
  /** The case's own deadline while it is open. */
  readonly deadline: string | null;
}

export interface SentRequests {
  readonly requests: readonly SentRequest[];
  readonly files: readonly string[];
}

/**
 * Asks other authorities to verify cases: one numbered request a case, each with its clock, all in one act; one letter and one
 * reply sheet an authority. E_CASE_UNKNOWN, E_ITEM_UNKNOWN (6), E_CHECK_NO_PROMISE, E_CHECK_TIME_ORDER, E_CHECK_REQUEST_OPEN (5), errors of policy and calendar;
 * with papers also E_TEMPLATE_* and E_PAPER_*.
 */
export async function sendRequests(desk: Desk, input: RequestInput): Promise<Result<SentRequests, AppError>> {
  const stamp = stampOf(desk);
  const at = input.at ?? stamp.at;
  return actByRules(desk, async (tx) => {
    const found = await findCases(tx, input.about);
    if (!found.ok) return found;
    if (found.value.length === 0) return ok({ requests: [], files: [] });
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const clock = replyClock(rules.value, at, input.within);
    if (!clock.ok) return clock;
    const day = officeDay(at);
    const year = day.slice(0, 4);
    const region = regionOf(desk);
    const asked: AskedRequest[] = [];
    for (const row of found.value) {
      const authority = input.authority ?? row.authority_name;
      const allowed = await checkRequest(tx, row, authority, at);
      if (!allowed.ok) return allowed;
      asked.push({ row, authority, ask: input.ask ?? defaultAsk(desk, row), request_no: '' });
    }
    const first = await nextNumbers(tx, 'check_request', `${region}-${year}`, asked.length);
    const numbered = asked.map((one, i) => ({ ...one, request_no: requestNo(region, year, first + i) }));
    const { limit, due, provisional } = clock.value;
    for (const { row, authority, ask, request_no } of numbered) {
      await insertRequest(tx, {
        ...{ office_region: region, request_no, case_id: row.case_id, authority_name: authority, ask },
        ...{ requested_at: at, requested_day: day, reply_limit: formatLimit(limit, 'en') },
        ...{ due, due_provisional: provisional ? 1 : 0, result: null, detail: null, closed_at: null },
        ...{ closed_day: null, reply_days: null, in_time: null, check_id: null, import_id: null },
        ...{ actor: stamp.actor, closed_by: null },
      });
    }
    await enter(tx, stamp, numbered, { at, due });
    const files =
      input.outDir === undefined
        ? ok([])
        : await writeRequestPapers(desk, input.outDir, numbered, { day, due, limit });
    if (!files.ok) return files;
    const requests = numbered.map(({ row, authority, ask, request_no }) => ({
      ...{
        request_no,
        case_no: row.case_no,
        authority_name: authority,
        ask,
        requested_on: day,
        due,
        provisional,
      },
      deadline: row.decided_at === null ? row.deadline : null,
    }));
    return ok({ requests, files: files.value });
  });
}

async function findCases(tx: Tx, about: RequestInput['about']): Promise<Result<AskedCase[], AppError>> {
  if ('item' in about) {
    if (await isKnownItem(tx, about.item)) return ok(await selectUnasked(tx, about.item));
    return err(appError('E_ITEM_UNKNOWN', { code: about.item }));
  }
  const rows: AskedCase[] = [];
  for (const caseNo of new Set(about.caseNos)) {
    const row = await findAskedCase(tx, caseNo);
    if (row === null) return err(appError('E_CASE_UNKNOWN', { case_no: caseNo }));
    rows.push(row);
  }
  return ok(rows);
}

async function checkRequest(
  tx: Tx,
  row: AskedCase,
  authority: string,
  at: Instant,
): Promise<Result<void, AppError>> {
  const { case_no } = row;
  if (!canBeChecked(row.state, row.mode)) return err(appError('E_CHECK_NO_PROMISE', { case_no }));
  if (officeDay(at) < row.received_day) {
    return err(appError('E_CHECK_TIME_ORDER', { case_no, day: officeDay(at) }));
  }
  const open = await findOpenRequest(tx, row.case_id, authority);
  if (open === null) return ok(undefined);
  const { request_no, due } = open;
  return err(appError('E_CHECK_REQUEST_OPEN', { case_no, request_no, authority, due }));
}

interface ReplyClock {
  readonly limit: Limit;
  readonly due: string;
  readonly provisional: boolean;
}

function replyClock(
  { policy, calendar }: OfficeRules,
  at: Instant,
  within: Limit | undefined,
): Result<ReplyClock, AppError> {
  let limit = within;
  if (limit === undefined) {
    const rule = regimeOn(policy.checks.assist_reply, officeDay(at));
    if (!rule.ok) return rule;
    limit = rule.value.value;
  }
  const due = deadlineOf(calendar, at, limit);
  return due.ok ? ok({ limit, ...due.value }) : due;
}

/** What the certificate would have proved, in the words of the list; without them its name, or the item's. */
function defaultAsk(desk: Desk, row: AskedCase): string {
  const t = catalogue(desk.lang).checkRequest.request;
  return t.defaultAsk({
    subject: row.certificate_name ?? row.item_name,
    content: row.proof_content === null ? null : normaliseText(row.proof_content),
  });
}

const enter = (
  tx: Tx,
  stamp: Stamp,
  asked: readonly AskedRequest[],
  clock: { readonly at: Instant; readonly due: string },
) =>
  appendEntry(tx, stamp, 'check.request', {
    ...clock,
    requests: asked.map(({ request_no, row, authority }) => ({
      request_no,
      case_no: row.case_no,
      authority,
    })),
  });
