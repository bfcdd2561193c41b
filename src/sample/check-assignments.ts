import { sha256Hex } from '../kernel/hash.ts';
import { assignAll, type TicketedUnit } from './assign-rules.ts';
import { readBarred } from './barred-pairs.ts';
import { type Assigning, type Role, setsByUnit, startAssigning } from './duty.ts';
import { type AddFinding, compareLines } from './finding.ts';
import { assignmentsCsv, columns, type FolderFiles, folderFiles } from './folder.ts';
import { bytesOf } from './folder-file.ts';
import { parsePlainCsv } from './population.ts';
import type { PublishedPlan } from './published-plan.ts';

const roles: readonly Role[] = ['leader', 'member', 'expert'];

/** What is to be visited: the drawn units, and those that are visited in any case. */
export interface UnitsToVisit {
  readonly drawn: readonly TicketedUnit[];
  readonly must: readonly TicketedUnit[];
}

/**
 * Compares the inspector pool with the one that was frozen, and recomputes who visits which unit where the folder says so. Returns the
 * assignments in the making, by which later changes are recomputed; null where there are none.
 */
export function checkAssignments(
  files: FolderFiles,
  plan: PublishedPlan,
  units: UnitsToVisit,
  seed: string,
  add: AddFinding,
): Assigning | null {
  const { assignments, mustAssignments, inspectors, ineligible, lastVisits } = folderFiles;
  const frozenPool = bytesOf(files, inspectors);
  if (plan.pool_sha256 !== null && frozenPool && sha256Hex(frozenPool) !== plan.pool_sha256)
    add(inspectors, 'digest-mismatch', plan.pool_sha256);
  if (!files.has(assignments)) return null;
  const table = (file: string, header: readonly string[]): string[][] | null => {
    const bytes = bytesOf(files, file);
    if (!bytes) {
      add(file, 'missing-file');
      return null;
    }
    const [first, ...rows] = parsePlainCsv(bytes, header.length) ?? [];
    if (first?.join() === header.join()) return rows;
    add(file, 'malformed');
    return null;
  };
  const pool = table(inspectors, columns.inspectors);
  const last = table(lastVisits, columns.lastVisits);
  const pairs = files.get(ineligible);
  if (!pairs) add(ineligible, 'missing-file');
  if (!pool || !pairs || !last) return null;
  const inspectorNos = pool.map(([inspectorNo = '']) => inspectorNo);
  const barred = readBarred(pairs, columns.ineligible, inspectorNos);
  if (barred === null) {
    add(ineligible, 'malformed');
    return null;
  }
  if (plan.per_unit === undefined) {
    add(folderFiles.plan, 'malformed', 'per_unit');
    return null;
  }
  const assigning = startAssigning({
    pool: pool.map(([inspectorNo = '', , , , role]) => ({
      inspectorNo,
      // An unknown role never counts as an officer.
      role: roles.find((known) => known === role) ?? 'expert',
    })),
    ineligible: barred,
    lastVisits: setsByUnit(last.map(([unit = '', no = '']) => [unit, no] as const)),
    perUnit: plan.per_unit,
    seed,
  });
  const compare = (file: string, toVisit: readonly TicketedUnit[]): void =>
    compareLines(bytesOf(files, file), assignmentsCsv(assignAll(assigning, toVisit)), (line) =>
      add(file, 'assignment-mismatch', line),
    );
  compare(assignments, units.drawn);
  if (units.must.length > 0 && !files.has(mustAssignments)) add(mustAssignments, 'missing-file');
  compare(mustAssignments, units.must);
  return assigning;
}
