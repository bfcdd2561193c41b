import { describe, expect, test } from 'vitest';
import { catalogue, languages } from '../../src/i18n/catalogue.ts';
import { coverages, type ItemColumn, itemColumns, modes, paces, tracks } from '../../src/item/item.ts';
import { loadSchema } from '../../src/table/schema.ts';

const schema = loadSchema('item');

/** Columns whose codes the catalogue names. */
const named = {
  track: 'tracks',
  mode: 'modes',
  pace: 'paces',
  kind: 'kinds',
  level: 'levels',
  check_coverage: 'coverages',
  publish_letter: 'yesNo',
  agent_allowed: 'yesNo',
} as const satisfies Partial<Record<ItemColumn, string>>;

describe('the layout and the catalogue speak of the same list', () => {
  test('columns in the same order, under the same Chinese headers', () => {
    expect(schema.fields.map((field) => field.name)).toEqual([...itemColumns]);
    expect(Object.fromEntries(schema.fields.map((field) => [field.name, field.title]))).toEqual(
      catalogue('zh').item.fields,
    );
  });

  test('the codes of the layout are the codes of the program', () => {
    const codes = (column: ItemColumn) => [...(schema.byName.get(column)?.values?.keys() ?? [])];
    expect(codes('track')).toEqual([...tracks]);
    expect(codes('mode')).toEqual([...modes]);
    expect(codes('pace')).toEqual([...paces]);
    expect(codes('check_coverage')).toEqual([...coverages]);
  });

  test.each(
    languages.flatMap((lang) => Object.entries(named).map(([column, key]) => ({ lang, column, key }))),
  )('$column in $lang', ({ lang, column, key }) => {
    const values = [...(schema.byName.get(column)?.values ?? [])];
    expect(values.length).toBeGreaterThan(1);
    expect(Object.fromEntries(values.map(([code, label]) => [code, label[lang]]))).toEqual(
      catalogue(lang).item[key],
    );
  });
});
