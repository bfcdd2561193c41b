import { compareUtf8 } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import type { TableRow } from '../table/row-reader.ts';
import { listValue, requiredText, textValue } from '../table/row-values.ts';

const promises = ['true', 'partly', 'untrue', 'unverifiable'] as const;
export type PromiseOutcome = (typeof promises)[number];

/** What a visit found. */
export type VisitResult = {
  readonly unit: string;
  readonly inspected_on: Day;
  /** Codes of the eight categories (domain 5.2), ascending, joined by ";". */
  readonly results: string;
  readonly promise: PromiseOutcome;
  readonly detail: string | null;
  readonly rectify_by: Day | null;
};

/** A checked row of the layout `results`. */
export function visitResultOf({ values }: Pick<TableRow, 'values'>): VisitResult {
  const promise = requiredText(values, 'promise');
  return {
    unit: requiredText(values, 'unit').normalize('NFC'),
    inspected_on: requiredText(values, 'inspected_on'),
    results: [...new Set(listValue(values, 'result'))].sort(compareUtf8).join(';'),
    promise: promises.find((one) => one === promise) ?? 'unverifiable',
    detail: textValue(values, 'detail'),
    rectify_by: textValue(values, 'rectify_by'),
  };
}

export interface ResultDays {
  /** Day of the draw: nothing was visited for it before. */
  readonly drawn: Day;
  readonly today: Day;
}

export type ResultFault =
  | { readonly fault: 'notDrawn'; readonly column: 'unit' }
  | { readonly fault: 'beforeDraw' | 'inFuture'; readonly column: 'inspected_on' }
  | { readonly fault: 'rectifyOrder'; readonly column: 'rectify_by' };

/** What is wrong with a result; null if nothing. `visited` are the units that the plan visits: drawn, or visited in any case. */
export function resultFault(
  { unit, inspected_on: day, rectify_by: by }: VisitResult,
  visited: ReadonlySet<string>,
  { drawn, today }: ResultDays,
): ResultFault | null {
  if (!visited.has(unit)) return { fault: 'notDrawn', column: 'unit' };
  if (day < drawn) return { fault: 'beforeDraw', column: 'inspected_on' };
  if (day > today) return { fault: 'inFuture', column: 'inspected_on' };
  if (by !== null && by < day) return { fault: 'rectifyOrder', column: 'rectify_by' };
  return null;
}
