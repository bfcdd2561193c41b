import { sha256Hex } from '../kernel/hash.ts';
import { assignInspectors, type Role } from './assign-rules.ts';
import type { DrawnInStratum } from './draw.ts';
import { type AddFinding, compareLines } from './finding.ts';
import { assignmentsCsv, columns, type FolderFiles, folderFiles } from './folder.ts';
import { parsePlainCsv } from './population.ts';
import type { PublishedPlan } from './published-plan.ts';

const roles: readonly Role[] = ['leader', 'member', 'expert'];

/** Compares the inspector pool with the one that was frozen, and recomputes who visits which unit where the folder says so. */
export function checkAssignments(
  files: FolderFiles,
  plan: PublishedPlan,
  drawn: readonly DrawnInStratum[],
  seed: string,
  add: AddFinding,
): void {
  const { assignments, inspectors, ineligible, lastVisits } = folderFiles;
  const frozenPool = files.get(inspectors);
  if (plan.pool_sha256 !== null && frozenPool && sha256Hex(frozenPool) !== plan.pool_sha256)
    add(inspectors, 'digest-mismatch', plan.pool_sha256);
  if (!files.has(assignments)) return;
  const table = (file: string, header: readonly string[]): string[][] | null => {
    const bytes = files.get(file);
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
  const barred = table(ineligible, columns.ineligible);
  const last = table(lastVisits, columns.lastVisits);
  if (!pool || !barred || !last) return;
  if (plan.per_unit === undefined) {
    add(folderFiles.plan, 'malformed', 'per_unit');
    return;
  }
  const result = assignInspectors({
    units: drawn,
    pool: pool.map(([inspectorNo = '', , , , role]) => ({
      inspectorNo,
      // An unknown role never counts as an officer.
      role: roles.find((known) => known === role) ?? 'expert',
    })),
    ineligible: setsByUnit(barred),
    lastVisits: setsByUnit(last),
    perUnit: plan.per_unit,
    seed,
  });
  compareLines(files.get(assignments), assignmentsCsv(result), (line) =>
    add(assignments, 'assignment-mismatch', line),
  );
}

/** Rows that start with unit and inspector number, as a set of numbers for each unit. */
function setsByUnit(rows: readonly (readonly string[])[]): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const [unit = '', no = ''] of rows) {
    const set = sets.get(unit) ?? new Set();
    set.add(no);
    sets.set(unit, set);
  }
  return sets;
}
