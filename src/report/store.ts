import { type ExpressionBuilder, sql } from 'kysely';
import type { Day } from '../kernel/time.ts';
import type { Schema } from '../store/schema.ts';
import type { Db, Tx } from '../store/store.ts';
import { type CaseMode, noCounts, type Track } from './facts.ts';
import type { MonthSpan } from './month.ts';

/** The counting of a month: every query is set-based and reads only; rows come back grouped, never case by case. */

/** With `by_authority` a row an authority, without it the totals counted on their own: the two are compared (identities.ts). */
export type Grain = 'total' | 'authority';

const authorityOf = (grain: Grain, column: string) =>
  grain === 'authority' ? sql<string>`${sql.ref(column)}` : sql<string>`''`;

/** Papers that one case saves by its item's version (I7): a certification item without numbers saves its one certificate. */
export const papersSaved = sql<number>`(case when v.materials_before is not null and v.materials_after is not null
  then v.materials_before - v.materials_after when v.track = 'certification' then 1 else 0 end)`;

/** Visits that one case saves by its item's version (I10). */
export const visitsSaved = sql<number>`(case when v.visits_before is not null and v.visits_after is not null
  then v.visits_before - v.visits_after else 0 end)`;

/** An application for a bundle is one case, the leading authority's: those handled together with it are counted apart (domain 8.2). */
const counted = sql<boolean>`(part is null or part <> 'joint')`;

/** Cases handled jointly that were completed in the month, at those who helped. */
export async function countJoint(db: Db | Tx, { first, last }: MonthSpan, grain: Grain) {
  const rows = await db
    .selectFrom('cases as c')
    .where('c.part', '=', 'joint')
    .where('c.decided_day', '>=', first)
    .where('c.decided_day', '<=', last)
    .where('c.decision', 'in', ['granted', 'refused'])
    .select((eb) => [
      authorityOf(grain, 'c.authority_name').as('authority'),
      eb.fn.countAll<number>().as('joint'),
    ])
    .$if(grain === 'authority', (query) => query.groupBy('c.authority_name'))
    .execute();
  return rows.map(({ authority, joint }) => ({ authority, counts: { ...noCounts, joint: Number(joint) } }));
}

/** Completed = granted or refused in the month; a withdrawn case is none (domain 8.2, I3). */
export async function countCases(db: Db | Tx, { first, last }: MonthSpan, grain: Grain, dayEnd: string) {
  const rows = await db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .where('c.decided_day', '>=', first)
    .where('c.decided_day', '<=', last)
    .where('c.decision', 'in', ['granted', 'refused'])
    .where(counted)
    .select((eb) => [
      authorityOf(grain, 'c.authority_name').as('authority'),
      'c.mode',
      eb.fn.countAll<number>().as('cases'),
      eb.fn.sum<number>('c.offered').as('offered'),
      sql<number>`coalesce(sum(case when c.offered = 1 and c.chosen = 1 then 1 else 0 end), 0)`.as('chosen'),
      eb.fn.sum<number>('c.deferred').as('deferred'),
      eb.fn.count<number>('c.deadline').as('timed'),
      sql<number>`sum(case when c.deadline is not null and ${onTime(dayEnd)} then 1 else 0 end)`.as(
        'on_time',
      ),
      eb.fn.count<number>('c.satisfaction').as('rated'),
      // 1 very satisfied, 2 satisfied, 3 fairly satisfied (domain 8.2, I29).
      sql<number>`sum(case when c.satisfaction <= 3 then 1 else 0 end)`.as('satisfied'),
      sql<number>`sum(${papersSaved})`.as('papers'),
      sql<number>`sum(${visitsSaved})`.as('visits'),
    ])
    .groupBy(grain === 'authority' ? ['c.authority_name', 'c.mode'] : ['c.mode'])
    .execute();
  return rows.map((row) => ({
    authority: row.authority,
    mode: row.mode as CaseMode,
    counts: {
      ...noCounts,
      cases: row.cases,
      commitment_cases: row.mode === 'commitment' ? row.cases : 0,
      offered: row.offered,
      chosen: row.chosen,
      papers_saved: row.mode === 'commitment' ? row.papers : 0,
      visits_saved: row.mode === 'commitment' ? row.visits : 0,
      timed: row.timed,
      on_time: row.on_time,
      deferred: row.deferred,
      rated: row.rated,
      satisfied: row.satisfied,
    },
  }));
}

/**
 * A deadline is a day, which ends at `dayEnd` (HH:MM:SS by policy), or office time with its offset where the limit is shorter.
 * `decided_at` is UTC: its office hour is eight later, on the office's day that `decided_day` holds.
 */
function onTime(dayEnd: string) {
  const ends = sql<number>`case when length(c.deadline) = 10 then ${secondsOf(dayEnd)} else ${seconds('c.deadline', 0)} end`;
  return sql<boolean>`(c.decided_day < substr(c.deadline, 1, 10)
    or (c.decided_day = substr(c.deadline, 1, 10) and ${seconds('c.decided_at', 8)} <= ${ends}))`;
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

function seconds(column: string, shiftHours: number) {
  const part = (from: number) => sql`cast(substr(${sql.ref(column)}, ${sql.lit(from)}, 2) as integer)`;
  return sql`(((${part(12)} + ${sql.lit(shiftHours)}) % 24) * 3600 + ${part(15)} * 60 + ${part(18)})`;
}

/** Items on the list on a day, whatever their mode (I1 is a stock). */
export async function countItems(db: Db | Tx, on: Day, grain: Grain) {
  const rows = await db
    .selectFrom('item_versions as v')
    .where('v.status', '=', 'published')
    .where('v.retires', '=', 0)
    .where('v.effective_from', '<=', on)
    .where((eb) => eb.or([eb('v.effective_to', 'is', null), eb('v.effective_to', '>=', on)]))
    .select((eb) => [
      authorityOf(grain, 'v.authority_name').as('authority'),
      'v.track',
      eb.fn.countAll<number>().as('items'),
      sql<number>`sum(case when v.mode = 'commitment' then 1 else 0 end)`.as('commitment_items'),
    ])
    .groupBy(grain === 'authority' ? ['v.authority_name', 'v.track'] : ['v.track'])
    .execute();
  return rows.map((row) => ({
    authority: row.authority,
    track: row.track as Track,
    counts: { ...noCounts, items: row.items, commitment_items: row.commitment_items },
  }));
}

/**
 * Granted commitment cases whose check falls due in the month, by what the newest check up to its last day found; those exempt
 * from checking are not among them (I14). Early checks count in the month in which they were due, late ones never change it.
 */
export async function countChecks(db: Db | Tx, { first, last }: MonthSpan, grain: Grain) {
  const rows = await db
    .selectFrom('cases as c')
    .leftJoin('checks as k', (join) =>
      join.on((eb) =>
        eb(
          'k.check_id',
          '=',
          eb
            .selectFrom('checks as x')
            .select('x.check_id')
            .whereRef('x.case_id', '=', 'c.case_id')
            .where('x.method', '!=', 'exempt')
            .where('x.checked_on', '<=', last)
            .orderBy('x.checked_on', 'desc')
            .orderBy('x.check_id', 'desc')
            .limit(1),
        ),
      ),
    )
    .where('c.mode', '=', 'commitment')
    .where('c.decision', '=', 'granted')
    .where('c.check_coverage', '!=', 'exempt')
    .where('c.check_due', '>=', first)
    // A check that is due within hours has a time behind its day.
    .where('c.check_due', '<', `${last}~`)
    .select((eb) => [
      authorityOf(grain, 'c.authority_name').as('authority'),
      'k.outcome',
      eb.fn.countAll<number>().as('cases'),
    ])
    .groupBy(grain === 'authority' ? ['c.authority_name', 'k.outcome'] : ['k.outcome'])
    .execute();
  return rows.map(({ authority, outcome, cases }) => ({
    authority,
    counts: {
      ...noCounts,
      check_due: cases,
      ...(outcome === null ? { pending: cases } : { checked: cases, [outcome]: cases }),
    },
  }));
}

/** Breaches decided in the month, at the authority in whose matters they happened; one lifted on objection was none. */
export async function countBreaches(db: Db | Tx, { first, last }: MonthSpan, grain: Grain) {
  const rows = await db
    .selectFrom('breaches as b')
    .where('b.decided_on', '>=', first)
    .where('b.decided_on', '<=', last)
    .where('b.state', 'in', ['decided', 'repaired'])
    .select((eb) => [
      authorityOf(grain, 'b.authority_name').as('authority'),
      eb.fn.countAll<number>().as('breaches'),
    ])
    .$if(grain === 'authority', (query) => query.groupBy('b.authority_name'))
    .execute();
  return rows.map(({ authority, breaches }) => ({ authority, counts: { ...noCounts, breaches } }));
}

/** Checks made in the month, whenever they were due. */
export async function countChecksDone(
  db: Db | Tx,
  { first, last }: MonthSpan,
): Promise<{ made: number; untrue: number }> {
  const rows = await db
    .selectFrom('checks')
    .where('checked_on', '>=', first)
    .where('checked_on', '<=', last)
    .where('method', '!=', 'exempt')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('n')])
    .groupBy('outcome')
    .execute();
  return {
    made: rows.reduce((sum, { n }) => sum + n, 0),
    untrue: rows.find(({ outcome }) => outcome === 'untrue')?.n ?? 0,
  };
}

export const countRepairs = (db: Db | Tx, { first, last }: MonthSpan): Promise<number> =>
  one(
    db
      .selectFrom('repairs')
      .where('completed_on', '>=', first)
      .where('completed_on', '<=', last)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );

export const countObjections = (db: Db | Tx, { first, last }: MonthSpan): Promise<number> =>
  one(
    db
      .selectFrom('objections')
      .where('filed_on', '>=', first)
      .where('filed_on', '<=', last)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );

type BarBuilder = ExpressionBuilder<Schema, 'bars'>;

/** As the table's comment defines it (src/store/schema/credit.ts). */
const inForce = (eb: BarBuilder, on: Day) =>
  eb.and([
    eb('from_day', '<=', on),
    eb.or([eb('lifted_on', 'is', null), eb('lifted_on', '>', on)]),
    eb.or([eb('until_repaired', '=', 1), eb('until_day', 'is', null), eb('until_day', '>=', on)]),
  ]);

/** Persons and units under a bar on a day, each once however many bars it has; and the bars themselves. */
export async function countBars(db: Db | Tx, on: Day): Promise<{ subjects: number; bars: number }> {
  const row = await db
    .selectFrom('bars')
    .where((eb) => inForce(eb, on))
    .select((eb) => [
      eb.fn.count<number>('subject_id').distinct().as('subjects'),
      eb.fn.countAll<number>().as('bars'),
    ])
    .executeTakeFirst();
  return { subjects: row?.subjects ?? 0, bars: row?.bars ?? 0 };
}

/** Bars that came into force after `before` up to `on`, and those of both kinds that were over by then. */
export async function countBarMoves(
  db: Db | Tx,
  before: Day,
  on: Day,
): Promise<{ added: number; ended: number }> {
  const added = await one(
    db
      .selectFrom('bars')
      .where('from_day', '>', before)
      .where('from_day', '<=', on)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );
  const ended = await one(
    db
      .selectFrom('bars')
      .where('from_day', '<=', on)
      .where((eb) => eb.or([inForce(eb, before), eb('from_day', '>', before)]))
      .where((eb) =>
        eb.or([eb('lifted_on', '<=', on), eb.and([eb('until_repaired', '=', 0), eb('until_day', '<', on)])]),
      )
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );
  return { added, ended };
}

/** What came in, what ended and how, and what was open at either end. */
export async function countFlow(db: Db | Tx, { first, last }: MonthSpan) {
  const row = await db
    .selectFrom('cases')
    .where('received_day', '<=', last)
    .where(counted)
    .where((eb) => eb.or([eb('decided_day', 'is', null), eb('decided_day', '>=', first)]))
    .select([
      sql<number>`coalesce(sum(case when received_day < ${first} then 1 else 0 end), 0)`.as('open_start'),
      sql<number>`coalesce(sum(case when received_day >= ${first} then 1 else 0 end), 0)`.as('accepted'),
      sql<number>`coalesce(sum(case when decided_day is null or decided_day > ${last} then 1 else 0 end), 0)`.as(
        'open_end',
      ),
    ])
    .executeTakeFirst();
  const ended = await db
    .selectFrom('cases')
    .where('decided_day', '>=', first)
    .where('decided_day', '<=', last)
    .where(counted)
    .select((eb) => ['decision', eb.fn.countAll<number>().as('n')])
    .groupBy('decision')
    .execute();
  const of = (...decisions: readonly (string | null)[]): number =>
    ended.filter(({ decision }) => decisions.includes(decision)).reduce((sum, { n }) => sum + n, 0);
  return {
    open_start: row?.open_start ?? 0,
    accepted: row?.accepted ?? 0,
    completed: of('granted', 'refused'),
    withdrawn: of('withdrawn'),
    // Ended by the office before a decision (终止办理): a day without a decision.
    terminated: of(null),
    open_end: row?.open_end ?? 0,
  };
}

/** Completed cases a month, from the first day given. */
export const countTrend = (db: Db | Tx, from: Day, to: Day) =>
  db
    .selectFrom('cases')
    .where('decided_day', '>=', from)
    .where('decided_day', '<=', to)
    .where('decision', 'in', ['granted', 'refused'])
    .where(counted)
    .select((eb) => [
      sql<string>`substr(decided_day, 1, 7)`.as('month'),
      eb.fn.countAll<number>().as('cases'),
      sql<number>`sum(case when mode = 'commitment' then 1 else 0 end)`.as('commitment_cases'),
    ])
    .groupBy(sql`substr(decided_day, 1, 7)`)
    .execute();

/** How many cases were received on one day and completed on another. */
export const countHandling = (db: Db | Tx, { first, last }: MonthSpan) =>
  db
    .selectFrom('cases')
    .where('decided_day', '>=', first)
    .where('decided_day', '<=', last)
    .where('decision', 'in', ['granted', 'refused'])
    .where(counted)
    .select((eb) => [
      'received_day',
      sql<Day>`decided_day`.as('decided_day'),
      eb.fn.countAll<number>().as('cases'),
    ])
    .groupBy(['received_day', 'decided_day'])
    .execute();

async function one(row: Promise<{ n: number } | undefined>): Promise<number> {
  return (await row)?.n ?? 0;
}
