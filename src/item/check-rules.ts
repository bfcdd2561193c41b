import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText, toHalfWidth } from '../kernel/text.ts';
import { type Day, isDay } from '../kernel/time.ts';
import { partsOf } from './item.ts';

/** What of a case a rule may name, by the columns of a case list: to find the rows of a source, and to compare them with. */
export const ruleFields = [
  'id_number',
  'applicant_name',
  'applicant_type',
  'id_type',
  'legal_representative',
  'phone',
  'address',
  'agent_name',
  'agent_id_number',
  'case_no',
  'item_code',
  'channel',
  'region_code',
  'applicant_region',
  'facts',
] as const;
export type RuleField = (typeof ruleFields)[number];

/** What must hold in a source. Columns are headers of its file, as people write them; the bounds of a range belong to it. */
export type RuleTest =
  | { readonly kind: 'present' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'equal'; readonly column: string; readonly field: RuleField }
  | { readonly kind: 'range'; readonly column: string; readonly low: number; readonly high: number }
  | { readonly kind: 'days'; readonly column: string; readonly low: Day; readonly high: Day }
  | { readonly kind: 'valid_on'; readonly from: string; readonly to: string };

/** One rule of an item: `SOURCE:KEYFIELD=TEST` (contract, section 3). */
export interface CheckRule {
  readonly source: string;
  readonly keyField: RuleField;
  readonly test: RuleTest;
}

/** What is wrong with a rule: its form, its key field, its test, how many arguments, a field to compare with, the bounds. */
export type RuleProblem = 'form' | 'key_field' | 'test' | 'arguments' | 'field' | 'bounds';

export interface RuleFault {
  readonly rule: string;
  readonly problem: RuleProblem;
}

/** Letters and digits of any script, and `_ . -`: a name that no sign of a rule is part of. */
const sourceNameForm = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u;

/** The name of a source as it is stored and compared: half-width, without white space; null where it cannot stand in a rule. */
export function sourceName(text: string): string | null {
  const name = toHalfWidth(text).replace(/\s+/g, '');
  return sourceNameForm.test(name) ? name : null;
}

/** The rules of an item's cell, in order; the first that is wrong is named. */
export function parseCheckRules(cell: string | null): Result<readonly CheckRule[], RuleFault> {
  const rules: CheckRule[] = [];
  for (const part of partsOf(cell)) {
    const rule = parseCheckRule(part);
    if (!rule.ok) return rule;
    rules.push(rule.value);
  }
  return ok(rules);
}

export function parseCheckRule(text: string): Result<CheckRule, RuleFault> {
  const rule = normaliseText(toHalfWidth(text));
  const fault = (problem: RuleProblem) => err({ rule, problem });
  const [, named = '', key = 'id_number', kind = '', inner] =
    /^([^:=()]+)(?::\s*([^:=()]*?))?\s*=\s*([^=()\s]*)\s*(?:\((.*)\))?$/.exec(rule) ?? [];
  const source = sourceName(named);
  if (source === null) return fault('form');
  const keyField = ruleFieldOf(key);
  if (keyField === null) return fault('key_field');
  const test = readTest(kind.toLowerCase(), inner === undefined ? [] : inner.split(',').map(normaliseText));
  return typeof test === 'string' ? fault(test) : ok({ source, keyField, test });
}

/** How many arguments each test takes. */
const argumentCounts: ReadonlyMap<string, number> = new Map([
  ['present', 0],
  ['absent', 0],
  ['equal', 2],
  ['range', 3],
  ['valid_on', 2],
]);

function readTest(kind: string, args: readonly string[]): RuleTest | RuleProblem {
  const count = argumentCounts.get(kind);
  if (count === undefined) return 'test';
  const [first = '', second = '', third = ''] = args;
  if (args.length !== count || args.includes('')) return 'arguments';
  switch (kind) {
    case 'equal': {
      const field = ruleFieldOf(second);
      return field === null ? 'field' : { kind, column: first, field };
    }
    case 'range':
      return readRange(first, second, third);
    case 'valid_on':
      return { kind, from: first, to: second };
    default:
      return { kind: kind === 'present' ? 'present' : 'absent' };
  }
}

/** Both bounds count as inside; they are two numbers or two days. */
function readRange(column: string, a: string, b: string): RuleTest | RuleProblem {
  if (isDay(a) && isDay(b)) return a <= b ? { kind: 'days', column, low: a, high: b } : 'bounds';
  const low = readNumber(a);
  const high = readNumber(b);
  return low !== null && high !== null && low <= high ? { kind: 'range', column, low, high } : 'bounds';
}

/** A plain decimal number; null for anything else, since values are never guessed. */
export function readNumber(text: string): number | null {
  return /^[+-]?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : null;
}

const ruleFieldOf = (text: string): RuleField | null =>
  ruleFields.find((field) => field === text.trim().toLowerCase()) ?? null;

/** The rule as the contract writes it. */
export function formatRule({ source, keyField, test }: CheckRule): string {
  const key = keyField === 'id_number' ? '' : `:${keyField}`;
  return `${source}${key}=${formatTest(test)}`;
}

function formatTest(test: RuleTest): string {
  switch (test.kind) {
    case 'present':
    case 'absent':
      return test.kind;
    case 'equal':
      return `equal(${test.column},${test.field})`;
    case 'range':
    case 'days':
      return `range(${test.column},${test.low},${test.high})`;
    case 'valid_on':
      return `valid_on(${test.from},${test.to})`;
  }
}

/** The columns of the source that a rule looks at. */
export function columnsOf({ test }: CheckRule): readonly string[] {
  if (test.kind === 'valid_on') return [test.from, test.to];
  return 'column' in test ? [test.column] : [];
}
