import type { IdentityProblem } from './problem.ts';

/**
 * Unified social credit code, GB 32100-2015: 1 registration authority, 1 class, 6 region, 9 organization code with a
 * check of its own (GB 11714), 1 check character. The two checks are independent: the inner one finds swapped parts.
 */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The check character of the first 17 characters. */
function usccCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * characters.indexOf(first17.charAt(i));
  return characters.charAt((31 - (sum % 31)) % 31);
}

/** The check character of an organization code's eight characters (0–9, A = 10 … Z = 35). */
function organizationCheckCharacter(first8: string): string {
  const sum = innerWeights.reduce<number>(
    (total, weight, i) => total + weight * Number.parseInt(first8.charAt(i), 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/**
 * A whole code from its authority, class and region (8 characters, `11320400`) and the organization code's eight:
 * both check characters are computed. Builds codes for tests and generated samples.
 */
export function withUsccCheck(first8: string, organization8: string): string {
  const first17 = first8 + organization8 + organizationCheckCharacter(organization8);
  return first17 + usccCheckCharacter(first17);
}

/** Null when the code (normalised, upper case) is sound. */
export function usccProblem(code: string): IdentityProblem | null {
  if (code.length !== 18) return 'length';
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code)) return 'characters';
  if (!/^[1-9ANY]/.test(code)) return 'registrar';
  if (usccCheckCharacter(code) !== code.charAt(17)) return 'check_digit';
  if (organizationCheckCharacter(code.slice(8, 16)) !== code.charAt(16)) return 'organization_code';
  return null;
}
