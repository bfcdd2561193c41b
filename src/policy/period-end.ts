import { assert } from '../kernel/assert.ts';
import type { Limit } from '../kernel/limit.ts';
import { addDays, addMonths, type Day } from '../kernel/time.ts';

/**
 * The end of a calendar period that starts on `day` (publicity, bars, retention): the corresponding day, never shifted for
 * holidays: 2026-04-01 and 3 months give 2026-07-01. Only for limits in d, mo or y; working days need a calendar (`dueDate`).
 */
export function periodEnd(day: Day, limit: Limit): Day {
  assert(
    limit.unit === 'd' || limit.unit === 'mo' || limit.unit === 'y',
    `a calendar period, not ${limit.unit}`,
  );
  if (limit.unit === 'd') return addDays(day, limit.amount);
  return addMonths(day, limit.unit === 'mo' ? limit.amount : limit.amount * 12);
}
