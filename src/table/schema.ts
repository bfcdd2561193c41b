import { readFileSync } from 'node:fs';
import { packagePath } from '../workspace/package-root.ts';
import type { Field, TableSchema } from './field.ts';
import { parseSchema } from './parse-schema.ts';

export type { CodeLabel, Condition, Field, FieldKind, TableSchema } from './field.ts';

export const schemaNames = [
  'item',
  'case',
  'inspector',
  'results',
  'bundle',
  'calendar',
  'reply',
  'grade',
  'returned',
  'fine',
  'opinion',
  'unit',
  'theme',
] as const;

export type SchemaName = (typeof schemaNames)[number];

const loaded = new Map<SchemaName, TableSchema>();

/** The layout by name, read once. Throws BugError if the shipped file is wrong. */
export function loadSchema(name: SchemaName): TableSchema {
  const known = loaded.get(name);
  if (known) return known;
  const json: unknown = JSON.parse(readFileSync(packagePath('data', 'schemas', `${name}.json`), 'utf8'));
  const schema = parseSchema(name, json);
  loaded.set(name, schema);
  return schema;
}

/** The layout's headers in one language, in contract order. */
export const headersOf = (schema: TableSchema, lang: 'zh' | 'en'): string[] =>
  schema.fields.map((field) => headerOf(field, lang));

export const headerOf = (field: Field, lang: 'zh' | 'en'): string =>
  lang === 'zh' ? field.title : field.name;
