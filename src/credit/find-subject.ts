import type { Desk } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import { type ApplicantType, checkIdentityNumber } from '../identity/check-identity-number.ts';
import type { IdType } from '../identity/id-types.ts';
import { maskIdNumber } from '../identity/mask.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseCode } from '../kernel/text.ts';
import { officeDay } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';
import { idKeyOf } from '../subject/id-key.ts';
import { findSubject, type Subject } from '../subject/select-subjects.ts';

/** An identity number as stored: half-width, without spaces, in upper case. */
export const asStored = (id: string): string => normaliseCode(id).toUpperCase();

/** The subject with this identity number, as typed; null where the office has never dealt with it. */
export const subjectOf = (desk: Desk, id: string, db: Db | Tx = desk.store.db): Promise<Subject | null> =>
  findSubject(db, idKeyOf(desk.keys, asStored(id)));

/** The same, or E_CREDIT_SUBJECT_UNKNOWN: the number masked, its place in the message only a reminder. */
export async function requireSubject(desk: Desk, id: string): Promise<Result<Subject, AppError>> {
  const subject = await subjectOf(desk, id);
  return subject ? ok(subject) : err(unknownSubject(id));
}

export const unknownSubject = (id: string): AppError =>
  appError('E_CREDIT_SUBJECT_UNKNOWN', { id_number: maskIdNumber(asStored(id)) });

/**
 * Who holds a number of which nothing else is known: credit codes that begin with 92 are those of self-employed persons (GB 32100:
 * registering body 9, kind 2), all others of bodies; personal documents are those of persons.
 */
export function bodyType({ idType, number }: { idType: IdType; number: string }): ApplicantType {
  if (idType !== 'uscc') return 'person';
  return number.startsWith('92') ? 'self_employed' : 'organization';
}

/**
 * Checks a number that the office does not know by the standard of its document: a slip must not pass for somebody without record.
 * Without a type the widest is taken (self-employed persons hold credit codes and personal documents). E_CREDIT_ID_NUMBER.
 */
export function checkNumber(
  desk: Desk,
  id: string,
  type: ApplicantType = 'self_employed',
  idType?: string,
): Result<{ idType: IdType; number: string }, AppError> {
  const answer = checkIdentityNumber({ type, idType, number: id, today: officeDay(desk.now()) });
  if (answer.ok) return ok({ idType: answer.idType, number: answer.number });
  return err(
    appError('E_CREDIT_ID_NUMBER', { id_number: maskIdNumber(asStored(id)), problem: answer.problem }),
  );
}
