import { type Desk, regionOf } from '../../cli/desk.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { must } from '../../kernel/assert.ts';
import { parseLimit } from '../../kernel/limit.ts';
import { err, type Result } from '../../kernel/result.ts';
import { writeReferralLetter } from './referral-letter.ts';
import { findReferral } from './store.ts';

/** Prints the letter of a referral once more, as of its day. Returns the path. E_REFERRAL_UNKNOWN (6), E_TEMPLATE_*, E_PAPER_*. */
export async function printReferral(
  desk: Desk,
  referralNo: string,
  dir: string,
): Promise<Result<string, AppError>> {
  return desk.store.transaction(async (tx) => {
    const row = await findReferral(tx, regionOf(desk), referralNo);
    if (!row) return err(appError('E_REFERRAL_UNKNOWN', { referral_no: referralNo }));
    const plan = await tx
      .selectFrom('plans')
      .select(['name', 'unit_kind'])
      .where('plan_id', '=', row.plan_id)
      .executeTakeFirstOrThrow();
    const { referral_no, unit, authority_name: authority, finding, referred_day: day, due } = row;
    const limit = must(parseLimit(row.reply_limit), 'a stored limit reads back');
    return writeReferralLetter(desk, tx, {
      ...{ referral_no, unit, authority, finding, day, due, limit, dir },
      ...{ plan: plan.name, unitKind: plan.unit_kind },
    });
  });
}
