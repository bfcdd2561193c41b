import type { Translation } from '../types.ts';
import type * as zh from '../zh/office.ts';

export const office = {
  nouns: {
    item: 'the list of items: import, query, publish',
    case: 'cases: record, import, sign, decide',
    letter: 'commitment letters: issue in batches, verify',
    check: 'checks of promises: record and list',
    inspector: 'the pool of inspectors',
    sample: 'supervision sampling: plan, draw, publish, verify',
    credit: 'credit: gate, breaches, penalties, repair',
    report: 'monthly reports and statistics',
    calendar: 'working days and deadlines',
    ledger: 'the ledger: verify and show',
    db: 'the database: info, check, backup',
  },
  top: {
    init: 'make a workspace',
    demo: 'run the whole main job on sample data',
    status: 'today: due, overdue, waiting',
  },
} satisfies Translation<typeof zh.office>;

export const officeErrors = {} satisfies Translation<typeof zh.officeErrors>;
