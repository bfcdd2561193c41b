import { assert } from '../kernel/assert.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { AssignResult } from './assign-rules.ts';
import type { DrawnInStratum } from './draw.ts';
import { digestOf, type FolderFile } from './folder-file.ts';
import { plainCsv } from './population.ts';

/** The names of the files in a published folder that checking reads. Others may lie beside them; all are in the sums. */
export const folderFiles = {
  population: 'population.csv',
  plan: 'plan.json',
  /** The text of the plan's ledger entry: exactly the bytes that were hashed. */
  planEntry: 'plan-entry.json',
  /** That entry's inclusion proof with the signed checkpoint. */
  planProof: 'plan.tlog-proof',
  seed: 'seed.txt',
  draw: 'draw.csv',
  /** Later draws of the plan, and the units that they took. */
  topUps: 'top-ups.json',
  topUpUnits: 'top-ups.csv',
  inspectors: 'inspectors.csv',
  ineligible: 'ineligible.csv',
  lastVisits: 'last-visits.csv',
  assignments: 'assignments.csv',
  /** Units and inspectors whose place others took, after `draw.csv` and `assignments.csv` were made. */
  changes: 'changes.csv',
  /** Units that are visited whatever was drawn, who visits them, and what was found there: apart from the random part. */
  must: 'must.csv',
  mustAssignments: 'must-assignments.csv',
  mustResults: 'must-results.csv',
  results: 'results.csv',
  sums: 'SHA256SUMS',
  sumsNote: 'SHA256SUMS.note',
} as const;

/** A folder: name of the file to what is in it. */
export type FolderFiles = ReadonlyMap<string, FolderFile>;

export const columns = {
  draw: ['unit', 'stratum', 'order', 'ticket'],
  topUps: ['unit', 'stratum', 'order', 'ticket', 'top_up'],
  inspectors: ['inspector_no', 'authority', 'domains', 'regions', 'role', 'valid_until'],
  ineligible: ['unit', 'inspector_no', 'reason'],
  lastVisits: ['unit', 'inspector_no'],
  assignments: ['unit', 'inspectors', 'reason'],
  changes: [
    ...['no', 'kind', 'unit', 'inspector_no', 'taken_by', 'ticket', 'inspectors', 'unassignable'],
    ...['reason', 'at'],
  ],
  results: ['unit', 'inspected_on', 'result', 'promise', 'rectify_by'],
} as const;

/** What separates several values in a cell of these files. */
export const listSeparator = ';';

export const seedTxt = (seed: string): string => `${seed}\n`;

/** `draw.csv`: strata by their UTF-8 bytes, in each the quota's units in order. `drawn` as `startDraw` returns it. */
export const drawCsv = (drawn: readonly DrawnInStratum[]): string =>
  plainCsv([
    columns.draw,
    ...drawn.map(({ unit, stratum, order, ticket }) => [unit, stratum, String(order), ticket]),
  ]);

/** `assignments.csv`: a line a drawn unit by the unit's UTF-8 bytes; inspectors in the order of picking, or the reason why none. */
export function assignmentsCsv({ assignments, unassignable }: AssignResult): string {
  const rows = [
    ...assignments.map(({ unit, inspectors }) => [unit, inspectors.join(listSeparator), '']),
    ...unassignable.map(({ unit, reason }) => [unit, '', reason]),
  ];
  rows.sort(([a = ''], [b = '']) => compareUtf8(a, b));
  return plainCsv([columns.assignments, ...rows]);
}

/** `SHA256SUMS` over every file but itself and its note, by name: what `sha256sum -c` reads. */
export function sumsText(files: FolderFiles): string {
  const { sums, sumsNote } = folderFiles;
  const names = [...files.keys()].filter((name) => name !== sums && name !== sumsNote).sort(compareUtf8);
  assert(
    names.every((name) => /^[^\\\r\n]+$/.test(name)),
    'file names need no escape in SHA256SUMS',
  );
  return names.map((name) => `${digestOf(files.get(name) ?? new Uint8Array())}  ${name}\n`).join('');
}
