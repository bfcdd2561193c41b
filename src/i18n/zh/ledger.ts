export const ledger = {};

export const ledgerErrors = {};
