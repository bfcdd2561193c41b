import { assert, must } from '../kernel/assert.ts';
import type { CodeLabel, Condition, Field, FieldKind, TableSchema } from './field.ts';
import { headerKey, matchKey } from './match-key.ts';

const kinds: readonly FieldKind[] = ['code', 'text', 'list', 'limit', 'level', 'day', 'instant', 'integer'];

/** Longest value where the schema names none: short kinds need no more, and a cell of many megabytes must not get through. */
const DEFAULT_MAX_LENGTH = 100;

type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a Table Schema with our custom keys. Throws BugError: the schemas ship with the program. */
export function parseSchema(name: string, json: unknown): TableSchema {
  const source = object(json, name);
  assert(source['name'] === name, `schema ${name}: its name`);
  const fields = array(source['fields'], `${name}.fields`).map((field) => parseField(field, name));
  const byName = new Map(fields.map((field) => [field.name, field]));
  const key = source['primaryKey'];
  const primaryKey = typeof key === 'string' ? [key] : texts(key, `${name}.primaryKey`);
  const requireOneOf = array(source['requireOneOf'] ?? [], name).map((group) => texts(group, name));
  for (const column of [...primaryKey, ...requireOneOf.flat()]) {
    assert(byName.has(column), `schema ${name}: no column ${column}`);
  }
  assertDistinctHeaders(name, fields);
  return {
    name,
    title: text(source['title'], `${name}.title`),
    titleEn: text(source['title_en'], `${name}.title_en`),
    fields,
    byName,
    primaryKey,
    requireOneOf,
    example: parseExample(source['example'] ?? {}, name, byName),
  };
}

function parseExample(
  json: unknown,
  schema: string,
  columns: ReadonlyMap<string, Field>,
): TableSchema['example'] {
  return new Map(
    Object.entries(object(json, schema)).map(([column, cell]) => {
      assert(columns.has(column), `schema ${schema}: no column ${column}`);
      const same = typeof cell === 'string';
      return [column, same ? { zh: cell, en: cell } : parseNote(cell, `${schema}.example.${column}`)];
    }),
  );
}

function parseField(json: unknown, schema: string): Field {
  const source = object(json, schema);
  const name = text(source['name'], `${schema} field name`);
  const where = `${schema}.${name}`;
  const kind = must(
    kinds.find((known) => known === source['kind']),
    `${where}: kind`,
  );
  const constraints = object(source['constraints'] ?? {}, where);
  const values = source['values'] === undefined ? null : parseValues(source['values'], where);
  const pattern = constraints['pattern'];
  if (values) assertEnum(constraints['enum'], values, where);
  return {
    name,
    title: text(source['title'], `${where}.title`),
    kind,
    numeric: source['type'] === 'integer',
    aliases: texts(source['aliases'] ?? [], where),
    required: constraints['required'] === true,
    requiredWhen: condition(source['requiredWhen'], where),
    requiredUnless: condition(source['requiredUnless'], where),
    maxLength: number(constraints['maxLength'], where) ?? DEFAULT_MAX_LENGTH,
    minimum: number(constraints['minimum'], where),
    maximum: number(constraints['maximum'], where),
    pattern: pattern === undefined ? null : new RegExp(text(pattern, where), 'u'),
    note: source['note'] === undefined ? null : parseNote(source['note'], where),
    values,
    lookup: buildLookup(values, where),
    codeItems: source['items'] === 'code',
    personal: source['personal'] === true,
    identity: source['identity'] === true,
  };
}

function parseNote(json: unknown, where: string): { zh: string; en: string } {
  const note = object(json, where);
  return { zh: text(note['zh'], where), en: text(note['en'], where) };
}

function parseValues(json: unknown, where: string): ReadonlyMap<string, CodeLabel> {
  return new Map(
    Object.entries(object(json, where)).map(([code, entry]) => {
      const label = object(entry, `${where}=${code}`);
      const aliases = texts(label['aliases'] ?? [], where);
      return [code, { zh: text(label['zh'], where), en: text(label['en'], where), aliases }];
    }),
  );
}

/** Keys that look like integers come first in a JSON object, so the enum (an array) states the codes; both must agree. */
function assertEnum(allowed: unknown, values: ReadonlyMap<string, CodeLabel>, where: string): void {
  const codes = array(allowed, `${where}.enum`).map(String);
  assert(
    codes.length === values.size && codes.every((code) => values.has(code)),
    `${where}: enum and values`,
  );
}

function buildLookup(values: ReadonlyMap<string, CodeLabel> | null, where: string): Map<string, string> {
  const lookup = new Map<string, string>();
  for (const [code, label] of values ?? []) {
    for (const name of [code, label.zh, label.en, ...label.aliases]) {
      const known = lookup.get(matchKey(name));
      assert(known === undefined || known === code, `${where}: ${name} means two codes`);
      lookup.set(matchKey(name), code);
    }
  }
  return lookup;
}

function assertDistinctHeaders(schema: string, fields: readonly Field[]): void {
  const owners = new Map<string, string>();
  for (const field of fields) {
    for (const header of [field.name, field.title, ...field.aliases]) {
      const owner = owners.get(headerKey(header));
      assert(
        owner === undefined || owner === field.name,
        `schema ${schema}: header ${header} means two columns`,
      );
      owners.set(headerKey(header), field.name);
    }
  }
}

function condition(json: unknown, where: string): Condition | null {
  if (json === undefined) return null;
  return Object.fromEntries(
    Object.entries(object(json, where)).map(([column, codes]) => [column, texts(codes, where)]),
  );
}

function object(json: unknown, where: string): JsonObject {
  assert(typeof json === 'object' && json !== null && !Array.isArray(json), `schema ${where}: an object`);
  return Object.fromEntries(Object.entries(json));
}

function array(json: unknown, where: string): readonly unknown[] {
  assert(Array.isArray(json), `schema ${where}: a list`);
  return json;
}

const texts = (json: unknown, where: string): string[] => array(json, where).map((item) => text(item, where));

function text(json: unknown, where: string): string {
  assert(typeof json === 'string' && json !== '', `schema ${where}: a text`);
  return json;
}

function number(json: unknown, where: string): number | null {
  assert(json === undefined || typeof json === 'number', `schema ${where}: a number`);
  return json ?? null;
}
