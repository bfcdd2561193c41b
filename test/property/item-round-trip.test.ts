import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/catalogue.ts';
import { type ItemColumn, itemColumns } from '../../src/item/item.ts';
import { type Field, loadSchema } from '../../src/table/schema.ts';
import { toCsv } from '../../src/table/write-table.ts';
import { makeOffice, type Office } from '../support/office.ts';

const schema = loadSchema('item');

/** What breaks tables: separators, quotes, line ends, formula signs and guards, odd spaces, wide and combined characters. */
const nasty = [
  ...[
    '=1+1',
    '+86',
    '-1',
    '@cmd',
    "'",
    "''=x",
    "'=x",
    '"',
    '""',
    ',',
    ';',
    '；',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '|',
  ],
  ...[
    '\u00a0',
    '\u3000',
    '\u200b',
    '\ufeff',
    '　全角',
    '（括号）',
    '【示例】',
    '填表说明',
    '0012',
    '1e5',
    '2026-03-05',
  ],
  ...[
    '𠮷野家',
    '😀',
    'e\u0301',
    '_x0041_',
    '<b>&amp;',
    ']]>',
    'constructor',
    '__proto__',
    '\\n',
    'NULL',
    '#',
    '%',
    'é',
  ],
];

const words = fc.array(
  fc.oneof(
    fc.constantFrom(...nasty),
    fc.constantFrom('事项', '证明', 'abc', '一', '12', ' '),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  ),
  { minLength: 1, maxLength: 6 },
);

/** A text that the layout takes: it reads as something, and holds none of what it refuses. */
const text = (field: Field): fc.Arbitrary<string> =>
  words
    .map((parts) => parts.join(''))
    .map((raw) =>
      raw.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffd]/g, ''),
    )
    .map((raw) => [...raw].slice(0, Math.min(60, field.maxLength)).join(''));

const filled = (field: Field): fc.Arbitrary<string> => text(field).map((raw) => `名${raw}`);

const limits = fc.constantFrom('20工作日', '0.5wd', '2小时', '当场', '３０天', '1年', '20 min');
const days = fc.constantFrom('2026-03-05', '2026/3/5', '2026年3月5日');

const checkRules = fc.constantFrom(
  'offence=absent',
  '学历库:id_number=equal(姓名,applicant_name)；社保库=valid_on(起,止)',
  '收入库：id_number = range(年收入, 0, 12.5)',
);

function cell(field: Field): fc.Arbitrary<string> {
  if (field.name === 'check_rules') return checkRules;
  const values = field.values;
  if (values !== null) {
    const names = [...values].flatMap(([code, label]) => [code, label.zh, label.en, ...label.aliases]);
    const one = fc.constantFrom(...names);
    return field.kind === 'list'
      ? fc.array(one, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('；'))
      : one;
  }
  switch (field.kind) {
    case 'limit':
      return limits;
    case 'day':
      return days;
    case 'integer':
      return fc.integer({ min: 0, max: 99 }).map(String);
    case 'code':
      return fc.constantFrom('ABC-１', 'x 1', "'=1", '007');
    default:
      return text(field);
  }
}

const required: ReadonlySet<ItemColumn> = new Set([
  'item_name',
  'authority_name',
  'certificate_name',
  'legal_basis',
]);

const fieldOf = (column: ItemColumn): Field => {
  const field = schema.byName.get(column);
  if (!field) throw new Error(`no column ${column}`);
  return field;
};

/** One row as people write it, by column; an absent one is an empty cell. */
const row = (index: number): fc.Arbitrary<Partial<Record<ItemColumn, string>>> => {
  const cells = Object.fromEntries(
    itemColumns
      // Codes with a check character and the order of days are other tests' matter.
      .filter((column) => !['item_code', 'authority_code', 'effective_to', 'kind', 'bundle'].includes(column))
      .map((column) => {
        const field = fieldOf(column);
        if (required.has(column)) return [column, filled(field)];
        return [column, field.required ? cell(field) : fc.option(cell(field), { nil: '', freq: 2 })];
      }),
  ) as Partial<Record<ItemColumn, fc.Arbitrary<string>>>;
  return fc.record(cells).map((values) => ({ ...values, item_code: `C-${index}` }));
};

const lists = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => row(i))));

interface Summary {
  readonly read: number;
  readonly unchanged: number;
  readonly written: boolean;
  readonly problems: readonly unknown[];
}

const importFile = async (office: Office, file: string, batch: string) => {
  const result = await office.run(['item', 'import', file, '--batch', batch, '--format', 'json']);
  return result.json() as Summary;
};

describe('item export, then item import', () => {
  test('changes nothing, in both languages and both formats, whatever the cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const office = await makeOffice();
        const cells = rows.map((one) => itemColumns.map((column) => one[column] ?? ''));
        writeFileSync(
          office.path('in.csv'),
          toCsv([...itemColumns], cells, { formulaGuard: true, eol: '\r\n' }),
        );
        const first = await importFile(office, 'in.csv', 'A');
        expect(first.problems).toEqual([]);
        expect(first).toMatchObject({ read: rows.length, written: true });
        for (const lang of languages) {
          for (const ending of ['csv', 'xlsx']) {
            const name = `out-${lang}.${ending}`;
            expect((await office.run(`item export --out ${name} --lang ${lang}`)).code).toBe(0);
            const again = await importFile(office, name, 'B');
            expect([name, again]).toEqual([
              name,
              expect.objectContaining({
                read: rows.length,
                unchanged: rows.length,
                written: false,
                problems: [],
              }),
            ]);
          }
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
