/**
 * Instants are UTC ISO text with milliseconds (`2026-04-15T01:30:00.000Z`), days are `YYYY-MM-DD` in the office's zone.
 * The zone is Asia/Shanghai: +08:00 all year since 1992, so plain arithmetic is exact and the host's zone never matters.
 */
const OFFICE_OFFSET_HOURS = 8;
const OFFICE_OFFSET_MS = OFFICE_OFFSET_HOURS * 3_600_000;
const DAY_MS = 86_400_000;

export type Instant = string;
export type Day = string;

/** Office time to the minute, as nearly every cell of a list writes it. */
const plainTime = /^\d{4}-\d{2}-\d{2}[T ](?:[01]\d|2[0-3]):[0-5]\d$/;

const isoTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads an ISO date or time; without an offset it is office time. Null if it is none, or names a day that does not exist. */
export function parseInstant(text: string): Instant | null {
  if (plainTime.test(text)) return readPlainTime(text);
  const match = isoTime.exec(text.trim());
  if (!match) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '0', zone] =
    match;
  if (!isDay(`${year}-${month}-${day}`)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const wall = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second, Number(fraction.padEnd(3, '0')));
  return new Date(wall - offsetMs(zone)).toISOString();
}

/** The same without a Date for every cell: a million of them are read from one list. */
const readPlainTime = (text: string): Instant | null => {
  const day = text.slice(0, 10);
  return isDay(day) ? utcOf(day, Number(text.slice(11, 13)), text.slice(14)) : null;
};

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** The instant of an office day, hour and minutes (MM). */
function utcOf(day: Day, hour: number, minutes: string): Instant {
  const early = hour < OFFICE_OFFSET_HOURS;
  const utcDay = early ? neighbour(day, -1) : day;
  return `${utcDay}T${hours[hour - OFFICE_OFFSET_HOURS + (early ? 24 : 0)]}:${minutes}:00.000Z`;
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined) return OFFICE_OFFSET_MS;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= lastOfMonth(Number(text.slice(0, 4)), month);
}

function lastOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** An instant as it is kept, which can be cut up without a Date; other ISO texts are shorter, longer or have an offset. */
const isKeptInstant = (instant: Instant | Date): instant is Instant =>
  typeof instant === 'string' && instant.length === 24 && instant.endsWith('Z');

/** The office's calendar day of an instant. */
export function officeDay(instant: Instant | Date): Day {
  if (!isKeptInstant(instant)) return officeIso(instant).slice(0, 10);
  const day = instant.slice(0, 10);
  return Number(instant.slice(11, 13)) < 24 - OFFICE_OFFSET_HOURS ? day : neighbour(day, 1);
}

const nextDays = new Map<Day, Day>();
const daysBefore = new Map<Day, Day>();

/** The day after or before, remembered: the days of a list are few. */
function neighbour(day: Day, step: 1 | -1): Day {
  const known = step === 1 ? nextDays : daysBefore;
  let found = known.get(day);
  if (found === undefined) {
    if (known.size > 10_000) known.clear();
    found = shiftDays(day, step);
    known.set(day, found);
  }
  return found;
}

/** An instant as office time with its offset: `2026-04-15T09:30:00+08:00`. */
export function officeIso(instant: Instant | Date): string {
  if (isKeptInstant(instant)) {
    const hour = (Number(instant.slice(11, 13)) + OFFICE_OFFSET_HOURS) % 24;
    return `${officeDay(instant)}T${hours[hour]}${instant.slice(13, 19)}+08:00`;
  }
  const shifted = new Date(new Date(instant).getTime() + OFFICE_OFFSET_MS);
  return `${shifted.toISOString().slice(0, 19)}+08:00`;
}

/** The instant at which the office's clock shows `time` (HH:MM) on `day`. */
export const officeInstant = (day: Day, time = '00:00'): Instant =>
  utcOf(day, Number(time.slice(0, 2)), time.slice(3));

export const addDays = (day: Day, count: number): Day =>
  count === 1 || count === -1 ? neighbour(day, count) : shiftDays(day, count);

const shiftDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

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
