import { appError, type Catalogue, catalogue, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import { type Calendar, type DayInfo, isGuess } from './working-days.ts';

export type Words = Catalogue['calendar'];
type Why = (words: Words, dayWords: string) => string;
type ValueOf<R extends keyof Policy['deadlines']> = Policy['deadlines'][R]['periods'][number]['value'];

export interface DueStep {
  readonly date: Day;
  /** Whether the day (or the time on it) was counted towards the limit. */
  readonly counted: boolean;
  readonly why: string;
}

/** Time that does not count (听证、检验检测、中止…): the clock stands still from one instant to the other. */
export interface Pause {
  readonly from: Instant;
  readonly until: Instant;
  /** In the language of the steps; shown as the reason why a day was not counted. */
  readonly why: string;
}

/** The rules of one count: those in force on the day of receipt hold to its end. */
export interface CountingRules {
  readonly firstDay: ValueOf<'first_day'>;
  readonly receiptOnHoliday: ValueOf<'receipt_on_holiday'>;
  readonly lastDayOnHoliday: ValueOf<'last_day_on_holiday'>;
  readonly hours: ValueOf<'hours'>;
  readonly halfDay: ValueOf<'half_day'>;
  readonly slots: ValueOf<'business_hours'>;
  readonly pausedDays: ValueOf<'pauses'>['days'];
}

/** A count under way: it looks days up, remembers whether one of them was a guess, and notes its steps if they are wanted. */
export interface Walk {
  readonly rules: CountingRules;
  /** E_CALENDAR_YEAR when strict and the day's year has no calendar. */
  readonly look: (day: Day) => Result<DayInfo, AppError>;
  readonly note: (day: Day, counted: boolean, why: Why) => void;
  readonly pauses: readonly Pause[];
  /** The pause for which a day is not counted, if any. */
  readonly pausedOn: (day: Day) => Pause | undefined;
  readonly steps: DueStep[];
  readonly isProvisional: () => boolean;
}

export interface WalkOptions {
  /** Years without a published calendar are counted by weekdays and the result is marked. */
  readonly provisional: boolean;
  /** Language of the steps; null = no steps (bulk work). */
  readonly lang: Lang | null;
  readonly pauses?: readonly Pause[];
}

export function startWalk(calendar: Calendar, receivedOn: Day, options: WalkOptions): Result<Walk, AppError> {
  const rules = rulesOn(calendar.deadlines, receivedOn);
  if (!rules.ok) return rules;
  const steps: DueStep[] = [];
  let guessed = false;
  const { lang } = options;
  const words = lang === null ? null : catalogue(lang).calendar;
  const pauses = options.pauses ?? [];
  const wholeDays = rules.value.pausedDays === 'whole_days';
  return ok({
    pauses,
    pausedOn: (day) =>
      pauses.find(({ from, until }) => {
        const last = officeDay(until);
        return officeDay(from) <= day && (wholeDays ? day <= last : day < last);
      }),
    rules: rules.value,
    look: (day) => {
      const info = calendar.dayInfo(day);
      if (!isGuess(info)) return ok(info);
      if (!options.provisional) return err(appError('E_CALENDAR_YEAR', { year: day.slice(0, 4), day }));
      guessed = true;
      return ok(info);
    },
    note: (date, counted, why) => {
      if (words === null || lang === null) return;
      steps.push({ date, counted, why: why(words, describeDay(calendar.dayInfo(date), lang)) });
    },
    steps,
    isProvisional: () => guessed,
  });
}

/** `放假（国庆节）`, `make-up working day (Spring Festival)`. */
export function describeDay(info: DayInfo, lang: Lang): string {
  const words = catalogue(lang).calendar;
  const kind = words.kind[info.kind];
  return info.name === null ? kind : words.named({ kind, name: info.name[lang] });
}

const knownRules = new WeakMap<Policy['deadlines'], Map<Day, Result<CountingRules, AppError>>>();

/** The rules of a day, remembered: a list asks for those of its few days by the hundred thousand. */
function rulesOn(rules: Policy['deadlines'], day: Day): Result<CountingRules, AppError> {
  let known = knownRules.get(rules);
  if (known === undefined) {
    known = new Map();
    knownRules.set(rules, known);
  }
  let found = known.get(day);
  if (found === undefined) {
    found = findRules(rules, day);
    known.set(day, found);
  }
  return found;
}

function findRules(rules: Policy['deadlines'], day: Day): Result<CountingRules, AppError> {
  const firstDay = regimeOn(rules.first_day, day);
  if (!firstDay.ok) return firstDay;
  const receipt = regimeOn(rules.receipt_on_holiday, day);
  if (!receipt.ok) return receipt;
  const lastDay = regimeOn(rules.last_day_on_holiday, day);
  if (!lastDay.ok) return lastDay;
  const hours = regimeOn(rules.hours, day);
  if (!hours.ok) return hours;
  const halfDay = regimeOn(rules.half_day, day);
  if (!halfDay.ok) return halfDay;
  const slots = regimeOn(rules.business_hours, day);
  if (!slots.ok) return slots;
  const pauses = regimeOn(rules.pauses, day);
  if (!pauses.ok) return pauses;
  return ok({
    firstDay: firstDay.value.value,
    receiptOnHoliday: receipt.value.value,
    lastDayOnHoliday: lastDay.value.value,
    hours: hours.value.value,
    halfDay: halfDay.value.value,
    slots: slots.value.value,
    pausedDays: pauses.value.value.days,
  });
}
