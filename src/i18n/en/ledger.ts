import type { Translation } from '../types.ts';
import type * as zh from '../zh/ledger.ts';

export const ledgerErrors = {
  E_LEDGER_INCONSISTENT: {
    message: (p) => `The ledger does not agree with the checkpoint signed at ${p.size} entries.`,
    hint: 'Entries were changed, removed or re-ordered since: no new checkpoint is signed. Copy the database file first, then look into backups.',
  },
  E_LEDGER_ENTRY_UNKNOWN: {
    message: (p) => `There is no entry ${p.seq} (${p.size} entries, from 0).`,
    hint: 'chengnuo ledger show lists them.',
  },
  E_LEDGER_NOTE: {
    message: (p) => `No checkpoint that this office signed: ${p.file} (${p.problem})`,
    hint: 'Check that the file is whole and from this office; chengnuo ledger checkpoint --key prints the key.',
  },
  E_LEDGER_VERIFY: {
    message: (p) => `The ledger did not verify: ${p.count} ${p.count === 1 ? 'finding' : 'findings'}.`,
    hint: 'It was altered or is damaged: write nothing more, copy the database file first, and compare it with published checkpoints.',
  },
} satisfies Translation<typeof zh.ledgerErrors>;
