import type { CellFault } from './cell.ts';
import type { Field } from './schema.ts';

/**
 * What a cell of a workbook was, where its text alone does not tell: a whole number of more than 15 digits, a number shown with
 * decimals, a date, a truth value, the error of a formula, a formula whose result was not stored.
 */
export type CellMark = 'long-number' | 'decimals' | 'date' | 'boolean' | 'error' | 'formula';

/** Why a marked cell cannot be read as its column; null where its text decides. */
export function markFault(field: Field, mark: CellMark): CellFault | null {
  switch (mark) {
    case 'error':
      return { code: 'type-error', expected: 'noFormulaError' };
    case 'formula':
      return { code: 'type-error', expected: 'noFormula' };
    case 'long-number':
      return isWritten(field) ? { code: 'number-damaged', expected: 'undamaged' } : null;
    case 'date':
      // `3-1` typed as a code becomes the first of March: what was typed is lost.
      return field.kind === 'code' || (field.kind === 'list' && field.codeItems)
        ? { code: 'type-error', expected: 'noDate' }
        : null;
    case 'decimals':
    case 'boolean':
      return null;
  }
}

/** The text of a marked cell as its column writes it. */
export function markedText(field: Field, mark: CellMark, text: string): string {
  // The number format shows decimals; the number itself is whole.
  if (mark === 'decimals' && field.numeric) return text.replace(/\.0+$/, '');
  if (mark === 'boolean' && field.values !== null && !field.lookup.has(text.toLowerCase())) {
    return text === 'TRUE' ? '是' : '否';
  }
  return text;
}

/** Columns whose cells are kept as they are written; in others a long number is wrong anyway. */
const isWritten = (field: Field): boolean =>
  field.values === null && (field.kind === 'code' || field.kind === 'text' || field.kind === 'list');
