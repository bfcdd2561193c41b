import type { Translation } from '../types.ts';
import type * as zh from '../zh/db-check.ts';

export const dbCheck = {
  sound: (p) => `No problems found (${p.rows} rows, ${p.entries} ledger entries).\n`,
  unproved: (p) =>
    `${p.count === 1 ? '1 case' : `${p.count} cases`} can no longer be held against ${p.count === 1 ? 'its digest' : 'their digests'}: particulars of persons changed later, or the list had cells that are not kept. This is no problem.\n`,
  faults: {
    form: (p) => `${p.column} has no value of its form`,
    office: (p) => `${p.column} is not the region of this office`,
    derived: (p) => `${p.column} does not agree with what it follows from`,
    digest: () => 'the row does not agree with its digest',
    'identity-key': () =>
      'the identity number does not agree with its keyed hash, or breaks the rules of its kind',
    stamp: (p) => `the ledger has no act at the time in ${p.column}`,
    actor: (p) => `the ledger has no act of the person in ${p.column}`,
    state: () => 'its state is not the one that its last step led to',
    leaf: (p) => `${p.column} is not among the rows that the ledger has of the import`,
    entry: (p) => `${p.column} does not agree with the ledger`,
    ticket: (p) => `${p.column} is not what the seed gives`,
    count: (p) => `${p.column} is below a number that was given already`,
  },
} satisfies Translation<typeof zh.dbCheck>;
