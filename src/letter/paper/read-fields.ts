import type { FieldValue, FieldValues, TemplateField } from '../../paper/template.ts';

/**
 * Fields as typed, `name=value` each, by their type in the template: the entries of a list part by `；`, `;` or line breaks, the
 * columns of a table by `|`; of a name given twice the entries join. A name that the template lacks stays a text: its own error
 * follows. Null for what has no `=`. Pure.
 */
export function readFields(typed: readonly string[], fields: readonly TemplateField[]): FieldValues | null {
  const given: Record<string, FieldValue> = {};
  for (const one of typed) {
    const at = one.indexOf('=');
    if (at <= 0) return null;
    const name = one.slice(0, at).trim();
    const text = one.slice(at + 1).trim();
    const field = fields.find((known) => known.name === name);
    const before = given[name];
    const more = typedValue(text, field);
    given[name] = Array.isArray(before) && Array.isArray(more) ? [...before, ...more] : more;
  }
  return given;
}

function typedValue(text: string, field: TemplateField | undefined): FieldValue {
  switch (field?.type) {
    case 'flag':
      return /^(?:true|yes|1|是)$/i.test(text);
    case 'list':
      return entries(text);
    case 'rows':
      return entries(text).map((entry) => {
        const cells = entry.split('|').map((cell) => cell.trim());
        return Object.fromEntries((field.columns ?? []).map((column, i) => [column, cells[i] ?? '']));
      });
    default:
      return text;
  }
}

const entries = (text: string): string[] =>
  text
    .split(/[\n；;]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
