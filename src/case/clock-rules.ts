import { deadlineOf } from '../calendar/due.ts';
import type { Calendar } from '../calendar/working-days.ts';
import type { Coverage, Item } from '../item/item.ts';
import type { AppError } from '../kernel/app-error.ts';
import { formatLimit, type Limit, parseLimit } from '../kernel/limit.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Instant, officeDay } from '../kernel/time.ts';
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

/** Day counts are the same for every case of a day: remembered while many are counted. */
export type ClockMemory = Map<string, Clock>;

/** The end of a limit that starts with `from`. */
export function clockOf(
  calendar: Calendar,
  from: Instant,
  limit: Limit,
  memory: ClockMemory = new Map(),
): Result<Clock, AppError> {
  const wholeDays = limit.unit !== 'h' && limit.unit !== 'min' && Number.isInteger(limit.amount);
  const start = wholeDays && limit.unit !== 'on_the_spot' ? officeDay(from) : from;
  const key = `${formatLimit(limit, 'en')}|${start}`;
  const known = memory.get(key);
  if (known) return ok(known);
  const clock = deadlineOf(calendar, from, limit);
  if (clock.ok) memory.set(key, clock.value);
  return clock;
}

/** When the promise of a granted case must have been checked; null for what needs no check by a day. */
export function checkDue(
  rules: { policy: Policy; calendar: Calendar },
  granted: {
    item: Pick<Item, 'track' | 'check_within'>;
    mode: CaseMode;
    coverage: Coverage;
    decidedAt: Instant;
  },
  memory?: ClockMemory,
): Result<Clock | null, AppError> {
  const { item, mode, coverage, decidedAt } = granted;
  if (mode !== 'commitment') return ok(null);
  const day = officeDay(decidedAt);
  if (coverage === 'exempt') {
    const exempt = regimeOn(rules.policy.checks.exempt, day);
    if (!exempt.ok) return exempt;
    if (!exempt.value.value.has_deadline) return ok(null);
  }
  const own = item.check_within === null ? null : parseLimit(item.check_within);
  if (own !== null) return clockOf(rules.calendar, decidedAt, own, memory);
  const defaults = regimeOn(rules.policy.checks.defaults, day);
  if (!defaults.ok) return defaults;
  return clockOf(rules.calendar, decidedAt, defaults.value.value[item.track].within, memory);
}
