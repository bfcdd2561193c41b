import { caseModes } from '../case/case.ts';
import { tracks } from '../item/item.ts';
import { type CountKey, countKeys, type GroupKey, groupKeys, type PeriodFacts } from './facts.ts';

/** Sums that must agree (domain 8.3). A report in which one does not is refused. */
export const identityNames = [
  'cases_by_mode',
  'commitment_cases',
  'items_by_track',
  'open_cases',
  'completed_cases',
  'checks_due',
  'check_outcomes',
  'bars',
  'rows_to_total',
] as const;

/** `records` is the credit report's own, `drawn` that of supervision. */
export type IdentityName = (typeof identityNames)[number] | 'records' | 'drawn';

export interface Identity {
  readonly name: IdentityName;
  readonly left: number;
  readonly right: number;
  /** Of `rows_to_total`: the groups and the count that fail. */
  readonly of?: string;
}

/** Every identity with both its sides. */
export function identitiesOf(facts: PeriodFacts): readonly Identity[] {
  const { total, flow } = facts;
  return [
    { name: 'cases_by_mode', left: total.cases, right: sum(caseModes.map((mode) => facts.byMode[mode])) },
    { name: 'commitment_cases', left: total.commitment_cases, right: facts.byMode.commitment },
    { name: 'items_by_track', left: total.items, right: sum(tracks.map((track) => facts.byTrack[track])) },
    {
      name: 'open_cases',
      left: flow.open_start + flow.accepted,
      right: flow.completed + flow.withdrawn + flow.terminated + flow.open_end,
    },
    { name: 'completed_cases', left: flow.completed, right: total.cases },
    { name: 'checks_due', left: total.check_due, right: total.checked + total.pending },
    {
      name: 'check_outcomes',
      left: total.checked,
      right: total.true + total.partly + total.untrue + total.unverifiable,
    },
    { name: 'bars', left: flow.bars_start + flow.bars_new - flow.bars_ended, right: flow.bars_end },
    ...groupKeys.flatMap((by) =>
      countKeys
        .filter((key) => !(notIn[by] ?? []).includes(key))
        .map((key) => ({
          name: 'rows_to_total' as const,
          of: `${by}: ${key}`,
          left: sum(facts.groups[by].map((row) => row[key])),
          right: total[key],
        })),
    ),
  ];
}

/** A breach is an authority's; an item has no channel. */
const notIn: Partial<Record<GroupKey, readonly CountKey[]>> = {
  level: ['breaches'],
  track: ['breaches'],
  channel: ['breaches', 'items', 'commitment_items'],
  item: ['breaches'],
};

/** The first identity that does not hold, or null. */
export const failedIdentity = (facts: PeriodFacts): Identity | null =>
  identitiesOf(facts).find(({ left, right }) => left !== right) ?? null;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
