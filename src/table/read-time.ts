import { type Day, type Instant, isDay, parseInstant } from '../kernel/time.ts';

const dayForms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A day as people write it (2026-01-05, 2026/1/5, 2026.1.5, 2026年1月5日, 20260105). Null for a day that does not exist. */
export function readDay(text: string): Day | null {
  for (const form of dayForms) {
    const match = form.exec(text);
    if (!match) continue;
    const [, year = '', month = '', day = ''] = match;
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDay(iso) ? iso : null;
  }
  return null;
}

/**
 * A time as people write it: ISO, a day in any form with `9:30[:15]` or `9时30分`, GB/T 7408's 20260305093000, or a day alone
 * (then 00:00). Without an offset it is office time.
 */
export function readInstant(text: string): Instant | null {
  const iso = parseInstant(text);
  if (iso !== null) return iso;
  const alone = readDay(text);
  if (alone !== null) return parseInstant(alone);
  const packed = /^(\d{8})(\d{2})(\d{2})(\d{2})$/.exec(text);
  const written =
    packed ??
    /^(\d{4}\D\d{1,2}\D\d{1,2}日?)[T\s]*(\d{1,2})[:时点](\d{1,2})分?(?::?(\d{1,2})秒?)?$/.exec(text);
  if (!written) return null;
  const [, date = '', hour = '', minute = '', second = '0'] = written;
  const day = readDay(date);
  if (day === null) return null;
  return parseInstant(`${day}T${[hour, minute, second].map((part) => part.padStart(2, '0')).join(':')}`);
}
