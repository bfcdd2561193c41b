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
    scope[field.name] = isEmpty(value) ? emptyOf(field) : withColumns(field, value);
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

function emptyOf(field: TemplateField): FieldValue {
  if (field.type === 'flag') return false;
  return field.type === 'text' ? '' : [];
}

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
