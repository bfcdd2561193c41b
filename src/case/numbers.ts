import { type Desk, regionOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { nextNumber, nextNumbers } from '../store/counter.ts';
import type { Tx } from '../store/store.ts';
import { applicationNumber, caseNumber, commitmentCode, letterNumber } from './number-rules.ts';

export interface LetterNumbers {
  readonly letter_no: string;
  readonly commitment_code: string;
}

/** The next free case number of the year; one that came in with a list is passed over. */
export async function nextCaseNumber(tx: Tx, desk: Desk, day: Day): Promise<string> {
  const region = regionOf(desk);
  const year = day.slice(0, 4);
  for (;;) {
    const number = caseNumber(region, year, await nextNumber(tx, 'case', `${region}-${year}`));
    const taken = await tx
      .selectFrom('cases')
      .select('case_id')
      .where('office_region', '=', region)
      .where('case_no', '=', number)
      .executeTakeFirst();
    if (!taken) return number;
  }
}

/** The next number of an application for a bundle. */
export async function nextApplicationNumber(tx: Tx, desk: Desk, day: Day): Promise<string> {
  const region = regionOf(desk);
  const year = day.slice(0, 4);
  return applicationNumber(region, year, await nextNumber(tx, 'application', `${region}-${year}`));
}

/**
 * Hands out numbers for `count` letters recorded on a day. The code's serial starts anew each day and stays in the office's range
 * (`letters.serial_from` to `serial_to` of chengnuo.yaml); E_CASE_SERIAL when the range is used up.
 */
export async function handOutLetterNumbers(
  tx: Tx,
  desk: Desk,
  day: Day,
  count: number,
): Promise<Result<readonly LetterNumbers[], AppError>> {
  if (count === 0) return ok([]);
  const region = regionOf(desk);
  const { prefix, serial_from: from, serial_to: to } = desk.workspace.config.letters;
  const first = await nextNumbers(tx, 'commitment_code', `${region}-${day}`, count, from);
  if (first < from || first + count - 1 > to) return err(appError('E_CASE_SERIAL', { day, from, to }));
  const year = day.slice(0, 4);
  const letter = await nextNumbers(tx, 'letter', `${prefix}-${year}`, count);
  return ok(
    Array.from({ length: count }, (_, i) => ({
      letter_no: letterNumber(prefix, year, letter + i),
      commitment_code: commitmentCode(region, day, first + i),
    })),
  );
}
