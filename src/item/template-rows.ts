import { type Catalogue, catalogue, type Lang } from '../i18n/catalogue.ts';
import { type Condition, type Field, headerOf, type TableSchema } from '../table/schema.ts';

/** A blank table of a layout: what its columns are called, how each is filled in, what it may hold, and one row as an example. */
export interface BlankTable {
  readonly header: readonly string[];
  readonly notes: readonly string[];
  /** The names to choose from; null where anything may be written, or several at once. */
  readonly choices: readonly (readonly string[] | null)[];
  /** Marked in its first cell, so that the importer skips it where it is left standing. */
  readonly example: readonly string[];
}

/** The blank table of a layout, or of those columns of it that `isWanted` names. */
export function blankTable(
  schema: TableSchema,
  lang: Lang,
  isWanted: (column: string) => boolean = () => true,
): BlankTable {
  const t = catalogue(lang);
  const fields = schema.fields.filter(({ name }) => isWanted(name));
  const label = (field: Field, code: string): string => field.values?.get(code)?.[lang] ?? code;
  const cells = fields.map((field) => label(field, schema.example.get(field.name)?.[lang] ?? ''));
  return {
    header: fields.map((field) => headerOf(field, lang)),
    notes: fields.map((field) => noteOf(schema, field, lang, t)),
    choices: fields.map((field) =>
      field.values === null || field.kind === 'list'
        ? null
        : [...field.values.keys()].map((code) => label(field, code)),
    ),
    example: cells.map((cell, i) => (i === 0 ? `${t.item.template.exampleMark}${cell}` : cell)),
  };
}

/** Whether a column must be filled in, what it takes, and what its layout says of it. */
function noteOf(schema: TableSchema, field: Field, lang: Lang, t: Catalogue): string {
  const words = t.item.template;
  return [neededOf(schema, field, lang, t), contentOf(field, lang, t), field.note?.[lang] ?? '']
    .filter((part) => part !== '')
    .join(words.joint);
}

function neededOf(schema: TableSchema, field: Field, lang: Lang, t: Catalogue): string {
  const words = t.item.template;
  if (field.required) return words.required;
  const condition = field.requiredWhen ?? field.requiredUnless;
  const group = schema.requireOneOf.find((columns) => columns.includes(field.name));
  if (group) return words.oneOf({ columns: group.map((name) => headerIn(schema, name, lang)) });
  if (condition === null) return words.optional;
  const params = { conditions: conditionsOf(schema, condition, lang) };
  return field.requiredWhen !== null ? words.requiredWhen(params) : words.requiredUnless(params);
}

const conditionsOf = (schema: TableSchema, condition: Condition, lang: Lang) =>
  Object.entries(condition).map(([name, codes]) => ({
    column: headerIn(schema, name, lang),
    values: codes.map((code) => schema.byName.get(name)?.values?.get(code)?.[lang] ?? code),
  }));

const headerIn = (schema: TableSchema, name: string, lang: Lang): string => {
  const field = schema.byName.get(name);
  return field ? headerOf(field, lang) : name;
};

function contentOf(field: Field, lang: Lang, t: Catalogue): string {
  const words = t.item.template;
  if (field.values !== null) {
    const choices = [...field.values.values()].map((label) => label[lang]);
    return field.kind === 'list' ? words.someOf({ choices }) : words.choice({ choices });
  }
  switch (field.kind) {
    case 'list':
      return words.list;
    case 'integer':
      return words.integer;
    case 'limit':
      return words.limit;
    case 'day':
      return words.day;
    case 'instant':
      return words.instant;
    case 'text':
      return words.maxLength({ max: field.maxLength });
    default:
      return field.note === null ? words.code : '';
  }
}
