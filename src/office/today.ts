import { dueLines } from '../case/due-rules.ts';
import { countDue, type DueCounts } from '../case/select-due.ts';
import { countDueOrders } from '../check/remedy-store.ts';
import { countDueRequests, countToJudge } from '../check/select-requests.ts';
import { countSuspicions } from '../check/select-suspicions.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import { countDueObjections } from '../credit/objection-store.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import { ok, type Result } from '../kernel/result.ts';
import { addDays, type Day } from '../kernel/time.ts';
import { countBars } from '../report/count/credit.ts';
import { countPublications } from '../sample/publication-store.ts';
import { countDueReferrals } from '../sample/referral/store.ts';
import type { Db } from '../store/store.ts';

/** What an office has before it today: counts, each of which a list command spells out. */
export interface Today extends Omit<DueCounts, 'in_time'> {
  readonly day: Day;
  /** What counts as soon, by the policy `deadlines.warn_before`. */
  readonly soon: Limit | null;
  readonly to_sign: number;
  readonly to_decide: number;
  readonly checks_overdue: number;
  readonly checks_due: number;
  /** Replies of other authorities, and corrections to be re-checked; due = today or soon. */
  readonly requests_overdue: number;
  readonly requests_due: number;
  readonly rectifications_overdue: number;
  readonly rectifications_due: number;
  /** What data, a visit or the reply of another authority did not bear out: for a person to judge. */
  readonly suspicions: number;
  readonly replies_to_judge: number;
  /** Plans with results of visits that are to be published. */
  /** Findings passed on to other authorities, and objections: by when an answer is due; due = today or soon. */
  readonly referrals_overdue: number;
  readonly referrals_due: number;
  readonly objections_overdue: number;
  readonly objections_due: number;
  readonly publications_overdue: number;
  readonly publications_due: number;
  readonly drafts: number;
  readonly to_notify: number;
  readonly defence: number;
  readonly bars: number;
  readonly by_authority: readonly (DueCounts & { readonly key: string })[];
  readonly by_clerk: readonly (DueCounts & { readonly key: string })[];
}

const CHECKS_AHEAD_DAYS = 30;

export async function lookAtToday(db: Db, rules: OfficeRules, now: Date): Promise<Result<Today, AppError>> {
  const { calendar } = rules;
  const lines = dueLines(calendar, now.toISOString());
  if (!lines.ok) return lines;
  const { today: day, soon, soonUntil: until } = lines.value;
  const publications = await countPublications(db, rules, { today: day, until });
  if (!publications.ok) return publications;
  const requests = await countDueRequests(db, lines.value);
  const orders = await countDueOrders(db, lines.value);
  const referrals = await countDueReferrals(db, lines.value);
  const objections = await countDueObjections(db, lines.value);
  const byAuthority = await countDue(db, lines.value, 'authority');
  const sum = (key: keyof DueCounts): number => byAuthority.reduce((total, group) => total + group[key], 0);
  return ok({
    day,
    soon,
    overdue: sum('overdue'),
    due_today: sum('due_today'),
    due_soon: sum('due_soon'),
    paused: sum('paused'),
    ...(await countOpen(db)),
    ...(await checksBefore(db, day)),
    requests_overdue: requests.overdue,
    requests_due: requests.today + requests.soon,
    rectifications_overdue: orders.overdue,
    rectifications_due: orders.today + orders.soon,
    suspicions: await countSuspicions(db),
    replies_to_judge: await countToJudge(db, {}),
    referrals_overdue: referrals.overdue,
    referrals_due: referrals.today + referrals.soon,
    objections_overdue: objections.overdue,
    objections_due: objections.today + objections.soon,
    publications_overdue: publications.value.overdue,
    publications_due: publications.value.due,
    ...(await countsOfRest(db, day)),
    by_authority: byAuthority,
    by_clerk: await countDue(db, lines.value, 'clerk'),
  });
}

/** All open cases, those without a deadline too. */
async function countOpen(db: Db): Promise<Pick<Today, 'open' | 'to_sign' | 'to_decide'>> {
  const groups = await db
    .selectFrom('cases')
    .select(['state', 'mode', (eb) => eb.fn.countAll<number>().as('count')])
    .where('decided_at', 'is', null)
    .where('state', 'in', ['recorded', 'notified', 'signed', 'deferred'])
    .groupBy(['state', 'mode'])
    .execute();
  const count = (wanted: (group: (typeof groups)[number]) => boolean): number =>
    groups.filter(wanted).reduce((total, group) => total + Number(group.count), 0);
  return {
    open: count(() => true),
    to_sign: count(({ state, mode }) => state === 'notified' && mode === 'commitment'),
    to_decide: count(({ state }) => state === 'signed'),
  };
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
  return { checks_overdue: Number(overdue.count), checks_due: Number(due.count) };
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
  return {
    drafts: count(drafts),
    to_notify: breaches.filter(({ state }) => state === 'suspected').length,
    defence: breaches.filter(({ state }) => state === 'notified').length,
    bars: (await countBars(db, day)).bars,
  };
}
