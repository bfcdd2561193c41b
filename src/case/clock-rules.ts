import { deadlineOf, type Incidents } from '../calendar/due.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { appError } from '../i18n/catalogue.ts';
import type { Coverage, Item } from '../item/item.ts';
import type { AppError } from '../kernel/app-error.ts';
import { formatLimit, type Limit, parseLimit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import type { CaseMode, Channel } from './case.ts';

/** A clock to store: `YYYY-MM-DD` or office time with +08:00; provisional where a year has no published calendar yet. */
export interface Clock {
  readonly due: string;
  readonly provisional: boolean;
}

type Limits = Pick<Item, 'promised_limit_window' | 'promised_limit_online' | 'statutory_limit'>;

/** The office's own limit for a case: what it promised for the channel, else for the other one, else the statutory limit. */
export function limitFor(item: Limits, channel: Channel): Limit | null {
  const online = channel === 'online' || channel === 'mobile';
  const own = online ? item.promised_limit_online : item.promised_limit_window;
  const other = online ? item.promised_limit_window : item.promised_limit_online;
  const text = own ?? other ?? item.statutory_limit;
  return text === null ? null : parseLimit(text);
}

/** The limit by which a case on record is counted: its own (a bundle has one for all its members), else the item's. */
export function caseLimit(
  item: Limits,
  row: { readonly own_limit: string | null; readonly channel: Channel },
): Limit | null {
  return row.own_limit === null ? limitFor(item, row.channel) : parseLimit(row.own_limit);
}

/** Whether one more extension may be given: how often and by how much is policy. E_CASE_EXTENDED, E_CASE_EXTENSION_LONG. */
export function checkExtension(
  policy: Policy,
  asked: { readonly caseNo: string; readonly by: Limit; readonly before: number; readonly at: Instant },
): Result<void, AppError> {
  const { caseNo, by, before, at } = asked;
  const rule = regimeOn(policy.deadlines.extension, officeDay(at));
  if (!rule.ok) return rule;
  const { times, longest } = rule.value.value;
  if (before >= times) return err(appError('E_CASE_EXTENDED', { case_no: caseNo, times: before }));
  // A limit in another unit than policy's is never compared by a conversion: that would decide a right by an estimate.
  if (by.unit === longest.unit && Number.isInteger(by.amount) && by.amount <= longest.amount) {
    return ok(undefined);
  }
  return err(
    appError('E_CASE_EXTENSION_LONG', {
      by: formatLimit(by, 'zh'),
      longest: formatLimit(longest, 'zh'),
      byEn: formatLimit(by, 'en'),
      longestEn: formatLimit(longest, 'en'),
    }),
  );
}

/** Which promises of an item are checked; a grade may ask for every one. */
export function coverageFor(
  policy: Policy,
  item: Pick<Item, 'track' | 'check_coverage'>,
  at: Instant,
  gateCheck: 'normal' | 'full' | null,
): Result<Coverage, AppError> {
  if (gateCheck === 'full') return ok('full');
  if (item.check_coverage !== null) return ok(item.check_coverage);
  const defaults = regimeOn(policy.checks.defaults, officeDay(at));
  return defaults.ok ? ok(defaults.value.value[item.track].coverage) : defaults;
}

/** Day counts are the same for every case of a day: remembered while many are counted, by limit and day. */
export type ClockMemory = WeakMap<Limit, Map<Day, Clock>>;

/** The end of a limit that starts with `from`, with what happened to the clock since. */
export function clockOf(
  calendar: Calendar,
  from: Instant,
  limit: Limit,
  memory?: ClockMemory,
  incidents?: Incidents,
): Result<Clock, AppError> {
  const { amount, unit } = limit;
  const byTheDay = unit !== 'h' && unit !== 'min' && unit !== 'on_the_spot' && Number.isInteger(amount);
  // What depends on the hour would be remembered for every minute of a list, and hardly asked again.
  if (memory === undefined || incidents !== undefined || !byTheDay) {
    return deadlineOf(calendar, from, limit, incidents);
  }
  let byDay = memory.get(limit);
  if (byDay === undefined) {
    byDay = new Map();
    memory.set(limit, byDay);
  }
  const day = officeDay(from);
  const known = byDay.get(day);
  if (known) return ok(known);
  const clock = deadlineOf(calendar, from, limit);
  if (clock.ok) byDay.set(day, clock.value);
  return clock;
}

/** A granted case, as far as its check depends on it. */
export interface Granted {
  readonly item: Pick<Item, 'track' | 'check_within'>;
  readonly mode: CaseMode;
  readonly coverage: Coverage;
  readonly decidedAt: Instant;
}

/** Within which limit from the decision a promise must be checked; null for what needs no check by a day. */
export function checkLimit(
  policy: Policy,
  { item, mode, coverage, decidedAt }: Granted,
): Result<Limit | null, AppError> {
  if (mode !== 'commitment') return ok(null);
  const day = officeDay(decidedAt);
  if (coverage === 'exempt') {
    const exempt = regimeOn(policy.checks.exempt, day);
    if (!exempt.ok) return exempt;
    if (!exempt.value.value.has_deadline) return ok(null);
  }
  const own = item.check_within === null ? null : parseLimit(item.check_within);
  if (own !== null) return ok(own);
  const defaults = regimeOn(policy.checks.defaults, day);
  return defaults.ok ? ok(defaults.value.value[item.track].within) : defaults;
}

/** When the promise of a granted case must have been checked; null for what needs no check by a day. */
export function checkDue(
  { policy, calendar }: { policy: Policy; calendar: Calendar },
  granted: Granted,
  memory?: ClockMemory,
): Result<Clock | null, AppError> {
  const limit = checkLimit(policy, granted);
  if (!limit.ok || limit.value === null) return limit.ok ? ok(null) : limit;
  return clockOf(calendar, granted.decidedAt, limit.value, memory);
}
