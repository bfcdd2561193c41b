import type { IdentityProblem } from './problem.ts';
import { hasKnownProvince } from './regions.ts';
import { usccProblem } from './uscc.ts';

/** The parts of a national code of an item (GB/T 39554.1-2020). */
export interface NationalCode {
  /** Unified social credit code of the implementing body. */
  readonly authorityCode: string;
  /** Exercise level, GB/T 39046-2020 table A.2. */
  readonly level: number;
  /** `00` for the national catalogue, else a province prefix. */
  readonly owner: string;
  /** Kind of item, table A.1: `01` licence, `07` confirmation … */
  readonly kind: string;
  readonly basicCode: string;
  /** Serial of the business handling item: only in codes of 33 characters. */
  readonly serial: string | null;
}

export type NationalCodeCheck =
  | { readonly ok: true; readonly code: NationalCode }
  | { readonly ok: false; readonly problem: IdentityProblem };

/** Item kinds, GB/T 39046-2020 table A.1. */
const itemKindCodes = ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'] as const;

/** 31 or 33 letters and digits: then it is to be checked in full, all else is an office's own local code. */
export const looksNational = (code: string): boolean => /^(?:[0-9A-Z]{31}|[0-9A-Z]{33})$/.test(code);

/**
 * Checks an implementation code (31 = USCC 18 + level 1 + basic code 12) or a business handling item code (33, with a
 * serial of two digits). The basic code: owner 2, kind 2, department 2, main item 3, sub-item 3 (`00Y` = has sub-items).
 */
export function checkNationalCode(code: string): NationalCodeCheck {
  if (!looksNational(code)) return { ok: false, problem: 'length' };
  const authorityCode = code.slice(0, 18);
  const uscc = usccProblem(authorityCode);
  if (uscc !== null) return { ok: false, problem: uscc };
  const level = code.charAt(18);
  if (!/[1-7]/.test(level)) return { ok: false, problem: 'level' };
  const basicCode = code.slice(19, 31);
  const serial = code.length === 33 ? code.slice(31) : null;
  if (!/^\d{11}[\dY]$/.test(basicCode) || (serial !== null && !/^\d{2}$/.test(serial))) {
    return { ok: false, problem: 'basic_code' };
  }
  const owner = basicCode.slice(0, 2);
  if (owner !== '00' && !hasKnownProvince(owner)) return { ok: false, problem: 'province' };
  const kind = basicCode.slice(2, 4);
  if (!itemKindCodes.some((known) => known === kind)) return { ok: false, problem: 'kind' };
  return { ok: true, code: { authorityCode, level: Number(level), owner, kind, basicCode, serial } };
}
