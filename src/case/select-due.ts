import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Day } from '../kernel/time.ts';
import type { Schema } from '../store/schema.ts';
import type { Db, Tx } from '../store/store.ts';
import type { DueLines } from './due-rules.ts';
import { joined, listed } from './select-cases.ts';

/** Narrows the open cases that have a deadline; absent keys narrow nothing. */
export interface DueFilter {
  readonly overdue?: DueLines;
  /** Deadlines up to this day. */
  readonly until?: Day;
  readonly authority?: string;
  readonly clerk?: string;
}

type Eb = ExpressionBuilder<Schema & { c: Schema['cases'] }, 'c'>;

/** The same lines as `signalOf`, for the engine; everything compared here stands in the index `cases_open`. */
function isOverdue(eb: Eb, { today, now, todayIsOver }: DueLines): Expression<SqlBool> {
  return eb.and([
    eb('c.paused_since', 'is', null),
    eb.or([
      eb('c.deadline', '<', today),
      eb.and([eb('c.deadline', '>', today), eb('c.deadline', '<', now)]),
      ...(todayIsOver ? [eb('c.deadline', '=', today)] : []),
    ]),
  ]);
}

function conditions(eb: Eb, filter: DueFilter): Expression<SqlBool>[] {
  const { overdue, until, authority, clerk } = filter;
  return [
    eb('c.decided_at', 'is', null),
    eb('c.deadline', 'is not', null),
    // Deadlines are days or times that begin with their day: `~` sorts after both.
    ...(until === undefined ? [] : [eb('c.deadline', '<', `${until}~`)]),
    ...(overdue === undefined ? [] : [eb('c.deadline', '<', `${overdue.today}~`), isOverdue(eb, overdue)]),
    eb('c.state', 'in', ['recorded', 'notified', 'signed', 'deferred']),
    ...(authority === undefined ? [] : [eb('c.authority_name', '=', authority)]),
    ...(clerk === undefined ? [] : [eb('c.actor', '=', clerk)]),
  ];
}

/** Open cases with a deadline, the most pressing first: `limit` of them (null: all), and how many there are in all. */
export async function selectDueCases(db: Db | Tx, filter: DueFilter, limit: number | null) {
  const counted = await db
    .selectFrom('cases as c')
    .where((eb) => eb.and(conditions(eb, filter)))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  // The first lines are picked from the index alone, and only they are looked up.
  const picked = db
    .selectFrom('cases as c')
    .select(['c.case_id', 'c.deadline', 'c.case_no'])
    .where((eb) => eb.and(conditions(eb, filter)))
    .orderBy('c.deadline')
    .orderBy('c.case_no')
    .$if(limit !== null, (query) => query.limit(limit ?? 0));
  const cases = await joined(db)
    .select(listed)
    .select('c.actor')
    .innerJoin(picked.as('p'), 'p.case_id', 'c.case_id')
    .orderBy('p.deadline')
    .orderBy('p.case_no')
    .execute();
  return { cases, total: Number(counted.total) };
}

/** How many open cases stand at each signal, of one authority or clerk. */
export interface DueCounts {
  readonly overdue: number;
  readonly due_today: number;
  readonly due_soon: number;
  readonly in_time: number;
  readonly paused: number;
  readonly open: number;
}

/** The counts by clerk or authority, by name. */
export async function countDue(
  db: Db | Tx,
  lines: DueLines,
  by: 'clerk' | 'authority',
  filter: DueFilter = {},
): Promise<(DueCounts & { readonly key: string })[]> {
  const key = by === 'clerk' ? ('c.actor' as const) : ('c.authority_name' as const);
  const rows = await db
    .selectFrom('cases as c')
    .where((eb) => eb.and(conditions(eb, filter)))
    .select((eb) => {
      const running = eb('c.paused_since', 'is', null);
      const late = isOverdue(eb, lines);
      const upTo = (day: Day) => eb('c.deadline', '<', `${day}~`);
      const count = (condition: Expression<SqlBool>) =>
        eb.fn.sum<number>(eb.case().when(condition).then(1).else(0).end());
      return [
        eb.ref(key).as('key'),
        count(late).as('overdue'),
        count(eb.and([running, eb.not(late), upTo(lines.today)])).as('today'),
        count(eb.and([running, eb.not(upTo(lines.today)), upTo(lines.soonUntil)])).as('soon'),
        count(eb.not(running)).as('paused'),
        eb.fn.countAll<number>().as('open'),
      ];
    })
    .groupBy(key)
    .orderBy(key)
    .execute();
  return rows.map((row) => {
    const { key: name, overdue, today, soon, paused, open } = row;
    const counts = { overdue: Number(overdue), due_today: Number(today), due_soon: Number(soon) };
    const rest = { paused: Number(paused), open: Number(open) };
    const in_time = rest.open - counts.overdue - counts.due_today - counts.due_soon - rest.paused;
    return { key: name, ...counts, in_time, ...rest };
  });
}
