/** What can be wrong with a stored row, as told by what else the database holds of it. */
const faults = [
  'form',
  'office',
  'derived',
  'digest',
  'identity-key',
  'stamp',
  'actor',
  'state',
  'leaf',
  'entry',
  'ticket',
  'count',
] as const;

export type Fault = (typeof faults)[number];

/** One row that cannot be as it was written. Holds no value of it: that may be personal. */
export interface Finding {
  readonly fault: Fault;
  readonly table: string;
  /** The row's key, its parts joined by `/`, and where it has one its public number in brackets. */
  readonly row: string;
  /** The column meant; null where it is the row as a whole. */
  readonly column: string | null;
}

/** A row as the engines give it, whichever table it is of. */
export type Row = Readonly<Record<string, unknown>>;

/** Columns by which people know a row. None names a person. */
const publicNumbers = ['case_no', 'subject_no', 'breach_no', 'letter_no', 'item_code', 'unit'] as const;

export function rowName(row: Row, key: readonly string[]): string {
  const parts = key.filter((column) => column !== 'office_region').map((column) => String(row[column]));
  const number = publicNumbers.find((column) => typeof row[column] === 'string' && !key.includes(column));
  return number === undefined ? parts.join('/') : `${parts.join('/')} (${String(row[number])})`;
}

/** A text cell; null for anything else. */
export const textOf = (row: Row, column: string): string | null => {
  const value = row[column];
  return typeof value === 'string' ? value : null;
};
