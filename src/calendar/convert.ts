import { unreachable } from '../kernel/assert.ts';
import type { Limit } from '../kernel/limit.ts';
import type { Policy } from '../policy/schema.ts';

export type Conversion = Policy['reporting']['conversion']['periods'][number]['value'];

/** A limit in minutes by the declared conversion: for comparison and savings only, never for a deadline (domain 3.6). */
export function limitMinutes(limit: Limit, conversion: Conversion): number {
  const dayMinutes = conversion.day_hours * 60;
  switch (limit.unit) {
    case 'wd':
      return limit.amount * conversion.working_day_hours * 60;
    case 'd':
      return limit.amount * dayMinutes;
    case 'h':
      return limit.amount * 60;
    case 'min':
      return limit.amount;
    case 'mo':
      return limit.amount * conversion.month_days * dayMinutes;
    case 'y':
      return limit.amount * conversion.year_days * dayMinutes;
    case 'on_the_spot':
      return conversion.on_the_spot_minutes;
    default:
      return unreachable(limit.unit);
  }
}

/**
 * Two limits on one scale. Working days beside days, months or years go by 5 working days = 7 days: by hours of work alone,
 * 20 working days would seem shorter than 7 days.
 */
export function comparableMinutes(a: Limit, b: Limit, conversion: Conversion): readonly [number, number] {
  const mixed = (a.unit === 'wd' && isCalendarUnit(b)) || (b.unit === 'wd' && isCalendarUnit(a));
  const minutes = (limit: Limit): number =>
    mixed && limit.unit === 'wd'
      ? ((limit.amount * conversion.days_per_five_working_days) / 5) * conversion.day_hours * 60
      : limitMinutes(limit, conversion);
  return [minutes(a), minutes(b)];
}

/** Negative when `a` is the shorter limit, 0 when both are as long, positive when `a` is the longer. */
export function compareLimits(a: Limit, b: Limit, conversion: Conversion): number {
  const [first, second] = comparableMinutes(a, b, conversion);
  return first - second;
}

const isCalendarUnit = ({ unit }: Limit): boolean => unit === 'd' || unit === 'mo' || unit === 'y';
