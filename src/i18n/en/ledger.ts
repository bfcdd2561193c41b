import type { Translation } from '../types.ts';
import type * as zh from '../zh/ledger.ts';

export const ledger = {} satisfies Translation<typeof zh.ledger>;

export const ledgerErrors = {
  E_LEDGER_VERIFY: {
    message: (p) => `The ledger did not verify: ${p.count} findings.`,
    hint: 'It was altered or is damaged: write nothing more, copy the database file first, and compare it with published checkpoints.',
  },
} satisfies Translation<typeof zh.ledgerErrors>;
