/**
 * Every error code with its exit code (contract, section 2). The sentences stand in src/i18n/zh and src/i18n/en
 * under the same keys; the type system holds the three together. Add a code in its room's block.
 */
export const exitCodes = {
  // kernel, cli
  E_USAGE_OPTION: 2,
  E_USAGE_ARGUMENT: 2,
  E_USAGE_COMMAND: 2,
  E_USAGE_VALUE: 2,
  E_USAGE_ANSWER_MISSING: 2,
  E_CANCELLED: 130,
  E_BUG: 70,
  E_FORMAT_UNSUPPORTED: 2,
  // files
  E_FILE_NOT_FOUND: 1,
  E_FILE_UNREADABLE: 1,
  E_FILE_EXISTS: 1,
  E_FOLDER_READ_ONLY: 1,
  E_DISK_FULL: 1,
  E_STDIN_TERMINAL: 2,
  // workspace
  E_WORKSPACE_NONE: 10,
  E_WORKSPACE_EXISTS: 1,
  E_WORKSPACE_CONFIG: 10,
  E_WORKSPACE_KEY: 10,
  // table
  E_TABLE_EMPTY: 3,
  E_TABLE_NO_ROWS: 3,
  E_TABLE_SPREADSHEET: 3,
  E_TABLE_NOT_CSV: 3,
  E_TABLE_NOT_TEXT: 3,
  E_TABLE_ENCODING: 3,
  E_TABLE_MIXED_ENCODING: 3,
  E_TABLE_TOO_LARGE: 3,
  E_TABLE_QUOTE: 3,
  E_TABLE_NO_HEADER: 3,
  E_TABLE_REJECTED: 3,
  E_TABLE_PARTLY_REJECTED: 3,
  // identity
  // policy
  E_POLICY_FILE: 10,
  E_POLICY_BASIS: 10,
  E_POLICY_PERIOD: 10,
  E_POLICY_NONE: 1,
  // calendar
  E_CALENDAR_YEAR: 1,
  E_CALENDAR_LIMIT: 1,
  // store
  E_DB_NONE: 10,
  E_DB_NOT_OURS: 10,
  E_DB_DAMAGED: 10,
  E_DB_LOCKED: 11,
  E_DB_SCHEMA_NEWER: 12,
  E_DB_SCHEMA_OLD: 12,
  E_DB_SCHEMA_ALTERED: 12,
  E_DB_READ_ONLY: 10,
  E_DB_URL: 2,
  E_DB_CHECK: 4,
  // ledger
  // paper
  // item
  E_ITEM_UNKNOWN: 6,
  E_ITEM_NOT_IN_FORCE: 5,
  E_ITEM_DRAFT: 5,
  E_ITEM_RETIRED: 5,
  E_ITEM_BATCH_UNKNOWN: 6,
  E_ITEM_BATCH_PUBLISHED: 5,
  E_ITEM_PUBLISHED_ALREADY: 5,
  E_ITEM_BATCH_IN_USE: 5,
  // subject
  // case
  // letter
  // check
  // sample
  E_SAMPLE_PLAN_EXISTS: 5,
  E_SAMPLE_PLAN_UNKNOWN: 6,
  E_SAMPLE_POPULATION_EMPTY: 1,
  E_SAMPLE_RATE: 2,
  E_SAMPLE_RATES_MISSING: 2,
  E_SAMPLE_RULE: 2,
  E_SAMPLE_DRAWN: 5,
  E_SAMPLE_NOT_DRAWN: 5,
  E_SAMPLE_SEED: 2,
  E_SAMPLE_SEED_WEAK: 2,
  E_SAMPLE_FOLDER: 1,
  E_SAMPLE_VERIFY: 4,
  E_SAMPLE_FOLDER_NONE: 6,
  // credit
  // report
  // office
  E_OFFICE_USCC: 2,
  E_OFFICE_REGION: 2,
  E_LEDGER_BROKEN: 4,
} as const;

export type ErrorCode = keyof typeof exitCodes;
