import { z } from 'zod';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, isDay } from '../kernel/time.ts';

const day = z.string().refine(isDay);

const bothLanguages = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/**
 * One rule of a policy file: its values over time, each with its basis.
 * `source`: sourced = read in a text; common_knowledge = known in the field, not checked; design = this program's choice.
 */
export const ruleOf = <T extends z.ZodType>(name: string, value: T) =>
  z
    .strictObject({
      file: z.string(),
      periods: z
        .array(
          z.strictObject({
            /** A name to store with what was decided under this period; by default its first day. */
            id: z
              .string()
              .regex(/^[a-z0-9-]+$/)
              .optional(),
            effective_from: day,
            /** The last day in force; null = open. */
            effective_to: day.nullable(),
            basis: bothLanguages,
            source: z.enum(['sourced', 'common_knowledge', 'design']),
            value,
          }),
        )
        .min(1),
    })
    .transform(({ file, periods }) => ({
      name,
      file,
      periods: periods.map((period) => ({ ...period, id: period.id ?? period.effective_from })),
    }));

/** A rule's value in force from `effective_from` to `effective_to` (both days included). */
export interface Regime<T> {
  readonly id: string;
  readonly effective_from: Day;
  readonly effective_to: Day | null;
  readonly basis: { readonly zh: string; readonly en: string };
  readonly source: 'sourced' | 'common_knowledge' | 'design';
  readonly value: T;
}

/** A rule: `name` as `file.rule` (`credit.bars`), `file` the YAML file that its periods came from. */
export interface Rule<T> {
  readonly name: string;
  readonly file: string;
  readonly periods: readonly Regime<T>[];
}

/** The value of a rule in force on a day, with its basis. E_POLICY_NONE where no period holds that day. */
export function regimeOn<T>(rule: Rule<T>, onDay: Day): Result<Regime<T>, AppError> {
  // Days are YYYY-MM-DD: their text order is their order in time.
  const found = rule.periods.find(
    (period) =>
      period.effective_from <= onDay && (period.effective_to === null || onDay <= period.effective_to),
  );
  return found ? ok(found) : err(appError('E_POLICY_NONE', { rule: rule.name, day: onDay, file: rule.file }));
}

/** E_POLICY_PERIOD when a period ends before it starts, two overlap, or two have one id. */
export function checkPeriods(rule: Rule<unknown>): Result<void, AppError> {
  const fail = (
    problem: 'reversed' | 'overlap' | 'same_id',
    first: Regime<unknown>,
    second: Regime<unknown>,
  ) =>
    err(
      appError('E_POLICY_PERIOD', {
        file: rule.file,
        rule: rule.name,
        problem,
        first: first.effective_from,
        second: second.effective_from,
      }),
    );
  for (const [index, period] of rule.periods.entries()) {
    if (period.effective_to !== null && period.effective_to < period.effective_from) {
      return fail('reversed', period, period);
    }
    for (const other of rule.periods.slice(index + 1)) {
      if (period.id === other.id) return fail('same_id', period, other);
      const apart =
        (period.effective_to !== null && period.effective_to < other.effective_from) ||
        (other.effective_to !== null && other.effective_to < period.effective_from);
      if (!apart) return fail('overlap', period, other);
    }
  }
  return ok(undefined);
}
