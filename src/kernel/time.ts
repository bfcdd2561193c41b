/**
 * Instants are UTC ISO text with milliseconds (`2026-04-15T01:30:00.000Z`), days are `YYYY-MM-DD` in the office's zone.
 * The zone is Asia/Shanghai: +08:00 all year since 1992, so plain arithmetic is exact and the host's zone never matters.
 */
const OFFICE_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export type Instant = string;
export type Day = string;

/** Reads an ISO date or time; without an offset it is office time. Null if it is none, or names a day that does not exist. */
export function parseInstant(text: string): Instant | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '0', zone] =
    match;
  if (!isDay(`${year}-${month}-${day}`)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const wall = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second, Number(fraction.padEnd(3, '0')));
  return new Date(wall - offsetMs(zone)).toISOString();
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined) return OFFICE_OFFSET_MS;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date.toISOString().slice(0, 10) === text;
}

/** The office's calendar day of an instant. */
export const officeDay = (instant: Instant | Date): Day => officeIso(instant).slice(0, 10);

/** An instant as office time with its offset: `2026-04-15T09:30:00+08:00`. */
export function officeIso(instant: Instant | Date): string {
  const shifted = new Date(new Date(instant).getTime() + OFFICE_OFFSET_MS);
  return `${shifted.toISOString().slice(0, 19)}+08:00`;
}

/** The instant at which the office's clock shows `time` (HH:MM) on `day`. */
export function officeInstant(day: Day, time = '00:00'): Instant {
  return new Date(Date.parse(`${day}T${time}:00.000Z`) - OFFICE_OFFSET_MS).toISOString();
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Civil Code Art. 202: the corresponding day of the month, or that month's last day where there is none. */
export function addMonths(day: Day, count: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + count;
  const dayOfMonth = Number(day.slice(8, 10));
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(dayOfMonth, lastOfMonth))).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();
