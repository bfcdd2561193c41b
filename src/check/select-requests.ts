import { type ExpressionBuilder, sql } from 'kysely';
import { type DueLines, signalOf } from '../case/due-rules.ts';
import type { Day } from '../kernel/time.ts';
import type { Schema } from '../store/schema.ts';
import type { Db, Tx } from '../store/store.ts';
import { countSignals, type DueFigures } from './due-figures.ts';

export interface RequestFilter {
  readonly open?: boolean;
  readonly overdue?: DueLines;
  /** Replies that did not bear a promise out and that nobody has judged. */
  readonly toJudge?: boolean;
  readonly item?: string;
  /** Who was asked. */
  readonly authority?: string;
  /** First and last day of sending. */
  readonly from?: Day;
  readonly to?: Day;
}

type Eb = ExpressionBuilder<Schema & { q: Schema['check_requests']; c: Schema['cases'] }, 'q' | 'c'>;

const joined = (db: Db | Tx) =>
  db.selectFrom('check_requests as q').innerJoin('cases as c', 'c.case_id', 'q.case_id');

const awaitingStates = ['recorded', 'notified', 'signed', 'deferred', 'granted'] as const;

/** A reply is waited for while the request is open and its case has not ended without a result. */
const isAwaited = (eb: Eb) => eb.and([eb('q.state', '=', 'open'), eb('c.state', 'in', awaitingStates)]);

/** The same line as `signalOf` draws. */
const isLate = (eb: Eb, { today, now, todayIsOver }: DueLines) =>
  eb.and([
    isAwaited(eb),
    eb.or([
      eb('q.due', '<', today),
      eb.and([eb('q.due', '>', today), eb('q.due', '<', now)]),
      ...(todayIsOver ? [eb('q.due', '=', today)] : []),
    ]),
  ]);

function narrowed(db: Db | Tx, filter: RequestFilter) {
  const { open, overdue, toJudge, item, authority, from, to } = filter;
  let query = joined(db);
  if (open === true) query = query.where(isAwaited);
  if (overdue !== undefined) query = query.where((eb) => isLate(eb, overdue));
  if (toJudge === true) {
    query = query
      .where('q.result', 'in', ['untrue', 'unverifiable'])
      .where('q.check_id', 'is', null)
      .where('c.mode', '=', 'commitment')
      .where('c.state', 'in', ['signed', 'deferred', 'granted'])
      .where((eb) => eb(judgement(eb), 'is', null));
  }
  if (item !== undefined) query = query.where('c.item_code', '=', item);
  if (authority !== undefined) query = query.where('q.authority_name', '=', authority);
  if (from !== undefined) query = query.where('q.requested_day', '>=', from);
  if (to !== undefined) query = query.where('q.requested_day', '<=', to);
  return query;
}

/** The newest check of the case since the reply: by it a person has judged. */
const judgement = (eb: Eb) =>
  eb
    .selectFrom('checks as k')
    .select((k) => k.fn.max('k.check_id').as('check_id'))
    .whereRef('k.case_id', '=', 'q.case_id')
    .whereRef('k.checked_on', '>=', 'q.closed_day');

const listed = [
  'q.request_no',
  'c.case_no',
  'c.mode',
  'c.state as case_state',
  'c.item_code',
  'v.item_name',
  'q.authority_name',
  'q.ask',
  'q.requested_day as requested_on',
  'q.due',
  'q.due_provisional',
  'q.state',
  'q.result',
  'q.detail',
  'q.closed_day',
  'q.reply_days',
  'q.in_time',
  'q.check_id as check',
  'q.actor',
] as const;

/** Requests, the latest first: `limit` of them, and how many there are in all. */
export async function selectRequests(db: Db | Tx, filter: RequestFilter, limit: number) {
  const query = narrowed(db, filter);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const requests = await query
    .select((eb) => judgement(eb).as('judged_by'))
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .select(listed)
    .orderBy('q.requested_day', 'desc')
    .orderBy('q.request_id', 'desc')
    .limit(limit)
    .execute();
  return { requests, total: Number(counted.total) };
}

export type ListedRequest = Awaited<ReturnType<typeof selectRequests>>['requests'][number];

/** Awaited replies that are due by a day, the most pressing first. */
export async function selectDueRequests(db: Db | Tx, by: Day) {
  return (
    joined(db)
      .where(isAwaited)
      .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
      .select(listed)
      // A due is a day or a time that starts with it: `~` sorts after both.
      .where('q.due', '<', `${by}~`)
      .orderBy('q.due')
      .orderBy('q.request_id')
      .execute()
  );
}

export type DueRequest = Awaited<ReturnType<typeof selectDueRequests>>[number];

export type RequestState = 'open' | 'overdue' | 'lapsed' | 'replied' | 'cancelled';

/** Where a request stands now; lapsed = not answered, and its case ended without a result. */
export function requestState(
  lines: DueLines,
  { state, case_state, due }: Pick<ListedRequest, 'state' | 'case_state' | 'due'>,
): RequestState {
  if (state !== 'open') return state;
  if (!awaitingStates.some((one) => one === case_state)) return 'lapsed';
  return signalOf(lines, { deadline: due, paused_since: null }) === 'overdue' ? 'overdue' : 'open';
}

/** How one authority answers. */
export interface ReplyFigures {
  readonly authority_name: string;
  readonly sent: number;
  readonly open: number;
  readonly overdue: number;
  readonly replied: number;
  readonly in_time: number;
  /** Working days of all replies together. */
  readonly reply_days: number;
}

/** The figures of each authority asked, by name; cancelled requests are none. */
export async function countReplies(
  db: Db | Tx,
  lines: DueLines,
  filter: RequestFilter,
): Promise<ReplyFigures[]> {
  const rows = await narrowed(db, filter)
    .where('q.state', '<>', 'cancelled')
    .select((eb) => {
      const count = (condition: ReturnType<typeof isAwaited>) =>
        eb.fn.sum<number>(eb.case().when(condition).then(1).else(0).end());
      return [
        'q.authority_name',
        eb.fn.countAll<number>().as('sent'),
        count(isAwaited(eb)).as('open'),
        count(isLate(eb, lines)).as('overdue'),
        eb.fn.count<number>('q.result').as('replied'),
        sql<number>`coalesce(sum(q.in_time), 0)`.as('in_time'),
        sql<number>`coalesce(sum(q.reply_days), 0)`.as('reply_days'),
      ];
    })
    .groupBy('q.authority_name')
    .orderBy('q.authority_name')
    .execute();
  return rows.map(({ authority_name, ...counts }) => ({
    authority_name,
    sent: Number(counts.sent),
    open: Number(counts.open),
    overdue: Number(counts.overdue),
    replied: Number(counts.replied),
    in_time: Number(counts.in_time),
    reply_days: Number(counts.reply_days),
  }));
}

/** Requests whose reply is overdue, due today, and due soon. */
export async function countDueRequests(db: Db | Tx, lines: DueLines): Promise<DueFigures> {
  const rows = await db
    .selectFrom('check_requests as q')
    .innerJoin('cases as c', 'c.case_id', 'q.case_id')
    .where(isAwaited)
    .where('q.due', '<', `${lines.soonUntil}~`)
    .select('q.due')
    .execute();
  return countSignals(lines, rows);
}

/** How many replies a person has still to judge. */
export async function countToJudge(db: Db | Tx, filter: { readonly item?: string }): Promise<number> {
  const counted = await narrowed(db, { ...filter, toJudge: true })
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(counted.total);
}
