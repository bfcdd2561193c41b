import { deadlineOf } from '../../calendar/due.ts';
import { type Desk, regionOf, stampOf } from '../../cli/desk.ts';
import { actByRules, officeRules } from '../../cli/office-rules.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { formatLimit, type Limit } from '../../kernel/limit.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Instant, officeDay } from '../../kernel/time.ts';
import { appendEntry } from '../../ledger/append.ts';
import { regimeOn } from '../../policy/rule.ts';
import { nextNumber } from '../../store/counter.ts';
import { keyedHash } from '../../workspace/keys.ts';
import { findDraw, findPlan } from '../store.ts';
import { referralNo } from './referral.ts';
import { writeReferralLetter } from './referral-letter.ts';

export interface ReferralInput {
  readonly plan: string;
  readonly unit: string;
  /** The authority in charge. */
  readonly authority: string;
  readonly finding: string;
  /** Time for the answer; default: policy `sampling.referral_reply`. */
  readonly within?: Limit | undefined;
  readonly at?: Instant | undefined;
  /** Absolute path of the folder for the letter; written before the act is committed. */
  readonly outDir?: string | undefined;
}

export interface SentReferral {
  readonly referral_no: string;
  readonly plan: string;
  readonly unit: string;
  readonly authority_name: string;
  readonly referred_on: string;
  readonly due: string;
  readonly provisional: boolean;
  readonly files: readonly string[];
}

/**
 * Copies a finding outside the office's power to the authority in charge, with a number and a clock of its own. The ledger holds a
 * keyed hash of the finding. E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN, E_REFERRAL_UNIT (6) for a unit that the plan does not
 * visit, E_REFERRAL_TIME (5) before the draw, errors of policy and calendar; with a letter also E_TEMPLATE_* and E_PAPER_*.
 */
export async function sendReferral(
  desk: Desk,
  input: ReferralInput,
): Promise<Result<SentReferral, AppError>> {
  const stamp = stampOf(desk);
  const at = input.at ?? stamp.at;
  const { plan: planName, unit, authority, finding } = input;
  return actByRules(desk, async (tx) => {
    const plan = await findPlan(tx, planName);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: planName }));
    const draw = await findDraw(tx, plan.plan_id);
    if (!draw) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: planName }));
    const drawn = await tx
      .selectFrom('drawn_units')
      .select('unit')
      .where('plan_id', '=', plan.plan_id)
      .where('unit', '=', unit)
      .executeTakeFirst();
    const listed = await tx
      .selectFrom('plan_lists')
      .select('unit')
      .where('plan_id', '=', plan.plan_id)
      .where('unit', '=', unit)
      .where('list', '=', 'must')
      .executeTakeFirst();
    if (!drawn && !listed) return err(appError('E_REFERRAL_UNIT', { plan: planName, unit }));
    const drawnOn = officeDay(draw.drawn_at);
    if (officeDay(at) < drawnOn) return err(appError('E_REFERRAL_TIME', { day: drawnOn }));
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    let limit = input.within;
    if (limit === undefined) {
      const rule = regimeOn(rules.value.policy.sampling.referral_reply, officeDay(at));
      if (!rule.ok) return rule;
      limit = rule.value.value;
    }
    const clock = deadlineOf(rules.value.calendar, at, limit);
    if (!clock.ok) return clock;
    const { due, provisional } = clock.value;
    const [region, day] = [regionOf(desk), officeDay(at)];
    const year = day.slice(0, 4);
    const referral_no = referralNo(region, year, await nextNumber(tx, 'referral', `${region}-${year}`));
    await tx
      .insertInto('referrals')
      .values({
        ...{
          office_region: region,
          referral_no,
          plan_id: plan.plan_id,
          unit,
          authority_name: authority,
          finding,
        },
        ...{ referred_at: at, referred_day: day, reply_limit: formatLimit(limit, 'en') },
        ...{ due, due_provisional: provisional ? 1 : 0, actor: stamp.actor },
      })
      .execute();
    await appendEntry(tx, stamp, 'referral.send', {
      ...{ referral_no, plan: planName, unit, authority, at, due },
      finding: keyedHash(desk.keys, finding),
    });
    const file =
      input.outDir === undefined
        ? ok<string | null>(null)
        : await writeReferralLetter(desk, tx, {
            ...{ referral_no, unit, authority, finding, day, due, limit },
            ...{ unitKind: plan.unit_kind, plan: planName, dir: input.outDir },
          });
    if (!file.ok) return file;
    return ok({
      ...{ referral_no, plan: planName, unit, authority_name: authority, referred_on: day, due, provisional },
      files: file.value === null ? [] : [file.value],
    });
  });
}
