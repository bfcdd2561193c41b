import { type BusyOffice, makeNewOffice } from './busy-office.ts';
import { makeOlder } from './old-database.ts';
import { type Picture, partOf } from './picture.ts';

/** An act that a fault strikes, in a busy office. */
export interface Stage {
  readonly name: string;
  readonly args: (office: BusyOffice) => readonly string[];
  /** The office that it is about; absent: the busy one. */
  readonly office?: () => Promise<BusyOffice>;
  /** What the office's folder needs first. */
  readonly prepare?: (dir: string) => void;
  /** What the same command says once the act has happened; absent: it finds everything done (exit 0). */
  readonly again?: { readonly code: number; readonly error: string };
  /** Done once more it is another act, with an entry of its own: what has happened is not run again. */
  readonly repeats?: boolean;
  /** Tables that are written part by part and taken up by the next run: any part of them may be there. */
  readonly piecewise?: (name: string) => boolean;
  /** What tells in how many goes it was done, and so is not the same after a broken run. */
  readonly goes?: (name: string) => boolean;
  /** The database's structure is of an earlier version; each run is a second later, since its backup is named by the time. */
  readonly older?: boolean;
}

export const stages: readonly Stage[] = [
  { name: 'case import', args: () => ['case', 'import', 'cases.csv'] },
  { name: 'item import', args: () => ['item', 'import', 'items.csv', '--batch', '第二批'] },
  {
    name: 'letter issue',
    args: () => ['letter', 'issue', '--pending', '--out', 'letters'],
    piecewise: (name) => name.startsWith('chengnuo.db/'),
    goes: (name) => /^chengnuo\.db\/ledger_(entries|leaf_blocks)$/.test(name),
  },
  {
    name: 'sample draw',
    args: () => ['sample', 'draw', 'P', '--seed', '20260916081530224467193', '--minutes', 'minutes.pdf'],
    again: { code: 5, error: 'E_SAMPLE_DRAWN' },
  },
  {
    name: 'case decide',
    args: ({ caseNo }) => ['case', 'decide', caseNo, '--grant'],
    again: { code: 5, error: 'E_CASE_STEP' },
  },
  {
    name: 'credit decide',
    args: ({ breach }) => [
      ...['credit', 'decide', breach, '--document', '常信决〔2026〕1号', '--defence', 'waived'],
      ...['--out', 'papers'],
    ],
    again: { code: 5, error: 'E_CREDIT_STATE' },
  },
  {
    name: 'db backup',
    args: () => ['db', 'backup', 'copy.backup'],
    again: { code: 1, error: 'E_FILE_EXISTS' },
  },
  {
    name: 'db move',
    args: () => ['db', 'move', '--to', 'sqlite:moved.db'],
    piecewise: (name) => /^moved\.db\//.test(name),
    goes: (name) => name === 'moved.db/migrations',
  },
  {
    name: 'db migrate',
    args: () => ['db', 'migrate'],
    prepare: (dir) => makeOlder(`${dir}/chengnuo.db`, 31),
    older: true,
    goes: (name) => name === 'chengnuo.db/migrations' || name.includes('.backup'),
  },
];

/** What only writes files, some of them in more than one go: killed, the next run writes them again. */
export const papers: readonly Stage[] = [
  {
    name: 'sample sheets',
    args: () => ['sample', 'sheets', 'Q', '--out', 'sheets', '--merge', 'all.pdf'],
    repeats: true,
  },
  {
    name: 'report monthly',
    args: () => [
      ...['report', 'monthly', '--month', '2026-08', '--out', 'reports', '--to', 'pdf,html,xlsx,csv,json'],
    ],
    // The one names its folder, the other the minute.
    goes: (name) => /^reports\/.*\.(json|xlsx)$/.test(name),
  },
  {
    name: 'site build',
    args: () => ['site', 'build', 'site'],
    // What is going to be published is remembered before it is.
    piecewise: (name) => name === 'chengnuo.db/signed_checkpoints',
  },
];

/** A list so long that it is loaded without indexes, which only an office without cases does: seconds, so for the long form. */
export const firstLongList: Stage = {
  name: 'case import, 22000 rows',
  office: () => makeNewOffice(22_000),
  args: () => ['case', 'import', 'cases.csv'],
};

/** What must be the same after a broken run and its rerun as after an unbroken one. */
export const resultOf = (stage: Stage, picture: Picture): Picture =>
  partOf(picture, (name) => stage.goes?.(name) !== true);
