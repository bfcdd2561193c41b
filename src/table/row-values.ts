import { BugError } from '../kernel/assert.ts';
import type { RowValues } from './check-row.ts';

/** Made only where it is thrown: these functions are asked for every cell of a list. */
const wrong = (column: string, what: string): BugError => new BugError(`column ${column} ${what}`);

/** A text, code, day, instant or limit of a checked row; null if empty. Throws BugError if the column holds another type. */
export function textValue(values: RowValues, column: string): string | null {
  const value = values[column];
  if (value !== null && typeof value !== 'string') throw wrong(column, 'holds no text');
  return value;
}

/** The same where the layout requires the column and the row had no problem. */
export function requiredText(values: RowValues, column: string): string {
  const value = textValue(values, column);
  if (value === null) throw wrong(column, 'is empty in a checked row');
  return value;
}

/** An integer or level of a checked row; null if empty. */
export function numberValue(values: RowValues, column: string): number | null {
  const value = values[column];
  if (value !== null && typeof value !== 'number') throw wrong(column, 'holds no number');
  return value;
}

/** The parts of a multi-valued cell; none if empty. */
export function listValue(values: RowValues, column: string): readonly string[] {
  const value = values[column];
  if (value !== null && typeof value !== 'object') throw wrong(column, 'holds no list');
  return value ?? [];
}
