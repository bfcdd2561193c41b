import type { Translation } from '../types.ts';
import type * as zh from '../zh/ledger.ts';

export const ledger = {} satisfies Translation<typeof zh.ledger>;

export const ledgerErrors = {} satisfies Translation<typeof zh.ledgerErrors>;
