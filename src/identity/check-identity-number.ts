import { normaliseCode } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import { findIdType, type IdType, idTypeFacts, idTypes, residentFormTypes } from './id-types.ts';
import type { IdentityProblem } from './problem.ts';
import { residentForm, residentIdProblem, upgradeResidentId } from './resident-id.ts';
import { usccProblem } from './uscc.ts';

export type ApplicantType = 'person' | 'organization' | 'self_employed';

export interface IdentityQuestion {
  readonly type: ApplicantType;
  /** As typed: code word, number or name. Inferred from the number where missing or empty. */
  readonly idType?: string | undefined;
  /** As typed: full-width characters and spaces are normalised, nothing else is. */
  readonly number: string;
  /** The office's day: nobody is born after it. */
  readonly today: Day;
  /** True for old ledgers: a resident ID of 15 digits is upgraded to 18 instead of refused (no document since 2013). */
  readonly history?: boolean | undefined;
}

export type IdentityAnswer =
  | { readonly ok: true; readonly idType: IdType; readonly number: string }
  | { readonly ok: false; readonly problem: IdentityProblem };

/** Checks a number by the standard of its document; the number comes back half-width, without spaces, in upper case. */
export function checkIdentityNumber(question: IdentityQuestion): IdentityAnswer {
  const number = normaliseCode(question.number).toUpperCase();
  if (number === '') return refused('empty');
  const named = (question.idType ?? '').trim();
  const found = named === '' ? null : findIdType(named);
  if (named !== '' && found === null) return refused('unknown_id_type');
  const idType = found ?? inferIdType(question.type, number);
  if (idType === null) return refused('unrecognised');
  if (!mayUse(question.type, idType)) return refused('applicant_type');
  return checkAs(idType, number, question);
}

/** An organization is known by its credit code alone; a self-employed person by that code or by a personal document. */
function mayUse(type: ApplicantType, idType: IdType): boolean {
  if (idType === 'other') return true;
  if (type === 'organization') return idType === 'uscc';
  return type === 'self_employed' || idType !== 'uscc';
}

/** The document that a number most likely belongs to; null where its shape fits several or none. */
function inferIdType(type: ApplicantType, number: string): IdType | null {
  if (type === 'organization') return 'uscc';
  if (number.length === 18) {
    const numeric = /^\d{17}[\dX]$/.test(number);
    // Self-employed persons hold codes that may be all digits: the one of the two checks that passes decides.
    if (usccProblem(number) === null && (!numeric || type === 'self_employed')) return 'uscc';
    if (numeric) return residentForm(number) ?? 'resident_id';
    return type === 'self_employed' ? 'uscc' : 'resident_id';
  }
  if (/^\d{15}$/.test(number)) return 'resident_id';
  const told = idTypes.find((one) => idTypeFacts(one).telling && idTypeFacts(one).pattern?.test(number));
  if (told !== undefined) return told;
  // A run of digits near 18 is a resident ID with a slip, and the length is what to tell; anything else stays open.
  return /^\d{12,19}X?$/.test(number) ? 'resident_id' : null;
}

function checkAs(idType: IdType, number: string, question: IdentityQuestion): IdentityAnswer {
  if (idType === 'uscc') return answer(idType, number, usccProblem(number));
  if (residentFormTypes.has(idType)) return checkResidentForm(idType, number, question);
  const pattern = idTypeFacts(idType).pattern;
  if (pattern?.test(number)) return { ok: true, idType, number };
  if (idType !== 'foreigner_permanent_residence') return refused('pattern');
  const problem = residentIdProblem(number, question.today);
  return answer(idType, number, problem ?? (residentForm(number) === idType ? null : 'pattern'));
}

function checkResidentForm(
  idType: IdType,
  number: string,
  { today, history }: IdentityQuestion,
): IdentityAnswer {
  if (/^\d{15}$/.test(number) && history !== true) return refused('old_form');
  const number18 = number.length === 15 ? upgradeResidentId(number) : number;
  const problem = residentIdProblem(number18, today);
  if (problem !== null) return refused(problem);
  const permit = idType === 'hk_macao_taiwan_residence_permit';
  const fits = (residentForm(number18) === 'hk_macao_taiwan_residence_permit') === permit;
  return answer(idType, number18, fits && !number18.startsWith('9') ? null : 'pattern');
}

const refused = (problem: IdentityProblem): IdentityAnswer => ({ ok: false, problem });

const answer = (idType: IdType, number: string, problem: IdentityProblem | null): IdentityAnswer =>
  problem === null ? { ok: true, idType, number } : refused(problem);
