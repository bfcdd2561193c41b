import type { RuleField } from '../item/check-rules.ts';
import { must } from '../kernel/assert.ts';
import { findRows, type SourceRow } from '../source/find-rows.ts';
import { keyHash, rowDigest, unpackValues } from '../source/source-row.ts';
import type { Db, Tx } from '../store/store.ts';
import {
  applyRule,
  type ComparisonOutcome,
  outcomeOf,
  type RuleResult,
  type SeenRow,
} from './comparison-rules.ts';
import type { BoundRule, RulesOf } from './rules-of-items.ts';
import { type ComparableCase, promiseDay } from './select-comparable.ts';

/** What one rule met: the evidence, which never holds the row itself. */
export interface RuleEvidence {
  readonly bound: BoundRule;
  readonly result: RuleResult;
  readonly rowDigest: Buffer | null;
}

export interface Comparison {
  readonly row: ComparableCase;
  readonly outcome: ComparisonOutcome;
  readonly evidence: readonly RuleEvidence[];
}

/**
 * Holds cases against their rules, all at once: each source is asked for all their keys together. Cases without rules are left out.
 */
export async function compareCases(
  db: Db | Tx,
  hashKey: Uint8Array,
  rulesOf: RulesOf,
  cases: readonly ComparableCase[],
): Promise<readonly Comparison[]> {
  const asked = cases.flatMap((row) => {
    const rules = rulesOf.get(row.item_version_id);
    return rules === undefined
      ? []
      : [{ row, rules: rules.map((bound) => ({ bound, key: keyOf(bound, row, hashKey) })) }];
  });
  const wanted = new Map<number, Map<string, Buffer>>();
  for (const { rules } of asked) {
    for (const { bound, key } of rules) {
      if (key === null) continue;
      const keys = wanted.get(bound.source.source_id) ?? new Map<string, Buffer>();
      keys.set(key.hex, key.hash);
      wanted.set(bound.source.source_id, keys);
    }
  }
  const found = new Map<number, ReadonlyMap<string, readonly SourceRow[]>>();
  for (const [sourceId, keys] of wanted)
    found.set(sourceId, await findRows(db, sourceId, [...keys.values()]));

  return asked.map(({ row, rules }) => {
    const evidence = rules.map(({ bound, key }): RuleEvidence => {
      const rows = key === null ? null : (found.get(bound.source.source_id)?.get(key.hex) ?? []);
      const facts = { value: (field: RuleField) => row[field], day: promiseDay(row) };
      const seen = rows === null ? null : rows.map((one) => seenRow(one, bound));
      const applied = applyRule(bound.rule, facts, seen);
      const decided = applied.row === -1 ? null : must(rows?.[applied.row], 'a rule decides by a row it saw');
      return {
        bound,
        result: applied.result,
        rowDigest: decided && rowDigest(hashKey, decided.key, decided.data),
      };
    });
    return { row, outcome: outcomeOf(evidence.map(({ result }) => result)), evidence };
  });
}

interface Key {
  readonly hex: string;
  readonly hash: Buffer;
}

/** The key by which a rule looks a case up; null where the case has none. Identity numbers are known by their keyed hash. */
function keyOf({ rule }: BoundRule, row: ComparableCase, hashKey: Uint8Array): Key | null {
  if (rule.keyField === 'id_number') return fromHex(row.id_key);
  if (rule.keyField === 'agent_id_number')
    return row.agent_id_key === null ? null : fromHex(row.agent_id_key);
  const text = row[rule.keyField];
  if (text === null) return null;
  const hash = keyHash(hashKey, text);
  return { hex: hash.toString('hex'), hash };
}

const fromHex = (hex: string): Key => ({ hex, hash: Buffer.from(hex, 'hex') });

function seenRow({ data }: SourceRow, { places }: BoundRule): SeenRow {
  let values: readonly (string | null)[] | null = null;
  return {
    value(column) {
      values ??= unpackValues(data);
      return values[must(places.get(column), 'a bound rule knows its columns')] ?? null;
    },
  };
}
