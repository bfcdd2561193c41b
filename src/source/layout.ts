import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { headerKey } from '../table/match-key.ts';
import type { Field, TableSchema } from '../table/schema.ts';

/** Longest cells: a key is a number or a name, anything else may be a sentence. */
const KEY_LENGTH = 200;
const VALUE_LENGTH = 4000;

/** What of a file is taken: the column of its keys, and which others; null: all of them. */
export interface Wanted {
  readonly key: string;
  readonly columns: readonly string[] | null;
}

/** A layout that knows nothing but the key: enough to find the header of a file of any columns. */
export const keyLayout = (key: string): TableSchema => layoutOf([keyField(key)]);

/**
 * The layout of a file of any columns, made from its own headers. Every column but the key may be empty; nothing is known of what they
 * hold, so all of it is taken for personal data. E_SOURCE_COLUMN where a wanted column is not there.
 */
export function sourceLayout(
  file: string,
  headers: readonly string[],
  { key, columns }: Wanted,
): Result<TableSchema, AppError> {
  const byKey = new Map<string, string>();
  for (const header of headers) {
    const name = normaliseText(header);
    if (headerKey(name) !== '' && !byKey.has(headerKey(name))) byKey.set(headerKey(name), name);
  }
  const missing = [key, ...(columns ?? [])].find((column) => !byKey.has(headerKey(column)));
  if (missing !== undefined) {
    return err(appError('E_SOURCE_COLUMN', { file, column: missing, columns: [...byKey.values()] }));
  }
  const keyName = byKey.get(headerKey(key)) ?? key;
  const kept = columns === null ? [...byKey.keys()] : columns.map(headerKey);
  const others = [...new Set(kept)].flatMap((one) => byKey.get(one) ?? []).filter((name) => name !== keyName);
  return ok(layoutOf([keyField(keyName), ...others.map(valueField)]));
}

/** The columns kept beside the key. */
export const keptColumns = (layout: TableSchema): readonly string[] =>
  layout.fields.slice(1).map((field) => field.name);

function layoutOf(fields: readonly Field[]): TableSchema {
  return {
    name: 'source',
    title: '',
    titleEn: '',
    fields,
    partial: true,
    byName: new Map(fields.map((field) => [field.name, field])),
    // A source may have several rows under one key.
    primaryKey: [],
    requireOneOf: [],
    example: new Map(),
  };
}

const plain = {
  numeric: false,
  aliases: [],
  requiredWhen: null,
  requiredUnless: null,
  minimum: null,
  maximum: null,
  pattern: null,
  note: null,
  values: null,
  lookup: new Map<string, string>(),
  codeItems: false,
  personal: true,
};

/** Read as an identity number, since most are: one that a spreadsheet has rounded must not pass for somebody else. */
const keyField = (header: string): Field => ({
  ...plain,
  ...{ name: header, title: header, kind: 'code', required: true, maxLength: KEY_LENGTH, identity: true },
});

const valueField = (header: string): Field => ({
  ...plain,
  ...{ name: header, title: header, kind: 'text', required: false, maxLength: VALUE_LENGTH, identity: false },
});
