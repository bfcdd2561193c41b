import { dueEnds } from '../../calendar/due.ts';
import { type Calendar, workingDaysBetween } from '../../calendar/working-days.ts';
import { caseModes } from '../../case/case.ts';
import { tracks } from '../../item/item.ts';
import { addDays, type Day, officeIso } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import {
  addUp,
  type Counts,
  type Flow,
  type GroupCounts,
  type GroupKey,
  groupKeys,
  type IndicatorFacts,
  type PeriodFacts,
  type TrendMonth,
} from '../facts.ts';
import {
  lastYearSpan,
  type Month,
  monthOf,
  monthsUpTo,
  previousSpan,
  runningSpan,
  type Span,
  spanOf,
} from '../month.ts';
import {
  type CubeRow,
  countDays,
  countHandling,
  countJoint,
  countOnTime,
  cubeOfCases,
  cubeOfJoint,
  type DayCounts,
} from './cases.ts';
import { countChecks, countChecksDone, cubeOfChecks } from './checks.ts';
import {
  breachesByAuthority,
  countBarMoves,
  countBars,
  countBreaches,
  countObjections,
  countRepairs,
} from './credit.ts';
import { countFlow } from './flow.ts';
import { countItems, cubeOfItems } from './items.ts';
import { countLate } from './late.ts';

/** Months of the trend: the last year's month and all since. */
const TREND_MONTHS = 13;

interface Counting {
  readonly db: Db | Tx;
  /** Bounds the stocks of a span that is not over. */
  readonly today: Day;
  readonly calendar: Calendar;
  /** Completed cases of every day that any of the spans holds. */
  readonly days: readonly DayCounts[];
}

/**
 * Counts a span in the database, with what it is compared with. The totals and the groups are counted by queries of their own, so
 * that identities.ts has something to compare.
 */
export async function countPeriod(
  db: Db | Tx,
  span: Span,
  today: Day,
  calendar: Calendar,
): Promise<PeriodFacts> {
  const [previous, lastYear, running] = [previousSpan(span), lastYearSpan(span), runningSpan(span)];
  const months = monthsUpTo(monthOf(span.to), TREND_MONTHS);
  const firsts = [span, previous, lastYear, running].map(({ from }) => from);
  const from = [...firsts, spanOf(months[0] ?? monthOf(span.from)).from].sort()[0] ?? span.from;
  const days = await countDays(db, { from, to: span.to });
  const counting = { db, today, calendar, days };
  const own = await countSpan(counting, span);
  const cube = [
    ...(await cubeOfCases(db, span, dayEndOf(calendar, span.to))),
    ...(await cubeOfJoint(db, span)),
    ...(await cubeOfItems(db, asOf(span, today))),
    ...(await cubeOfChecks(db, span)),
  ];
  const byMonth = casesByMonth(days, months);
  return {
    ...own,
    span,
    byMode: byKey(caseModes, cube, ({ mode }) => mode, 'cases'),
    groups: await groupsOf(db, span, cube),
    flow: await countFlows(counting, span),
    trend: byMonth,
    late: await countLate(db, span, byMonth),
    previous: await countSpan(counting, previous),
    lastYear: await countSpan(counting, lastYear),
    running: await countRunning(counting, running),
  };
}

const asOf = (span: Span, today: Day): Day => (span.to < today ? span.to : today);

const dayEndOf = (calendar: Calendar, day: Day): string => officeIso(dueEnds(calendar, day)).slice(11, 19);

const within = ({ days }: Counting, { from, to }: Span): DayCounts[] =>
  days.filter(({ day }) => from <= day && day <= to);

/** One span as a whole. */
async function countSpan(counting: Counting, span: Span): Promise<IndicatorFacts> {
  const { db, today, calendar } = counting;
  const days = within(counting, span);
  const items = await countItems(db, asOf(span, today));
  const total = addUp([
    ...days,
    ...items,
    ...(await countChecks(db, span)),
    {
      joint: await countJoint(db, span),
      on_time: await countOnTime(db, span, dayEndOf(calendar, span.to)),
      breaches: await countBreaches(db, span),
    },
  ]);
  return {
    total,
    byMode: byKey(caseModes, days, ({ mode }) => mode, 'cases'),
    byTrack: byKey(tracks, items, ({ track }) => track, 'items'),
    barredSubjects: (await countBars(db, asOf(span, today))).subjects,
    checksDone: await countChecksDone(db, span),
    repairs: await countRepairs(db, span),
    objections: await countObjections(db, span),
    handling: workingTimes(await countHandling(db, span), calendar),
    late: [],
  };
}

/** The year so far: what flows. Promises due are asked of each month at its end, and stocks are not added up. */
async function countRunning(counting: Counting, span: Span): Promise<IndicatorFacts> {
  const { db } = counting;
  const days = within(counting, span);
  return {
    total: addUp([...days, { breaches: await countBreaches(db, span) }]),
    byMode: byKey(caseModes, days, ({ mode }) => mode, 'cases'),
    byTrack: byKey(tracks, [], () => undefined, 'items'),
    barredSubjects: 0,
    checksDone: await countChecksDone(db, span),
    repairs: await countRepairs(db, span),
    objections: await countObjections(db, span),
    handling: null,
    late: [],
  };
}

async function countFlows({ db, today }: Counting, span: Span): Promise<Flow> {
  const before = addDays(span.from, -1);
  const end = asOf(span, today);
  const moves = await countBarMoves(db, before, end);
  return {
    ...(await countFlow(db, span)),
    bars_start: (await countBars(db, before)).bars,
    bars_new: moves.added,
    bars_ended: moves.ended,
    bars_end: (await countBars(db, end)).bars,
  };
}

function byKey<Key extends string, Row extends Partial<Counts>>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key | undefined,
  count: keyof Counts,
): Record<Key, number> {
  const sums = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined) sums[key] += row[count] ?? 0;
  }
  return sums;
}

const keyOfRow: Record<GroupKey, (row: CubeRow) => string | null> = {
  authority: (row) => row.authority_name,
  level: (row) => String(row.level),
  track: (row) => row.track,
  // An item has none: where the list is counted, no channel is.
  channel: (row) => row.channel,
  item: (row) => row.item_code,
};

async function groupsOf(db: Db | Tx, span: Span, cube: readonly CubeRow[]): Promise<PeriodFacts['groups']> {
  const breaches = await breachesByAuthority(db, span);
  const groups = groupKeys.map((by): [GroupKey, GroupCounts[]] => {
    const found = new Map<string, Partial<Counts>[]>();
    const put = (key: string | null, counts: Partial<Counts>): void => {
      if (key === null) return;
      const group = found.get(key);
      if (group) group.push(counts);
      else found.set(key, [counts]);
    };
    for (const row of cube) put(keyOfRow[by](row), row);
    if (by === 'authority') for (const row of breaches) put(row.authority_name, { breaches: row.breaches });
    const item = new Map(by === 'item' ? cube.map((row) => [row.item_code, row]) : []);
    return [
      by,
      [...found].map(([key, parts]) => ({
        key,
        item_name: item.get(key)?.item_name ?? null,
        authority_name: item.get(key)?.authority_name ?? null,
        ...addUp(parts),
      })),
    ];
  });
  return Object.fromEntries(groups) as Record<GroupKey, GroupCounts[]>;
}

function casesByMonth(days: readonly DayCounts[], months: readonly Month[]): TrendMonth[] {
  const sums = new Map(months.map((month) => [month, { month, cases: 0, commitment_cases: 0 }]));
  for (const { day, cases = 0, commitment_cases = 0 } of days) {
    const sum = sums.get(monthOf(day));
    if (!sum) continue;
    sum.cases += cases;
    sum.commitment_cases += commitment_cases;
  }
  return [...sums.values()];
}

/** Working days from acceptance to completion, the day of acceptance not counted; null where a year has no calendar. */
function workingTimes(
  rows: readonly { received_day: Day; decided_day: Day; cases: number }[],
  calendar: Calendar,
): IndicatorFacts['handling'] {
  const byDays = new Map<number, number>();
  for (const { received_day, decided_day, cases } of rows) {
    const days = workingDaysBetween(calendar, received_day, decided_day);
    if (!days.ok) return null;
    byDays.set(days.value, (byDays.get(days.value) ?? 0) + Number(cases));
  }
  return [...byDays].map(([days, cases]) => ({ days, cases })).sort((a, b) => a.days - b.days);
}
