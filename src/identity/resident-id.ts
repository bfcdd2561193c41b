import type { Day } from '../kernel/time.ts';
import { addMonths, isDay } from '../kernel/time.ts';
import type { IdentityProblem } from './problem.ts';
import { hasKnownProvince } from './regions.ts';

/**
 * Numbers of the form of GB 11643-1999: 6 region, 8 birth date, 3 sequence, 1 check character by ISO 7064 MOD 11-2.
 * The same form carries the residence permit of Hong Kong, Macao and Taiwan residents (810000, 820000, 830000) and the
 * foreigner's permanent residence card of 2023 (9, 2 province of application, 3 country by ISO 3166-1).
 */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';
const maxAgeYears = 150;
const DIGIT_0 = '0'.charCodeAt(0);

export type ResidentForm =
  | 'resident_id'
  | 'hk_macao_taiwan_residence_permit'
  | 'foreigner_permanent_residence';

/** The check character of the first 17 digits. */
export function residentCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (first17.charCodeAt(i) - DIGIT_0);
  return checkCharacters.charAt(sum % 11);
}

/** 17 digits with their check character: builds numbers for tests and generated samples. */
export const withResidentCheckDigit = (first17: string): string => first17 + residentCheckCharacter(first17);

/** A first-generation number of 15 digits (19YY, no check) as its number of 18. */
export const upgradeResidentId = (number15: string): string =>
  withResidentCheckDigit(`${number15.slice(0, 6)}19${number15.slice(6)}`);

/** Which document a number of this form belongs to; null where its region belongs to none. */
export function residentForm(number18: string): ResidentForm | null {
  if (number18.startsWith('9')) {
    return hasKnownProvince(number18.slice(1)) ? 'foreigner_permanent_residence' : null;
  }
  if (/^8[123]0000/.test(number18)) return 'hk_macao_taiwan_residence_permit';
  return !/^8[123]/.test(number18) && hasKnownProvince(number18) ? 'resident_id' : null;
}

/**
 * Null when the number (normalised, upper case) is sound on the office's day `today`. The order is the one in which a
 * clerk can best correct: length, characters, region, date, check character.
 */
export function residentIdProblem(number18: string, today: Day): IdentityProblem | null {
  if (number18.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(number18)) return 'characters';
  if (residentForm(number18) === null) return 'province';
  const birth = birthDay(number18);
  if (!isDay(birth)) return 'birth_date';
  if (birth > today) return 'birth_future';
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  if (years >= maxAgeYears && addMonths(birth, maxAgeYears * 12) < today) return 'too_old';
  return residentCheckCharacter(number18) === number18.charAt(17) ? null : 'check_digit';
}

/** The birth date written in a number of 18 digits, as `YYYY-MM-DD` (not checked to be a real day). */
const birthDay = (number18: string): string =>
  `${number18.slice(6, 10)}-${number18.slice(10, 12)}-${number18.slice(12, 14)}`;
