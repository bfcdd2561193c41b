import { sha256Hex } from '../kernel/hash.ts';
import type { TicketedUnit } from './assign-rules.ts';
import type { AddFinding } from './finding.ts';
import { type FolderFiles, folderFiles } from './folder.ts';
import { bytesOf } from './folder-file.ts';
import { type PopulationUnit, parsePlainCsv, plainCsv } from './population.ts';
import type { PublishedPlan } from './published-plan.ts';
import type { ListedUnit } from './select-units.ts';
import { seedHash, ticketOf } from './ticket.ts';

/** `must.csv`: `unit,reason` a line by the unit's UTF-8 bytes, without header: what `must.sha256` of the frozen plan is the digest of. */
export const mustCsv = (must: readonly ListedUnit[]): string =>
  plainCsv(must.map(({ unit, reason }) => [unit, reason]));

/**
 * Holds the units that are visited in any case to the list that was frozen with the plan, and apart from the population. Returns them with
 * their tickets, by which inspectors are assigned to them after the drawn units.
 */
export function checkMust(
  files: FolderFiles,
  plan: PublishedPlan,
  units: readonly PopulationUnit[],
  seed: string,
  add: AddFinding,
): TicketedUnit[] {
  const bytes = bytesOf(files, folderFiles.must);
  if (!bytes) {
    if (plan.must !== undefined) add(folderFiles.must, 'missing-file');
    return [];
  }
  if (sha256Hex(bytes) !== plan.must?.sha256) add(folderFiles.must, 'digest-mismatch', plan.must?.sha256);
  const rows = parsePlainCsv(bytes, 2);
  if (rows === null) add(folderFiles.must, 'malformed');
  const population = new Set(units.map(({ unit }) => unit));
  const seedHex = seedHash(seed);
  return (rows ?? []).map(([unit = '']) => {
    if (population.has(unit)) add(folderFiles.must, 'population-mismatch', unit);
    return { unit, ticket: ticketOf(seedHex, unit) };
  });
}
