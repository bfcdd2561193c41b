import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import { selectItems } from '../item/select-items.ts';
import { findBatch } from '../item/store.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { type Rounding, ratio } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import {
  type Counting,
  type CoverageGroup,
  type CoverageKey,
  countUnits,
  coverageGroups,
  isAbove,
  type Measure,
  neededFor,
  parseTarget,
  type Target,
  targetShare,
  unknownVisits,
} from './coverage-rules.ts';

export interface CoverageOptions {
  readonly measure: Measure;
  readonly by: CoverageKey;
  readonly counts: Counting;
  readonly asOf: Day;
  readonly batch: string | null;
  /** Null: those of the policy in force on `asOf`. */
  readonly targets: readonly Target[] | null;
}

export interface TargetResult {
  /** Percent to get above. */
  readonly share: number;
  readonly by: Day;
  /** The day it was measured: its own day, or the report's while that is still to come. */
  readonly on: Day;
  readonly reached: number | null;
  readonly met: boolean;
  /** The day is still to come. */
  readonly open: boolean;
  readonly count: number;
  readonly total: number;
  /** The smallest count above the share. */
  readonly needed: number;
  /** On what a target of the policy rests; null for one given by a flag. */
  readonly basis: Basis | null;
}

interface Basis {
  readonly zh: string;
  readonly en: string;
}

export interface Coverage {
  readonly measure: Measure;
  readonly counts: Counting;
  readonly by: CoverageKey;
  readonly as_of: Day;
  readonly batch: string | null;
  readonly total: number;
  readonly count: number;
  readonly share: number | null;
  /** Units that do not say how many visits they take; 0 for the other measure. */
  readonly unknown: number;
  readonly groups: readonly CoverageGroup[];
  readonly targets: readonly TargetResult[];
  readonly rounding: Rounding;
}

/**
 * How far the list in force on a day reaches, by group and against targets; nothing is stored. A target whose day has passed is
 * measured on that day. E_ITEM_BATCH_UNKNOWN, and the policy's errors.
 */
export async function coverage(desk: Desk, options: CoverageOptions): Promise<Result<Coverage, AppError>> {
  const { measure, by, counts, asOf, batch } = options;
  const { db } = desk.store;
  if (batch !== null && !(await findBatch(db, batch)))
    return err(appError('E_ITEM_BATCH_UNKNOWN', { batch }));
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const regime = regimeOn(rules.value.policy.reporting.rounding, asOf);
  if (!regime.ok) return regime;
  const rounding = regime.value.value;
  const listOn = (day: Day) => selectItems(db, { asOf: day, ...(batch !== null && { batch }) });
  const entries = await listOn(asOf);
  const whole = countUnits(entries, measure, counts);
  const targets: TargetResult[] = [];
  const wanted =
    options.targets === null
      ? policyTargets(rules.value.policy, measure, asOf)
      : ok(options.targets.map((target) => ({ target, basis: null })));
  if (!wanted.ok) return wanted;
  for (const { target, basis } of wanted.value) {
    const open = target.by > asOf;
    const on = open ? asOf : target.by;
    const then = on === asOf ? whole : countUnits(await listOn(on), measure, counts);
    targets.push({
      share: targetShare(target),
      by: target.by,
      on,
      reached: ratio(then.count, then.total, rounding, 100),
      met: isAbove(then, target),
      open,
      ...then,
      needed: neededFor(then.total, target),
      basis,
    });
  }
  return ok({
    measure,
    counts,
    by,
    as_of: asOf,
    batch,
    ...whole,
    share: ratio(whole.count, whole.total, rounding, 100),
    unknown: measure === 'visits' ? unknownVisits(entries, counts) : 0,
    groups: coverageGroups(entries, by, measure, counts, rounding),
    targets,
    rounding,
  });
}

/** The policy's targets for a measure. E_POLICY_NONE where its rule has no period on that day. */
function policyTargets(
  policy: Policy,
  measure: Measure,
  asOf: Day,
): Result<{ target: Target; basis: Basis }[], AppError> {
  const regime = regimeOn(policy.targets.coverage, asOf);
  if (!regime.ok) return regime;
  return ok(
    regime.value.value
      .filter((target) => target.measure === measure)
      .map(({ above, by, basis }) => ({
        target: must(parseTarget(`${above}@${by}`), 'the policy was checked when it was read'),
        basis,
      })),
  );
}
