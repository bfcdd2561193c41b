import { dueEnds } from '../calendar/due.ts';
import { type Calendar, workingDaysBetween } from '../calendar/working-days.ts';
import { addDays, type Day, officeIso } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';
import {
  type AuthorityCounts,
  type Counts,
  caseModes,
  countKeys,
  type MonthFacts,
  noCounts,
  tracks,
} from './facts.ts';
import { type Month, monthsUpTo, spanOf } from './month.ts';
import {
  countBarMoves,
  countBars,
  countBreaches,
  countCases,
  countChecks,
  countChecksDone,
  countFlow,
  countHandling,
  countItems,
  countJoint,
  countObjections,
  countRepairs,
  countTrend,
  type Grain,
} from './store.ts';

/** Months of the trend: the last year's month and all since. */
const TREND_MONTHS = 13;

/** Counts a month in the database. `today` bounds the stocks of a month that is not over. */
export async function countMonth(
  db: Db | Tx,
  month: Month,
  today: Day,
  calendar: Calendar,
): Promise<MonthFacts> {
  const span = spanOf(month);
  const asOf = span.last < today ? span.last : today;
  const before = addDays(span.first, -1);
  const dayEnd = officeIso(dueEnds(calendar, span.last)).slice(11, 19);
  const parts = async (grain: Grain) => {
    const [cases, joint, items, checks, breaches] = [
      await countCases(db, span, grain, dayEnd),
      await countJoint(db, span, grain),
      await countItems(db, asOf, grain),
      await countChecks(db, span, grain),
      await countBreaches(db, span, grain),
    ];
    return { cases, items, all: [...cases, ...joint, ...items, ...checks, ...breaches] };
  };
  const total = await parts('total');
  const rows = await parts('authority');
  const [barsStart, barsEnd] = [await countBars(db, before), await countBars(db, asOf)];
  const barMoves = await countBarMoves(db, before, asOf);
  const months = monthsUpTo(month, TREND_MONTHS);
  const trend = await countTrend(db, spanOf(months[0] ?? month).first, span.last);
  return {
    month,
    total: addUp(total.all.map(({ counts }) => counts)),
    byMode: sumBy(
      caseModes,
      'cases',
      total.cases.map(({ mode, counts }) => [mode, counts]),
    ),
    byTrack: sumBy(
      tracks,
      'items',
      total.items.map(({ track, counts }) => [track, counts]),
    ),
    byAuthority: byAuthority(rows.all),
    barredSubjects: barsEnd.subjects,
    checksDone: await countChecksDone(db, span),
    repairs: await countRepairs(db, span),
    objections: await countObjections(db, span),
    handling: workingTimes(await countHandling(db, span), calendar),
    flow: {
      ...(await countFlow(db, span)),
      bars_start: barsStart.bars,
      bars_new: barMoves.added,
      bars_ended: barMoves.ended,
      bars_end: barsEnd.bars,
    },
    trend: months.map(
      (one) => trend.find((row) => row.month === one) ?? { month: one, cases: 0, commitment_cases: 0 },
    ),
  };
}

function addUp(parts: readonly Counts[]): Counts {
  const sums: Record<keyof Counts, number> = { ...noCounts };
  for (const part of parts) for (const key of countKeys) sums[key] += part[key];
  return sums;
}

function sumBy<Key extends string>(
  keys: readonly Key[],
  count: keyof Counts,
  parts: readonly (readonly [Key, Counts])[],
): Record<Key, number> {
  const sum = (key: Key): number =>
    parts.filter(([of]) => of === key).reduce((total, [, counts]) => total + counts[count], 0);
  return Object.fromEntries(keys.map((key) => [key, sum(key)])) as Record<Key, number>;
}

function byAuthority(parts: readonly { authority: string; counts: Counts }[]): AuthorityCounts[] {
  const groups = new Map<string, Counts[]>();
  for (const { authority, counts } of parts) {
    const group = groups.get(authority);
    if (group) group.push(counts);
    else groups.set(authority, [counts]);
  }
  return [...groups].map(([authority, counts]) => ({ authority, ...addUp(counts) }));
}

/** Working days from acceptance to completion, the day of acceptance not counted; null where a year has no calendar. */
function workingTimes(
  rows: readonly { received_day: Day; decided_day: Day; cases: number }[],
  calendar: Calendar,
): MonthFacts['handling'] {
  const byDays = new Map<number, number>();
  for (const { received_day, decided_day, cases } of rows) {
    const days = workingDaysBetween(calendar, received_day, decided_day);
    if (!days.ok) return null;
    byDays.set(days.value, (byDays.get(days.value) ?? 0) + cases);
  }
  return [...byDays].map(([days, cases]) => ({ days, cases })).sort((a, b) => a.days - b.days);
}
