import type { Translation } from '../types.ts';
import type * as zh from '../zh/credit-import.ts';

export const creditImport = {
  summary: 'Import credit grades and bars of other platforms, for the gate',
  barred: 'Barred among them',
  done: 'Written. To ask: chengnuo credit gate ID',
  grades: 'grades elsewhere',
  grade: (p) =>
    `${p.scheme_name}  ${p.value}, of ${p.dated_on}${p.valid_until === null ? '' : `, valid until ${p.valid_until}`}` +
    `${p.expired ? ' (expired)' : ''}${p.barred ? ' (barred)' : ''}`,
  rows: {
    identity: (p) => `"${p.column}" is wrong: ${p.reason}`,
    schemeUnknown: (p) =>
      `the policy gate.schemes has no scheme "${p.scheme}": kept, but its grades have no effect (a bar has)`,
    valueUnknown: (p) => `"${p.scheme}" has no such grade; it has: ${p.values.join(', ')}`,
    order: (p) => `"${p.late}" is before "${p.early}"`,
    expired: 'the grade has expired: kept, but without effect',
    future: 'dated after today: it has no effect before that day',
    repeated: (p) => `the same subject, scheme and date as line ${p.line}`,
  },
} satisfies Translation<typeof zh.creditImport>;
