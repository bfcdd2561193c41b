import { type CheckRule, type RuleField, type RuleTest, readNumber } from '../item/check-rules.ts';
import { normaliseCode } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import { normaliseKey } from '../source/source-row.ts';
import { readDay } from '../table/read-time.ts';

/** A row of a source as a rule sees it. */
export interface SeenRow {
  readonly value: (column: string) => string | null;
}

/** A case as a rule sees it. */
export interface CaseFacts {
  readonly value: (field: RuleField) => string | null;
  /** The day for which the promise speaks: that of its signature, else of the receipt. */
  readonly day: Day;
}

export type RuleResult = 'holds' | 'fails' | 'not_found';
export type ComparisonOutcome = 'match' | 'mismatch' | 'not_found';

export interface Applied {
  readonly result: RuleResult;
  /** The row that decided: the first that satisfies the rule, else the first there is; -1 without rows. */
  readonly row: number;
}

/** Persons that a case may do without: nobody who is not there stands on any list. */
const roles: readonly RuleField[] = ['agent_name', 'agent_id_number', 'legal_representative'];

/**
 * One rule against the rows under the case's key, null where the case has no such key. A rule holds if one of the rows satisfies
 * it; without a row `absent` holds, and every other rule finds nothing, which is not the same as failing (domain 5.1).
 */
export function applyRule(rule: CheckRule, facts: CaseFacts, rows: readonly SeenRow[] | null): Applied {
  const { test, keyField } = rule;
  if (rows === null) {
    const holds = test.kind === 'absent' && roles.includes(keyField);
    return { result: holds ? 'holds' : 'not_found', row: -1 };
  }
  if (rows.length === 0) return { result: test.kind === 'absent' ? 'holds' : 'not_found', row: -1 };
  if (test.kind === 'absent') return { result: 'fails', row: 0 };
  const row = rows.findIndex((one) => satisfies(test, one, facts));
  return row === -1 ? { result: 'fails', row: 0 } : { result: 'holds', row };
}

function satisfies(test: RuleTest, row: SeenRow, facts: CaseFacts): boolean {
  switch (test.kind) {
    case 'present':
      return true;
    case 'absent':
      return false;
    case 'equal': {
      const [found, wanted] = [row.value(test.column), facts.value(test.field)];
      return found !== null && wanted !== null && normaliseKey(found) === normaliseKey(wanted);
    }
    case 'range': {
      const number = readNumber(normaliseCode(row.value(test.column) ?? ''));
      return number !== null && test.low <= number && number <= test.high;
    }
    case 'days': {
      const day = dayIn(row.value(test.column));
      return day !== null && test.low <= day && day <= test.high;
    }
    case 'valid_on': {
      const [from, to] = [row.value(test.from), row.value(test.to)];
      const first = dayIn(from);
      return first !== null && first <= facts.day && (hasNoEnd(to) || facts.day <= (dayIn(to) ?? ''));
    }
  }
}

/** The day that a cell starts with: `2026-01-05`, `2026年1月5日`, `2026/1/5 00:00:00`. */
function dayIn(cell: string | null): Day | null {
  const text = (cell ?? '').trim();
  return readDay(normaliseCode(text)) ?? readDay(normaliseCode(text.split(/[T\s]/)[0] ?? ''));
}

/** An empty end, or the words by which certificates say that they have none. */
const hasNoEnd = (cell: string | null): boolean =>
  cell === null || /^(长期(有效)?|永久(有效)?|无固定期限)$/.test(cell.trim());

/** match = all rules hold; mismatch = one fails; not_found = a key is not in a source that must hold it (contract, section 3). */
export function outcomeOf(results: readonly RuleResult[]): ComparisonOutcome {
  if (results.includes('fails')) return 'mismatch';
  return results.includes('not_found') ? 'not_found' : 'match';
}
