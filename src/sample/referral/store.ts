import type { ExpressionBuilder, Selectable, Updateable } from 'kysely';
import { type DueLines, signalOf } from '../../case/due-rules.ts';
import { countSignals, type DueFigures } from '../../check/due-figures.ts';
import type { Day } from '../../kernel/time.ts';
import type { ReferralsTable } from '../../store/schema/joint.ts';
import type { Schema } from '../../store/schema.ts';
import type { Db, Tx } from '../../store/store.ts';

export type ReferralRow = Selectable<ReferralsTable>;

export interface ReferralFilter {
  readonly open?: boolean;
  readonly overdue?: DueLines;
  readonly plan?: string;
  /** Whom it went to. */
  readonly authority?: string;
  /** First and last day of sending. */
  readonly from?: Day;
  readonly to?: Day;
}

export const findReferral = (db: Db | Tx, region: string, no: string): Promise<ReferralRow | undefined> =>
  db
    .selectFrom('referrals')
    .selectAll()
    .where('referral_no', '=', no)
    .where('office_region', '=', region)
    .executeTakeFirst();

/** Closes a referral that is still open; false when somebody else closed it since. */
export async function closeReferral(
  tx: Tx,
  referralId: number,
  change: Updateable<ReferralsTable>,
): Promise<boolean> {
  const result = await tx
    .updateTable('referrals')
    .set(change)
    .where('referral_id', '=', referralId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

type Eb = ExpressionBuilder<Schema & { r: Schema['referrals'] }, 'r'>;

/** The same line as `signalOf` draws. */
const isLate = (eb: Eb, { today, now, todayIsOver }: DueLines) =>
  eb.and([
    eb('r.state', '=', 'open'),
    eb.or([
      eb('r.due', '<', today),
      eb.and([eb('r.due', '>', today), eb('r.due', '<', now)]),
      ...(todayIsOver ? [eb('r.due', '=', today)] : []),
    ]),
  ]);

/** Referrals, the most pressing first where only open ones are asked for, else the latest. */
export function selectReferrals(db: Db | Tx, region: string, filter: ReferralFilter) {
  const { open, overdue, plan, authority, from, to } = filter;
  let query = db
    .selectFrom('referrals as r')
    .innerJoin('plans as p', 'p.plan_id', 'r.plan_id')
    .selectAll('r')
    .select('p.name as plan')
    .where('r.office_region', '=', region);
  if (open === true) query = query.where('r.state', '=', 'open');
  if (overdue !== undefined) query = query.where((eb) => isLate(eb as unknown as Eb, overdue));
  if (plan !== undefined) query = query.where('p.name', '=', plan);
  if (authority !== undefined) query = query.where('r.authority_name', '=', authority);
  if (from !== undefined) query = query.where('r.referred_day', '>=', from);
  if (to !== undefined) query = query.where('r.referred_day', '<=', to);
  const pressing = open === true || overdue !== undefined;
  return (pressing ? query.orderBy('r.due') : query.orderBy('r.referred_day', 'desc'))
    .orderBy('r.referral_id', pressing ? 'asc' : 'desc')
    .execute();
}

/** Where a referral stands now. */
export const referralState = (
  lines: DueLines,
  { state, due }: Pick<ReferralRow, 'state' | 'due'>,
): ReferralRow['state'] | 'overdue' =>
  state === 'open' && signalOf(lines, { deadline: due, paused_since: null }) === 'overdue'
    ? 'overdue'
    : state;

/** Referrals whose reply is overdue, due today, and due soon. */
export const countDueReferrals = async (db: Db | Tx, lines: DueLines): Promise<DueFigures> =>
  countSignals(lines, await db.selectFrom('referrals').select('due').where('state', '=', 'open').execute());

export interface ReferralFigures {
  /** All that were sent, those closed without an answer among them. */
  readonly sent: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
  readonly replied: number;
  readonly in_time: number;
  /** Working days of all replies together. */
  readonly reply_days: number;
}

/** How a referral was answered: what an analyst may read of it. */
const answer = ['state', 'due', 'in_time', 'reply_days'] as const satisfies readonly (keyof ReferralRow)[];
type Answer = Pick<ReferralRow, (typeof answer)[number]>;

/** The same of all referrals sent in a span. */
export const selectAnswers = (
  db: Db | Tx,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Answer[]> =>
  db
    .selectFrom('referrals')
    .select(answer)
    .where('referred_day', '>=', from)
    .where('referred_day', '<=', to)
    .execute();

/** How referrals were answered. */
export function countReferrals(lines: DueLines, rows: readonly Answer[]): ReferralFigures {
  const of = (test: (row: Answer) => boolean): number => rows.filter(test).length;
  return {
    sent: rows.length,
    closed: of(({ state }) => state === 'closed'),
    open: of(({ state }) => state === 'open'),
    overdue: of((row) => referralState(lines, row) === 'overdue'),
    replied: of(({ state }) => state === 'replied'),
    in_time: of(({ in_time }) => in_time === 1),
    reply_days: rows.reduce((sum, { reply_days }) => sum + (reply_days ?? 0), 0),
  };
}
