import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const field = z.object({
  name: z.string(),
  title: z.string(),
  values: z.record(z.string(), z.object({ zh: z.string() })).optional(),
});
const schema = z.object({ fields: z.array(field) });

/** Column names and Chinese headings of a layout, from data/schemas: one declaration for reading and for writing. */
export function layout(root: string, name: string): { names: string[]; titles: string[] } {
  const text = readFileSync(join(root, 'data', 'schemas', `${name}.json`), 'utf8');
  const { fields: all } = schema.parse(JSON.parse(text));
  // The item layout goes on with elements of the service guide, which these lists do not fill.
  const last = all.findIndex((one) => one.name === 'effective_to');
  const fields = name === 'item' ? all.slice(0, last + 1) : all;
  return { names: fields.map((one) => one.name), titles: fields.map((one) => one.title) };
}

/** The cells of a row in the order of the columns; a column that the row does not name is empty. */
export const cellsOf = (names: readonly string[], row: Readonly<Record<string, string | number>>) =>
  names.map((name) => row[name] ?? '');

/** A row with Chinese words as the same row with the layout's codes; words of no code column stay. */
export function codedRow(root: string, name: string, row: Readonly<Record<string, string | number>>) {
  const text = readFileSync(join(root, 'data', 'schemas', `${name}.json`), 'utf8');
  const { fields } = schema.parse(JSON.parse(text));
  const codeOf = (column: string, word: string | number): string | number => {
    const values = fields.find((one) => one.name === column)?.values ?? {};
    return Object.keys(values).find((code) => values[code]?.zh === word) ?? word;
  };
  return Object.fromEntries(Object.entries(row).map(([column, word]) => [column, codeOf(column, word)]));
}
