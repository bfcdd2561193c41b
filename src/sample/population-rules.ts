import { compareUtf8 } from '../kernel/text.ts';
import type { PopulationUnit } from './population.ts';
import { stratumKey } from './rules.ts';
import type { CandidateRow, UnitKind } from './store.ts';

export type StratumKey = 'item' | 'authority' | 'region' | 'channel' | 'grade';
export const stratumKeys: readonly StratumKey[] = ['item', 'authority', 'region', 'channel', 'grade'];

/**
 * The units of a population, each once, with their strata. A subject or an item with several cases takes the codes of its newest,
 * so that it belongs to one stratum only.
 */
export function populationOf(
  candidates: readonly CandidateRow[],
  kind: UnitKind,
  keys: readonly StratumKey[],
): PopulationUnit[] {
  const newest = new Map<string, CandidateRow>();
  for (const row of candidates) newest.set(unitOf(row, kind), row);
  return [...newest]
    .map(([unit, row]) => ({ unit, stratum: stratumKey(keys.map((key) => row[key])) }))
    .sort((a, b) => compareUtf8(a.unit, b.unit));
}

/** The unit that a case counts as: itself, its subject by the office's number, or its item. NFC. */
export function unitOf(row: CandidateRow, kind: UnitKind): string {
  const unit = { case: row.case_no, subject: row.subject_no, item: row.item }[kind];
  return unit.normalize('NFC');
}
