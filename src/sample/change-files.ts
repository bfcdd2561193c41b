import { type AssignResult, assignAll } from './assign-rules.ts';
import type { ChangedVisit } from './change-rules.ts';
import type { DrawnInStratum } from './draw.ts';
import type { Assigning } from './duty.ts';
import { type AddFinding, compareLines } from './finding.ts';
import { columns, type FolderFiles, folderFiles, listSeparator } from './folder.ts';
import { bytesOf } from './folder-file.ts';
import { type PopulationUnit, parsePlainCsv, plainCsv } from './population.ts';
import { startTopUp } from './top-up-rules.ts';

/**
 * `changes.csv`: a line a change in the order in which it happened, with who visits the unit concerned right after it. `tickets` are
 * those of substitutes. Where a substitute has neither inspectors nor a reason why none, none were assigned to anything by then.
 */
export const changesCsv = (changed: readonly ChangedVisit[], tickets: ReadonlyMap<string, string>): string =>
  plainCsv([
    columns.changes,
    ...changed.map((row) => [
      ...[String(row.no), row.kind, row.unit, row.inspectorNo ?? '', row.takenBy],
      row.kind === 'unit' ? (tickets.get(row.takenBy) ?? '') : '',
      ...[
        (row.visit?.inspectors ?? []).join(listSeparator),
        row.visit?.unassignable ?? '',
        row.reason,
        row.at,
      ],
    ]),
  ]);

/** A unit of the draws with the seed that gave its ticket: the next ticket of its stratum is worked out under the same. */
export interface SeededUnit extends DrawnInStratum {
  readonly seed: string;
}

/** What a line of `changes.csv` says that cannot be worked out: what happened, and why. */
interface SaidChange {
  readonly kind: string;
  readonly unit: string;
  readonly inspectorNo: string;
  readonly assigned: boolean;
  readonly reason: string;
  readonly at: string;
}

/** Works out the changes of a published plan again, in two parts: before inspectors were assigned, and after. */
export interface ChangeCheck {
  /** The units to be visited once the changes before the assignment are made. */
  readonly before: () => readonly DrawnInStratum[];
  /** Makes the changes after the assignment, and compares the whole file with what came out. */
  readonly after: (assigning: Assigning | null) => void;
}

/** E.g. a folder without `changes.csv` has had none: the drawn units are those to be visited. */
export function checkChanges(
  files: FolderFiles,
  units: readonly PopulationUnit[],
  drawn: readonly SeededUnit[],
  add: AddFinding,
): ChangeCheck {
  const bytes = bytesOf(files, folderFiles.changes);
  const malformed = (detail?: string): void => add(folderFiles.changes, 'malformed', detail);
  const said = bytes ? parseChanges(bytes) : [];
  if (said === null) malformed();
  const taken = [...drawn];
  const gone = new Set<string>();
  const lines: string[][] = [];
  const substitute = (change: SaidChange, no: string): DrawnInStratum | null => {
    const from = taken.find(({ unit }) => unit === change.unit);
    if (from === undefined || gone.has(change.unit)) return null;
    const drawing = startTopUp({ seed: from.seed, counts: { [from.stratum]: 1 } }, taken);
    for (const row of units) drawing.offer(row);
    const [next] = drawing.result();
    if (next === undefined) return null;
    gone.add(change.unit);
    taken.push({ ...next, seed: from.seed });
    lines.push([no, 'unit', change.unit, '', next.unit, next.ticket, '', '', change.reason, change.at]);
    return next;
  };
  const work = (assigning: Assigning | null, change: SaidChange, no: string): boolean => {
    const { kind, unit, inspectorNo, reason, at } = change;
    if (kind === 'unit') {
      const next = substitute(change, no);
      if (next === null || assigning === null) return next !== null;
      const { assignments, unassignable } = assignAll(assigning, [next]);
      lines.at(-1)?.splice(6, 2, ...visitCells({ assignments, unassignable }));
      return true;
    }
    if (kind !== 'inspector' || gone.has(unit) || !assigning?.teamOf(unit)?.includes(inspectorNo))
      return false;
    const next = assigning.replace(unit, inspectorNo);
    if (!next.ok) return false;
    const team = assigning.teamOf(unit) ?? [];
    lines.push([
      no,
      'inspector',
      unit,
      inspectorNo,
      next.value,
      '',
      team.join(listSeparator),
      '',
      reason,
      at,
    ]);
    return true;
  };
  const early = (said ?? []).findIndex(({ assigned }) => assigned);
  const cut = early < 0 ? (said ?? []).length : early;
  const run = (from: number, to: number, assigning: Assigning | null): void => {
    for (const [i, change] of (said ?? []).slice(from, to).entries()) {
      const no = String(from + i + 1);
      if (!work(assigning, change, no)) add(folderFiles.changes, 'draw-mismatch', no);
    }
  };
  return {
    before() {
      run(0, cut, null);
      return taken.filter(({ unit }) => !gone.has(unit));
    },
    after(assigning) {
      run(cut, (said ?? []).length, assigning);
      if (said !== null)
        compareLines(bytes, plainCsv([columns.changes, ...lines]), (line) =>
          add(folderFiles.changes, 'assignment-mismatch', line),
        );
    },
  };
}

const visitCells = ({ assignments, unassignable }: AssignResult): [string, string] => [
  assignments.flatMap(({ inspectors }) => inspectors).join(listSeparator),
  unassignable.map(({ reason }) => reason).join(listSeparator),
];

function parseChanges(bytes: Uint8Array): SaidChange[] | null {
  const [header, ...rows] = parsePlainCsv(bytes, columns.changes.length) ?? [];
  if (header?.join() !== columns.changes.join()) return null;
  return rows.map(
    ([, kind = '', unit = '', inspectorNo = '', , , inspectors, unassignable, reason = '', at = '']) => ({
      ...{ kind, unit, inspectorNo, reason, at },
      assigned: inspectors !== '' || unassignable !== '',
    }),
  );
}
