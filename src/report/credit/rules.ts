import { type BarScope, barScopes, breachKinds } from '../../credit/breach.ts';
import { countOf, meanOf, shareOf } from '../../kernel/figure.ts';
import type { Rounding } from '../../kernel/ratio.ts';
import { compareUtf8 } from '../../kernel/text.ts';
import { addDays, type Day } from '../../kernel/time.ts';
import type { Identity } from '../identities.ts';
import type { Span } from '../month.ts';
import type { BarRow, BreachRow, CreditFacts } from './facts.ts';

/** Breaches decided in the span, by seriousness, and what came of them. */
export interface CreditGroup {
  readonly key: string;
  /** Of an item or an agent where it may be told; null elsewhere. */
  readonly name: string | null;
  readonly breaches: number;
  readonly minor: number;
  readonly general: number;
  readonly serious: number;
  readonly bars: number;
  readonly repairs: number;
  readonly objections: number;
}

const within = (day: Day | null, { from, to }: Span): boolean => day !== null && from <= day && day <= to;
const by = (day: Day | null, on: Day): boolean => day !== null && day <= on;

/** Corrected from the start upon an objection: as if it had never been decided. */
const undone = ({ state }: BreachRow): boolean => state === 'dismissed';

const decidedIn = ({ breaches, span }: CreditFacts): BreachRow[] =>
  breaches.filter((breach) => within(breach.decided_on, span) && !undone(breach));

/** On record on a day: decided, and neither repaired nor lifted by then. */
const onRecord = (breach: BreachRow, day: Day): boolean =>
  by(breach.decided_on, day) &&
  !undone(breach) &&
  !(breach.state === 'repaired' && by(breach.repaired_on, day)) &&
  !(breach.state === 'lifted' && by(breach.lifted_on, day));

/** As the table of bars defines it. */
const barsOn = (bars: readonly BarRow[], day: Day): BarRow[] =>
  bars.filter(
    (bar) =>
      bar.from_day <= day &&
      (bar.lifted_on === null || day < bar.lifted_on) &&
      (bar.until_repaired === 1 || bar.until_day === null || day <= bar.until_day),
  );

/** `asOf`: the span's last day, or today while it runs. */
export function creditFigures(facts: CreditFacts, asOf: Day, rounding: Rounding) {
  const { breaches, bars, repairs, objections, span } = facts;
  const decided = decidedIn(facts);
  const inForce = barsOn(bars, asOf);
  const completed = repairs.filter(({ completed_on }) => within(completed_on, span));
  const closed = objections.filter(({ closed_on }) => within(closed_on, span));
  const eligible = breaches.filter(
    (breach) => by(breach.decided_on, asOf) && !undone(breach) && by(breach.earliest_repair, asOf),
  );
  const repaired = eligible.filter((breach) => breach.state === 'repaired' && by(breach.repaired_on, asOf));
  const days = completed.reduce(
    (sum, { applied_on, completed_on }) => sum + daysBetween(applied_on, completed_on ?? applied_on),
    0,
  );
  const dismissed = (as: BreachRow['dismissed_as']): number =>
    breaches.filter((one) => one.dismissed_as === as && within(one.dismissed_on, span)).length;
  const count = (rows: readonly unknown[]) => countOf(rows.length, 'records', 'I22');
  return {
    indicators: {
      notified: count(breaches.filter(({ notified_on }) => within(notified_on, span))),
      breaches: count(decided),
      excused: countOf(dismissed('excused'), 'records', 'I22'),
      unfounded: countOf(dismissed('unfounded'), 'records', 'I22'),
      on_record: count(breaches.filter((breach) => onRecord(breach, asOf))),
      bars_new: count(bars.filter(({ from_day }) => within(from_day, span))),
      bars_in_force: count(inForce),
      subjects_barred: countOf(new Set(inForce.map((bar) => bar.subject_id)).size, 'subjects', 'I22'),
      repairs_applied: countOf(
        repairs.filter((one) => within(one.applied_on, span)).length,
        'records',
        'I23',
      ),
      repairs_accepted: countOf(
        repairs.filter((one) => within(one.accepted_on, span)).length,
        'records',
        'I23',
      ),
      repairs: countOf(completed.length, 'records', 'I23'),
      repairs_rejected: countOf(
        repairs.filter((one) => within(one.rejected_on, span)).length,
        'records',
        'I23',
      ),
      repairs_broken: countOf(repairs.filter((one) => within(one.broken_on, span)).length, 'records', 'I23'),
      repair_days: meanOf(days, completed.length, { unit: 'days', id: 'I23' }, rounding),
      repair_rate: shareOf(repaired.length, eligible.length, 'I23', rounding),
      objections: countOf(objections.filter((one) => within(one.filed_on, span)).length, 'records', 'I24'),
      objections_closed: countOf(closed.length, 'records', 'I24'),
      upheld_rate: shareOf(
        closed.filter(({ state }) => state === 'upheld').length,
        closed.length,
        'I24',
        rounding,
      ),
      objections_open: countOf(objections.filter((one) => !by(one.closed_on, asOf)).length, 'records', 'I24'),
    },
    by_kind: breachKinds.map((kind) => groupOf(facts, kind, null, (breach) => breach.kind === kind)),
    by_authority: groupsOf(facts, ({ authority_name }) => ({ key: authority_name, name: null })),
    by_item: groupsOf(facts, ({ item_code, item_name }) =>
      item_code === null ? null : { key: item_code, name: item_name },
    ),
    by_agent: groupsOf(facts, ({ agent }) => agent && { key: agent.subject_no, name: agent.name }),
    bars_by_scope: Object.fromEntries(
      barScopes.map((scope) => [scope, inForce.filter((bar) => bar.scope === scope).length]),
    ) as Record<BarScope, number>,
  };
}

export type CreditFigures = ReturnType<typeof creditFigures>;

function groupsOf(
  facts: CreditFacts,
  keyOf: (breach: BreachRow) => { key: string; name: string | null } | null,
): CreditGroup[] {
  const keys = new Map<string, string | null>();
  for (const breach of facts.breaches) {
    const found = keyOf(breach);
    if (found) keys.set(found.key, found.name);
  }
  return [...keys]
    .map(([key, name]) => groupOf(facts, key, name, (breach) => keyOf(breach)?.key === key))
    .filter(({ breaches, bars, repairs, objections }) => breaches + bars + repairs + objections > 0)
    .sort((a, b) => b.breaches - a.breaches || compareUtf8(a.key, b.key));
}

function groupOf(
  facts: CreditFacts,
  key: string,
  name: string | null,
  isIn: (breach: BreachRow) => boolean,
): CreditGroup {
  const { span, bars, repairs, objections } = facts;
  const decided = decidedIn(facts).filter(isIn);
  const ids = new Set(facts.breaches.filter(isIn).map(({ breach_id }) => breach_id));
  const of = (seriousness: BreachRow['seriousness']): number =>
    decided.filter((breach) => breach.seriousness === seriousness).length;
  const own = (row: { breach_id: number }): boolean => ids.has(row.breach_id);
  return {
    ...{ key, name, breaches: decided.length },
    ...{ minor: of('minor'), general: of('general'), serious: of('serious') },
    bars: bars.filter((bar) => own(bar) && within(bar.from_day, span)).length,
    repairs: repairs.filter((one) => own(one) && within(one.completed_on, span)).length,
    objections: objections.filter((one) => own(one) && within(one.filed_on, span)).length,
  };
}

/** What must add up: records over the span, kinds and authorities to the total. */
export function creditIdentities(facts: CreditFacts, figures: CreditFigures, asOf: Day): Identity[] {
  const { breaches, span } = facts;
  const before = addDays(span.from, -1);
  const start = breaches.filter((breach) => onRecord(breach, before)).length;
  const ended = breaches.filter(
    (breach) =>
      !undone(breach) &&
      ((breach.state === 'repaired' && within(breach.repaired_on, { from: span.from, to: asOf })) ||
        (breach.state === 'lifted' && within(breach.lifted_on, { from: span.from, to: asOf }))),
  ).length;
  const { indicators, by_kind, by_authority } = figures;
  const total = Number(indicators.breaches.value);
  const sum = (groups: readonly CreditGroup[]): number =>
    groups.reduce((all, group) => all + group.minor + group.general + group.serious, 0);
  return [
    { name: 'records', left: start + total - ended, right: Number(indicators.on_record.value) },
    { name: 'rows_to_total', of: 'kind: breaches', left: sum(by_kind), right: total },
    { name: 'rows_to_total', of: 'authority: breaches', left: sum(by_authority), right: total },
  ];
}

const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
