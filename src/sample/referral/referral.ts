import type { ReferralsTable } from '../../store/schema/joint.ts';

export type ReferralResult = NonNullable<ReferralsTable['result']>;

/** What the authority in charge answered: dealt with, nothing found, not within its power either. */
export const referralResults = [
  'handled',
  'no_problem',
  'not_competent',
] as const satisfies readonly ReferralResult[];

/** `YS320400-2026-0001`: place, year and serial of a referral (移送) of this office. */
export const referralNo = (region: string, year: string, serial: number): string =>
  `YS${region}-${year}-${String(serial).padStart(4, '0')}`;
