import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { maskIdNumber, maskName, maskPhone } from '../identity/mask.ts';
import { shorten, visible } from '../kernel/text.ts';
import type { CellFault } from './cell.ts';
import { type Field, headerOf, type TableSchema } from './schema.ts';

/** One thing wrong with a file (contract, sections 3 and 4). `line` is the record's first physical line; null for the whole file. */
export interface RowProblem {
  readonly line: number | null;
  /** The schema's English name. */
  readonly column: string | null;
  /** A key of `table.problem` in the catalogues where reading found it; rooms add their own (`gate-barred`, …). */
  readonly code: string;
  /** As it came, shortened; masked where personal. */
  readonly value: string;
  readonly message: string;
}

/** Longest value that a problem repeats, in characters. */
const MAX_VALUE = 200;

/** Identity numbers and mobile numbers, wherever they stand: a slipped row has them in any column. */
const personalNumbers = /(?<![0-9A-Za-z])(\d{17}[\dXx]|1[3-9]\d{9})(?![0-9A-Za-z])/g;

/** A value that may be shown: shortened, masked if its column is personal. `field` null: a cell that belongs to no column. */
export function shownValue(schema: TableSchema, field: Field | null, value: string): string {
  // A cell may be of any size: cut before counting its characters.
  const short = shorten(value.slice(0, MAX_VALUE * 4), MAX_VALUE);
  if (!schema.fields.some((other) => other.personal)) return short;
  if (field === null) return maskIdNumber(short);
  if (!field.personal) return short.replace(personalNumbers, (number) => maskIdNumber(number));
  if (field.identity) return maskIdNumber(short.trim());
  return field.name === 'phone' ? maskPhone(short) : maskName(short);
}

/**
 * A problem of a room's own rule on one column, with its sentence given. The value is masked here: hand it over as it came.
 */
export function rowProblem(
  schema: TableSchema,
  at: { line: number | null; column: string | null; code: string; value?: string | null; message: string },
): RowProblem {
  const field = at.column === null ? null : (schema.byName.get(at.column) ?? null);
  const value = at.value ?? '';
  const shown = value === '' || at.column === null ? value : shownValue(schema, field, value);
  return { line: at.line, column: at.column, code: at.code, value: shown, message: at.message };
}

/** The cell names something that is not there: no such item, no such request. */
export function foreignKeyProblem(
  schema: TableSchema,
  at: { line: number; column: string; value: string },
  lang: Lang,
): RowProblem {
  const t = catalogue(lang).table;
  const field = schema.byName.get(at.column) ?? null;
  const found = t.found({ value: visible(shownValue(schema, field, at.value)) });
  const column = field === null ? at.column : headerOf(field, lang);
  return rowProblem(schema, {
    ...at,
    code: 'foreign-key',
    message: t.problem['foreign-key']({ column, found }),
  });
}

export function missingCellProblem(field: Field, line: number, lang: Lang): RowProblem {
  const message = catalogue(lang).table.problem['missing-cell']({ column: headerOf(field, lang) });
  return { line, column: field.name, code: 'missing-cell', value: '', message };
}

/** What `readCell` found, as a problem of the row. */
export function cellProblem(
  schema: TableSchema,
  field: Field,
  cell: { line: number; raw: string; fault: CellFault },
  lang: Lang,
): RowProblem {
  const t = catalogue(lang).table;
  const value = shownValue(schema, field, cell.raw);
  const params = {
    column: headerOf(field, lang),
    found: t.found({ value: visible(value) }),
    expected: expectedText(field, cell.fault, lang),
  };
  const message = t.problem[cell.fault.code](params);
  return { line: cell.line, column: field.name, code: cell.fault.code, value, message };
}

const MAX_CHOICES = 12;

function expectedText(field: Field, fault: CellFault, lang: Lang): string {
  const t = catalogue(lang).table;
  switch (fault.expected) {
    case 'choice': {
      // A code of letters is a word of English; a number says nothing by itself.
      const labels = [...(field.values ?? [])].map(([code, label]) =>
        lang === 'zh' ? label.zh : /[a-z]/i.test(code) ? code : `${code} ${label.en}`,
      );
      const more = labels.length > MAX_CHOICES ? [t.moreChoices] : [];
      return t.expected.choice({ choices: [...labels.slice(0, MAX_CHOICES), ...more] });
    }
    case 'pattern':
      return t.expected.pattern({ note: field.note?.[lang] ?? String(field.pattern?.source) });
    case 'maxLength':
      return t.expected.maxLength({ max: field.maxLength });
    case 'minimum':
      return t.expected.minimum({ min: field.minimum ?? 0 });
    case 'maximum':
      return t.expected.maximum({ max: field.maximum ?? 0 });
    default:
      return t.expected[fault.expected];
  }
}

/** File problems first, then by line; the problems of a line stay in the order they were found. */
export function sortProblems(problems: readonly RowProblem[]): RowProblem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
