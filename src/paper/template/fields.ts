import { appError, type Lang } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { TemplateField } from './front-matter.ts';

export type FieldValue =
  | string
  | boolean
  | readonly string[]
  | readonly Readonly<Record<string, string>>[]
  | undefined;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** What a template may see: every declared field and nothing else, with '' / false / [] for what was not given. */
export function scopeOf(
  fields: readonly TemplateField[],
  values: FieldValues,
  template: string,
  lang: Lang,
): { scope: Record<string, FieldValue> } | { error: AppError } {
  const scope: Record<string, FieldValue> = {};
  for (const field of fields) {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    if (isEmpty(value) && (field.required || holds(field.required_when, values)))
      return {
        error: appError('E_TEMPLATE_FIELD_MISSING', { field: field.name, label: field[lang], template }),
      };
    const problem = isEmpty(value) ? undefined : shapeProblem(field, value);
    if (problem !== undefined)
      return {
        error: appError('E_TEMPLATE_FIELD_VALUE', { field: field.name, template, expected: problem }),
      };
    scope[field.name] = isEmpty(value) ? emptyOf(field, lang) : withColumns(field, value);
  }
  return { scope };
}

/** Whether `flag` or `field=value` holds for the values given. */
function holds(condition: string | undefined, values: FieldValues): boolean {
  if (condition === undefined) return false;
  const [name = '', wanted] = condition.split('=');
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return wanted === undefined ? !isEmpty(value) && value !== false : value === wanted;
}

const isEmpty = (value: FieldValue): value is undefined =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** What stands where nothing was given: nothing, or room to write by hand where the template asks for it. */
function emptyOf({ type, blank, columns }: TemplateField, lang: Lang): FieldValue {
  if (type === 'flag') return false;
  if (type === 'text') return blank === undefined ? '' : ruledLine(blank, lang);
  const count = Array.from({ length: blank ?? 0 });
  if (type === 'list') return count.map(() => ruledLine(WHOLE_LINE, lang));
  return count.map(() => Object.fromEntries((columns ?? []).map((column) => [column, ''])));
}

/** Characters of a line in a list: with its number it fills a line of the page and no more. */
const WHOLE_LINE = 24;

/** A line to write on, as long as so many Chinese characters. */
const ruledLine = (length: number, lang: Lang): string =>
  lang === 'zh' ? '＿'.repeat(length) : '_'.repeat(2 * length);

/** The fields of a form that is printed without any value: none is required, each has room to write. */
export const blankFields = (fields: readonly TemplateField[]): TemplateField[] =>
  fields.map(({ required_when: _, ...field }) => ({
    ...field,
    required: false,
    blank: field.blank ?? (field.required ? usualBlank[field.type] : undefined),
  }));

/** Room that a required field gets where its template names none. */
const usualBlank = { text: 10, flag: undefined, list: 3, rows: 3 };

/** What was expected, when the value has another shape. */
function shapeProblem(field: TemplateField, value: Exclude<FieldValue, undefined>): string | undefined {
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') return 'text';
      return field.values && !field.values.includes(value) ? field.values.join(' | ') : undefined;
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true | false';
    case 'list':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? undefined : 'list';
    case 'rows':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'object') ? undefined : 'rows';
  }
}

/** Rows with every declared column and no other, so that an absent one is empty and a misspelt one is noticed. */
function withColumns(field: TemplateField, value: FieldValue): FieldValue {
  if (field.type !== 'rows' || !Array.isArray(value)) return value;
  return (value as readonly Readonly<Record<string, string>>[]).map((row) =>
    Object.fromEntries(
      (field.columns ?? []).map((column) => [column, Object.hasOwn(row, column) ? (row[column] ?? '') : '']),
    ),
  );
}
