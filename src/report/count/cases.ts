import { sql } from 'kysely';
import type { CaseMode } from '../../case/case.ts';
import type { Day } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Counts } from '../facts.ts';
import type { Span } from '../month.ts';

/**
 * The counting of completed cases. Every query is set-based, reads only, and stays inside the index `cases_by_completion`, so that a
 * month of a million cases is never looked up row by row. Rows come back grouped.
 */

/** Papers that one case saves by its item's version (I7): a certification item without numbers saves its one certificate. */
export const papersSaved = sql<number>`(case when v.materials_before is not null and v.materials_after is not null
  then v.materials_before - v.materials_after when v.track = 'certification' then 1 else 0 end)`;

/** Visits that one case saves by its item's version (I10). */
export const visitsSaved = sql<number>`(case when v.visits_before is not null and v.visits_after is not null
  then v.visits_before - v.visits_after else 0 end)`;

/** An application for a bundle is one case, the leading authority's: those handled together with it are counted apart (domain 8.2). */
export const countedOnce = sql<boolean>`(c.part is null or c.part <> 'joint')`;

/** Completed = granted or refused on a day of the span; a withdrawn case is none (domain 8.2, I3). */
const completed = (db: Db | Tx, { from, to }: Span) =>
  db
    .selectFrom('cases as c')
    .where('c.decided_day', '>=', from)
    .where('c.decided_day', '<=', to)
    .where('c.decision', 'in', ['granted', 'refused']);

const number = (value: unknown): number => Number(value ?? 0);

/** What can be counted without the hours of a decision, one row a day and mode: sums over any days inside the span. */
export interface DayCounts extends Partial<Counts> {
  readonly day: Day;
  readonly mode: CaseMode;
}

export async function countDays(db: Db | Tx, span: Span): Promise<DayCounts[]> {
  const cells = completed(db, span)
    .where(countedOnce)
    .select((eb) => [
      sql<Day>`c.decided_day`.as('day'),
      'c.mode',
      'c.item_version_id',
      eb.fn.countAll<number>().as('cases'),
      ...caseSums,
    ])
    // The index's own order: nothing is sorted, and what an item saves is looked up once a group.
    .groupBy(['c.decided_day', 'c.mode', 'c.item_version_id']);
  const sum = (column: string) => sql<number>`sum(${sql.ref(column)})`;
  const rows = await db
    .selectFrom(cells.as('x'))
    .innerJoin('item_versions as v', 'v.item_version_id', 'x.item_version_id')
    .select(['x.day', 'x.mode', sum('x.cases').as('cases')])
    .select(countedByDay.map((key) => sum(`x.${key}`).as(key)))
    .select([
      sql<number>`sum(x.cases * ${papersSaved})`.as('papers'),
      sql<number>`sum(x.cases * ${visitsSaved})`.as('visits'),
    ])
    .groupBy(['x.day', 'x.mode'])
    .execute();
  return rows.map(({ day, mode, papers, visits, ...row }) => {
    const commitment = mode === 'commitment';
    return {
      day,
      mode,
      ...numbers(row),
      commitment_cases: commitment ? number(row.cases) : 0,
      papers_saved: commitment ? number(papers) : 0,
      visits_saved: commitment ? number(visits) : 0,
    };
  });
}

const countedByDay = ['offered', 'chosen', 'deferred', 'timed', 'rated', 'satisfied'] as const;

const caseSums = [
  sql<number>`sum(c.offered)`.as('offered'),
  sql<number>`sum(case when c.offered = 1 and c.chosen = 1 then 1 else 0 end)`.as('chosen'),
  sql<number>`sum(c.deferred)`.as('deferred'),
  sql<number>`count(c.deadline)`.as('timed'),
  sql<number>`count(c.satisfaction)`.as('rated'),
  // 1 very satisfied, 2 satisfied, 3 fairly satisfied (domain 8.2, I29).
  sql<number>`sum(case when c.satisfaction <= 3 then 1 else 0 end)`.as('satisfied'),
] as const;

const numbers = (row: Readonly<Record<string, unknown>>): Partial<Counts> =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, number(value)]));

/** How many of the span's cases were completed in time. A day ends at `dayEnd` (HH:MM:SS) by policy. */
export async function countOnTime(db: Db | Tx, span: Span, dayEnd: string): Promise<number> {
  const row = await completed(db, span)
    .where(countedOnce)
    .select(sql<number>`sum(${onTimeOf(dayEnd)})`.as('on_time'))
    .executeTakeFirst();
  return number(row?.on_time);
}

/** The item that cases belong to, and the channel they came in by: what every group of a report can be made of. */
export interface CubeRow extends Partial<Counts> {
  readonly item_code: string;
  readonly item_name: string;
  readonly authority_name: string;
  readonly level: number;
  readonly track: string;
  readonly channel: string | null;
  readonly mode?: CaseMode;
}

/** The span's completed cases by item version, channel and mode. */
export async function cubeOfCases(db: Db | Tx, span: Span, dayEnd: string): Promise<CubeRow[]> {
  const cells = completed(db, span)
    .where(countedOnce)
    .select((eb) => [
      'c.item_version_id',
      'c.channel',
      'c.mode',
      eb.fn.countAll<number>().as('cases'),
      ...caseSums,
      sql<number>`sum(${onTimeOf(dayEnd)})`.as('on_time'),
    ])
    .groupBy(['c.item_version_id', 'c.channel', 'c.mode']);
  const rows = await db
    .selectFrom(cells.as('x'))
    .innerJoin('item_versions as v', 'v.item_version_id', 'x.item_version_id')
    .select([...itemColumns, 'x.channel', 'x.mode', 'x.cases', 'x.offered', 'x.chosen', 'x.deferred'])
    .select(['x.timed', 'x.rated', 'x.satisfied', 'x.on_time'])
    .select([papersSaved.as('papers_each'), visitsSaved.as('visits_each')])
    .execute();
  return rows.map(({ papers_each, visits_each, ...row }) => {
    const { item_code, item_name, authority_name, level, track, channel, mode, ...counts } = row;
    const cases = number(counts.cases);
    const commitment = mode === 'commitment' ? cases : 0;
    return {
      ...{ item_code, item_name, authority_name, level, track, channel, mode },
      ...numbers(counts),
      commitment_cases: commitment,
      papers_saved: commitment * number(papers_each),
      visits_saved: commitment * number(visits_each),
    };
  });
}

export const itemColumns = ['v.item_code', 'v.item_name', 'v.authority_name', 'v.level', 'v.track'] as const;

/** Cases handled jointly that were completed in the span, at those who helped. */
export async function cubeOfJoint(db: Db | Tx, { from, to }: Span): Promise<CubeRow[]> {
  const rows = await db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    // The index of applications finds the few there are.
    .where('c.application_id', 'is not', null)
    .where('c.part', '=', 'joint')
    .where('c.decided_day', '>=', from)
    .where('c.decided_day', '<=', to)
    .where('c.decision', 'in', ['granted', 'refused'])
    .select((eb) => [...itemColumns, 'c.channel', eb.fn.countAll<number>().as('joint')])
    .groupBy([...itemColumns, 'c.channel'])
    .execute();
  return rows.map((row) => ({ ...row, joint: number(row.joint) }));
}

export async function countJoint(db: Db | Tx, span: Span): Promise<number> {
  const row = await completed(db, span)
    .where('c.part', '=', 'joint')
    .select((eb) => eb.fn.countAll<number>().as('joint'))
    .executeTakeFirst();
  return number(row?.joint);
}

/** How many cases were received on one day and completed on another. */
export const countHandling = (db: Db | Tx, span: Span) =>
  completed(db, span)
    .where(countedOnce)
    .select((eb) => [
      'c.received_day',
      sql<Day>`c.decided_day`.as('decided_day'),
      eb.fn.countAll<number>().as('cases'),
    ])
    .groupBy(['c.received_day', 'c.decided_day'])
    .execute();

/**
 * 1 for a case completed by its deadline: a day, which ends at `dayEnd` (HH:MM:SS by policy), or office time with its offset where
 * the limit is shorter. `decided_at` is UTC: its office hour is eight later, on the office's day that `decided_day` holds.
 */
function onTimeOf(dayEnd: string) {
  const ends = sql<number>`case when length(c.deadline) = 10 then ${sql.lit(secondsOf(dayEnd))} else ${seconds('c.deadline', 0)} end`;
  return sql<number>`case when c.deadline is null then 0 when c.decided_day < substr(c.deadline, 1, 10) then 1
    when c.decided_day = substr(c.deadline, 1, 10) and ${seconds('c.decided_at', 8)} <= ${ends} then 1 else 0 end`;
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

function seconds(column: string, shiftHours: number) {
  const part = (from: number) => sql`cast(substr(${sql.ref(column)}, ${sql.lit(from)}, 2) as integer)`;
  return sql`(((${part(12)} + ${sql.lit(shiftHours)}) % 24) * 3600 + ${part(15)} * 60 + ${part(18)})`;
}
