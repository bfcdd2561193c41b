import { isOverdue } from '../calendar/due.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { addDays, type Day, officeDay } from '../kernel/time.ts';
import type { Db } from '../store/store.ts';

/** What an office has before it today: counts, each of which a list command spells out. */
export interface Today {
  readonly day: Day;
  readonly overdue: number;
  readonly due_today: number;
  readonly due_soon: number;
  readonly open: number;
  readonly to_sign: number;
  readonly to_decide: number;
  readonly checks_overdue: number;
  readonly checks_due: number;
  readonly drafts: number;
  readonly to_notify: number;
  readonly defence: number;
  readonly bars: number;
}

const SOON_WORKING_DAYS = 3;
const CHECKS_AHEAD_DAYS = 30;

export async function lookAtToday(db: Db, calendar: Calendar, now: Date): Promise<Today> {
  const day = officeDay(now);
  const soon = workingDayAfter(calendar, day, SOON_WORKING_DAYS);
  const open = await db
    .selectFrom('cases')
    .select(['state', 'mode', 'deadline'])
    .where('decided_at', 'is', null)
    .where('state', 'in', ['recorded', 'notified', 'signed', 'deferred'])
    .execute();
  const ends = (deadline: string | null): Day => (deadline ?? '9999').slice(0, 10);
  const late = open.filter(
    ({ deadline }) => deadline !== null && isOverdue(calendar, deadline, now.toISOString()),
  );
  const inTime = open.filter((row) => !late.includes(row));
  return {
    day,
    overdue: late.length,
    due_today: inTime.filter(({ deadline }) => ends(deadline) === day).length,
    due_soon: inTime.filter(({ deadline }) => ends(deadline) > day && ends(deadline) <= soon).length,
    open: open.length,
    to_sign: open.filter(({ state, mode }) => state === 'notified' && mode === 'commitment').length,
    to_decide: open.filter(({ state }) => state === 'signed').length,
    ...(await checksBefore(db, day)),
    ...(await countsOfRest(db, day)),
  };
}

function workingDayAfter(calendar: Calendar, from: Day, count: number): Day {
  let day = from;
  // A year without a published calendar is guessed here by weekday: this is a reminder, not a deadline.
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (calendar.dayInfo(day).working) left -= 1;
  }
  return day;
}

async function checksBefore(db: Db, day: Day): Promise<{ checks_overdue: number; checks_due: number }> {
  const unchecked = db
    .selectFrom('cases')
    .where('check_due', 'is not', null)
    .where('state', '=', 'granted')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('checks').whereRef('checks.case_id', '=', 'cases.case_id').select('check_id'),
        ),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'));
  const overdue = await unchecked.where('check_due', '<', day).executeTakeFirstOrThrow();
  const due = await unchecked
    .where('check_due', '>=', day)
    .where('check_due', '<=', addDays(day, CHECKS_AHEAD_DAYS))
    .executeTakeFirstOrThrow();
  return { checks_overdue: overdue.count, checks_due: due.count };
}

async function countsOfRest(
  db: Db,
  day: Day,
): Promise<{ drafts: number; to_notify: number; defence: number; bars: number }> {
  const count = (rows: readonly unknown[]): number => rows.length;
  const drafts = await db.selectFrom('batches').select('batch_id').where('status', '=', 'draft').execute();
  const breaches = await db
    .selectFrom('breaches')
    .select('state')
    .where('state', 'in', ['suspected', 'notified'])
    .execute();
  const bars = await db
    .selectFrom('bars')
    .select('bar_id')
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .where((eb) => eb.or([eb('lifted_on', 'is', null), eb('lifted_on', '>', day)]))
    .execute();
  return {
    drafts: count(drafts),
    to_notify: breaches.filter(({ state }) => state === 'suspected').length,
    defence: breaches.filter(({ state }) => state === 'notified').length,
    bars: count(bars),
  };
}
