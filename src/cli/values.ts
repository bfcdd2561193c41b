import { appError } from '../i18n/catalogue.ts';
import { formatLimit, type Limit, parseLimit } from '../kernel/limit.ts';
import { type Day, type Instant, isDay, officeDay, parseInstant } from '../kernel/time.ts';
import type { Context, Format } from './context.ts';
import { note } from './output.ts';

/** A count given by a flag: a whole number from 1 on. Throws E_USAGE_VALUE. */
export function countOption(flag: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw appError('E_USAGE_VALUE', { flag, value: text, expected: '1, 2, 3 …' });
}

/**
 * How many a list shows: a terminal what somebody can read, a program as much as fits into one document; what is left is in `total`.
 * Throws E_USAGE_VALUE.
 */
export const listLimit = (format: Format, text: string | undefined): number =>
  countOption('--limit', text, format === 'table' ? 200 : 100_000);

/** A year given by `--year`. Throws E_USAGE_VALUE. */
export function yearOption(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw appError('E_USAGE_VALUE', { flag: '--year', value: text, expected: '20YY' });
}

/** A day given by a flag. Throws E_USAGE_VALUE. */
export function dayOption(flag: string, text: string): Day {
  if (isDay(text)) return text;
  throw appError('E_USAGE_VALUE', { flag, value: text, expected: 'YYYY-MM-DD' });
}

/** The day of an act, given by a flag: as with a case's steps one that is still to come is accepted with a remark. Throws E_USAGE_VALUE. */
export function notedDay(ctx: Context, flag: string, text: string): Day {
  const day = dayOption(flag, text);
  if (day > officeDay(ctx.now())) note(ctx, ctx.t.cases.inFuture({ time: day }));
  return day;
}

/** The day of what goes out to somebody else with its date, given by a flag: today at the latest. Throws E_USAGE_VALUE, E_DAY_FUTURE. */
export function pastDayOption(flag: string, text: string, today: Day): Day {
  const day = dayOption(flag, text);
  if (day <= today) return day;
  throw appError('E_DAY_FUTURE', { flag, day, today });
}

/** A time given by a flag; office time where it names no zone. Throws E_USAGE_VALUE. */
export function instantOption(flag: string, text: string): Instant {
  const instant = parseInstant(text);
  if (instant !== null) return instant;
  throw appError('E_USAGE_VALUE', { flag, value: text, expected: 'YYYY-MM-DD[THH:MM]' });
}

/** A name given by a flag: NFC, trimmed, not empty. Throws E_USAGE_ANSWER_MISSING with `question`, what is asked for. */
export function nameOption(flag: string, text: string, question: string): string {
  const name = text.normalize('NFC').trim();
  if (name !== '') return name;
  throw appError('E_USAGE_ANSWER_MISSING', { question, flag });
}

/** A flag that may be given several times: `.option(flags, text, collected)`. */
export const collected = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** One of the words a flag takes. Throws E_USAGE_VALUE, which lists them. */
export function wordOption<T extends string>(flag: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw appError('E_USAGE_VALUE', { flag, value: text, expected: words.join(', ') });
}

/** A time limit given by a flag. Throws E_USAGE_VALUE. */
export function limitOption(flag: string, text: string): Limit {
  const limit = parseLimit(text);
  if (limit !== null) return limit;
  const expected = `${formatLimit({ amount: 3, unit: 'wd' }, 'zh')}, 3wd, 7d`;
  throw appError('E_USAGE_VALUE', { flag, value: text, expected });
}
