import { dueEnds, type Extension, type Incidents } from '../calendar/due.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { formatLimit, type Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Instant, officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import { plainMaterial } from './admit-rules.ts';
import { type Clock, clockOf } from './clock-rules.ts';

/** Deferred materials as they are stored and shown: `毕业证书；离职证明`. */
export const materialList = (materials: string | null): string[] =>
  (materials ?? '').split('；').filter((material) => material !== '');

export const joinMaterials = (materials: readonly string[]): string | null => materials.join('；') || null;

/** A flag's materials, each once: parted by `；`, `;` or line ends, without the mark of deferral. */
export const typedMaterials = (typed: readonly string[]): string[] => [
  ...new Set(
    typed
      .flatMap((text) => text.split(/[；;\n]/))
      .map(normaliseText)
      .filter((material) => material !== '')
      .map(plainMaterial),
  ),
];

export interface Supplied {
  readonly came: readonly string[];
  readonly left: readonly string[];
}

/** What has come and what is left of the materials awaited; none named: all have come. E_CASE_MATERIAL_NOT_AWAITED. */
export function supplied(
  caseNo: string,
  awaited: readonly string[],
  named: readonly string[],
): Result<Supplied, AppError> {
  const stray = named.find((material) => !awaited.includes(material));
  if (stray !== undefined) {
    return err(appError('E_CASE_MATERIAL_NOT_AWAITED', { case_no: caseNo, material: stray, awaited }));
  }
  const came = named.length === 0 ? awaited : awaited.filter((material) => named.includes(material));
  return ok({ came, left: awaited.filter((material) => !came.includes(material)) });
}

/** By when the deferred materials must come: by a day of their own, else by the deadline of the case. */
export const materialsDueOf = (row: {
  readonly materials_due: string | null;
  readonly deadline: string | null;
}): string | null => row.materials_due ?? row.deadline;

/**
 * The end of a time given for deferred materials, from the receipt on. By policy it may not lie after the deadline that the
 * item's promised limit gives (E_CASE_MATERIALS_LIMIT); ends are compared, so no unit is converted.
 */
export function materialsClock(
  { policy, calendar }: { readonly policy: Policy; readonly calendar: Calendar },
  asked: { readonly receivedAt: Instant; readonly limit: Limit; readonly deadline: string | null },
): Result<Clock, AppError> {
  const { receivedAt, limit, deadline } = asked;
  const bound = regimeOn(policy.deferral.limit, officeDay(receivedAt));
  if (!bound.ok) return bound;
  const clock = clockOf(calendar, receivedAt, limit);
  if (!clock.ok || bound.value.value === 'free' || deadline === null) return clock;
  const { due } = clock.value;
  if (dueEnds(calendar, due) <= dueEnds(calendar, deadline)) return clock;
  return err(appError('E_CASE_MATERIALS_LIMIT', { due, deadline }));
}

/** The same end with more time granted since: each extension runs on from the day on which the time before it ends. */
export const extendedClock = (
  calendar: Calendar,
  base: { readonly receivedAt: Instant; readonly limit: Limit; readonly incidents: Incidents },
  extensions: readonly Extension[],
): Result<Clock, AppError> =>
  clockOf(calendar, base.receivedAt, base.limit, undefined, {
    ...base.incidents,
    extensions: [...(base.incidents.extensions ?? []), ...extensions],
  });

/** Whether materials may be given more time: how often and by how much is policy. E_CASE_MATERIALS_EXTENSION. */
export function checkPostponement(
  policy: Policy,
  asked: { readonly caseNo: string; readonly by: Limit; readonly before: number; readonly at: Instant },
): Result<void, AppError> {
  const { caseNo, by, before, at } = asked;
  const rule = regimeOn(policy.deferral.extension, officeDay(at));
  if (!rule.ok) return rule;
  const { times, longest } = rule.value.value;
  const short = by.unit === longest.unit && Number.isInteger(by.amount) && by.amount <= longest.amount;
  if (before < times && short) return ok(undefined);
  return err(
    appError('E_CASE_MATERIALS_EXTENSION', {
      ...{ case_no: caseNo, before, times },
      ...{ longest: formatLimit(longest, 'zh'), longestEn: formatLimit(longest, 'en') },
    }),
  );
}
