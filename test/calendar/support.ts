import { must } from '../../src/kernel/assert.ts';
import { type Limit, parseLimit } from '../../src/kernel/limit.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { type Instant, parseInstant } from '../../src/kernel/time.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import type { Policy } from '../../src/policy/schema.ts';

export const defaultPolicy: Policy = orThrow(await loadPolicy(null));

export const at = (text: string): Instant => must(parseInstant(text), text);

export const limit = (text: string): Limit => must(parseLimit(text), text);

type Deadlines = Policy['deadlines'];
type ValueOf<R extends keyof Deadlines> = Deadlines[R]['periods'][number]['value'];

/** The default policy with one rule of deadlines changed, for all days. */
export function withDeadlineRule<R extends keyof Deadlines>(rule: R, value: ValueOf<R>): Policy {
  const changed = {
    ...defaultPolicy.deadlines[rule],
    periods: defaultPolicy.deadlines[rule].periods.map((period) => ({ ...period, value })),
  };
  return { ...defaultPolicy, deadlines: { ...defaultPolicy.deadlines, [rule]: changed } };
}
