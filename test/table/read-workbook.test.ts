import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/kernel/app-error.ts';
import type { TableFile } from '../../src/table/read-table.ts';
import { readTableFile } from '../../src/table/read-table-file.ts';
import { loadSchema, type SchemaName } from '../../src/table/schema.ts';
import { csvOf, goodCase, goodItem, problemsOf, read } from './support.ts';
import { type TestCell, type TestSheet, workbookOf } from './workbook.ts';

const header = Object.keys(goodItem);
const good = Object.values(goodItem);
const rowOf = (changes: Readonly<Record<string, TestCell>>): TestCell[] =>
  header.map((name) => changes[name] ?? goodItem[name] ?? '');

async function readBook(
  sheets: readonly TestSheet[],
  options: { sheet?: string; date1904?: boolean; schema?: SchemaName } = {},
): Promise<TableFile> {
  const bytes = workbookOf(sheets, options);
  const schema = loadSchema(options.schema ?? 'item');
  const result = await readTableFile({ bytes, fileName: '清单.xlsx' }, schema, { lang: 'zh', ...options });
  if (!result.ok) throw result.error;
  return result.value;
}

const sheet = (rows: readonly (readonly TestCell[])[], merged: readonly string[] = []): TestSheet[] => [
  { name: '清单', rows, merged },
];

describe('which sheet', () => {
  const cover: TestSheet = { name: '封面', rows: [['告知承诺制事项清单'], ['报送单位：教育局']] };
  const list: TestSheet = { name: '事项', rows: [header, good] };
  const other: TestSheet = { name: '2', rows: [header, rowOf({ 事项编码: 'B' }), rowOf({ 事项编码: 'C' })] };

  it('the first whose header names the layout, and the others are told', async () => {
    const { table, otherSheets, otherLists } = await readBook([cover, list, other]);
    expect([table.sheet, table.rows.length, otherSheets]).toEqual(['事项', 1, ['封面', '2']]);
    // A sheet for each department: those left out are named as lists.
    expect(otherLists).toEqual(['2']);
  });

  it('of several lists one that is named is the one that is meant, and hidden ones are none', async () => {
    expect((await readBook([list, other], { sheet: '2' })).otherLists).toEqual([]);
    expect((await readBook([list, { ...other, hidden: true }])).otherLists).toEqual([]);
  });

  it('rows and columns that it hides are read, and named', async () => {
    const rows = [header, good, rowOf({ 事项编码: 'B' }), rowOf({ 事项编码: 'C' })];
    const { table, hiddenLines, hiddenColumns } = await readBook([
      { name: '清单', rows, hiddenRows: [3, 4, 9], hiddenColumns: [2, 30] },
    ]);
    expect([table.rows.length, hiddenLines, hiddenColumns]).toEqual([3, [3, 4], [header[1]]]);
    expect((await readBook([list])).hiddenLines).toEqual([]);
  });

  it('by name before number', async () => {
    expect((await readBook([cover, list, other], { sheet: '2' })).table.sheet).toBe('2');
    expect((await readBook([cover, other, list], { sheet: '3' })).table.sheet).toBe('事项');
  });

  it('a hidden sheet is read only when named', async () => {
    const hidden = { ...list, hidden: true };
    expect((await readBook([hidden, other])).table.sheet).toBe('2');
    expect((await readBook([hidden, other], { sheet: '事项' })).table.sheet).toBe('事项');
  });

  it('an unknown one is refused with those there are', async () => {
    await expect(readBook([cover, list], { sheet: '9' })).rejects.toMatchObject({
      code: 'E_TABLE_SHEET',
      params: { sheets: ['封面', '事项'] },
    });
  });

  it('a CSV has none', async () => {
    const source = { bytes: Buffer.from(csvOf(goodItem)), fileName: 'a.csv' };
    const result = await readTableFile(source, loadSchema('item'), { lang: 'zh', sheet: '1' });
    expect(result.ok ? 'read' : result.error).toBeInstanceOf(AppError);
  });
});

describe('what stands around the table', () => {
  it('title, 填表说明, empty rows, totals; line is the sheet’s row', async () => {
    const { table } = await readBook(
      sheet(
        [
          ['金华市告知承诺制事项清单'],
          ['填表说明：带*的为必填'],
          [],
          header.map((name) => `*${name}`),
          good,
          [],
          rowOf({ 事项编码: 'A002' }),
          ['小计', null, { n: '2' }],
          ['合　计：2项'],
          ['填表说明：本表一式两份'],
        ],
        ['A1:H1', 'A2:H2'],
      ),
    );
    expect(problemsOf(table)).toEqual([]);
    expect(table.rows.map((row) => row.line)).toEqual([5, 7]);
    expect([table.headerLine, table.closingLines]).toEqual([4, [8, 9]]);
  });

  it('a total row in CSV too; one in the middle is a bad row, one without a fault is data', () => {
    const table = read(`${csvOf(goodItem)}Total,2,,,,,,\n`);
    expect([problemsOf(table), table.rows.length, table.closingLines]).toEqual([[], 1, [3]]);
    const named = read(csvOf(goodItem, { ...goodItem, 事项编码: '合计' }));
    expect([problemsOf(named), named.rows.length]).toEqual([[], 2]);
  });

  it('who filled it in and looked it over, at the end; in the middle that is a bad row', () => {
    const signed =
      '审核人：李四　制表人：王五,,,,,,,\n填报单位（盖章）：,,教育局,,,,,\n日期:,2026-09-01,,,,,,\n';
    const table = read(`${csvOf(goodItem)}${signed}`);
    expect([problemsOf(table), table.rows.length, table.closingLines]).toEqual([[], 1, [3, 4, 5]]);
    const more = csvOf({ ...goodItem, 事项编码: 'A009' })
      .split('\n')
      .slice(1)
      .join('\n');
    const middle = read(`${csvOf(goodItem)}${signed}${more}`);
    expect([middle.rows.length, middle.closingLines]).toEqual([5, []]);
    expect(problemsOf(middle)).not.toEqual([]);
  });

  it('the header again, as on every printed page', () => {
    const csv = csvOf(goodItem);
    const table = read(`${csv}${csv.replace('A001', 'A002')}`);
    expect([problemsOf(table), table.rows.map((row) => row.line)]).toEqual([[], [2, 4]]);
  });
});

describe('headers of two lines', () => {
  const groups = [
    ['事项编码', '事项名称', '基本信息', null, null, null, '办理方式', '设定依据', '承诺办结时限', null],
    [null, null, '类别', '证明名称', '实施主体', '行使层级', null, null, '窗口', '网上'],
  ];
  const data = [
    'A1',
    '教师',
    '证明事项',
    '无犯罪',
    '教育局',
    '市级',
    '告知承诺',
    '条例',
    '3工作日',
    '1工作日',
  ];

  it('merged cells: the lower line, the group where it stands alone, or both joined', async () => {
    const merged = ['A1:A2', 'B1:B2', 'C1:F1', 'G1:G2', 'H1:H2', 'I1:J1'];
    const { table, filledRows } = await readBook(sheet([...groups, data], merged));
    expect(problemsOf(table)).toEqual([]);
    expect(table.rows[0]?.values).toMatchObject({
      item_code: 'A1',
      certificate_name: '无犯罪',
      promised_limit_window: '3wd',
      promised_limit_online: '1wd',
    });
    expect([table.rows[0]?.line, filledRows]).toEqual([3, 0]);
  });

  it('in CSV, where merged cells are empty ones', () => {
    const table = read([...groups, data].map((row) => row.map((cell) => cell ?? '').join(',')).join('\n'));
    expect(problemsOf(table)).toEqual([]);
    expect(table.rows).toHaveLength(1);
  });

  it('a group whose parts stand before its name: 原 and 现 below 材料数', () => {
    const rows = [
      [
        '事项编码',
        '事项名称',
        '类别',
        '证明名称',
        '实施主体',
        '行使层级',
        '办理方式',
        '设定依据',
        '材料数',
        '',
        '办结时限',
        '',
      ],
      ['', '', '', '', '', '', '', '', '原', '现', '法定', '原'],
      [
        'A1',
        '教师',
        '证明事项',
        '无犯罪',
        '教育局',
        '市级',
        '告知承诺',
        '条例',
        '5',
        '3',
        '30工作日',
        '20工作日',
      ],
    ];
    const table = read(rows.map((row) => row.join(',')).join('\n'));
    expect([problemsOf(table), table.unknownHeaders]).toEqual([[], []]);
    expect(table.rows[0]?.values).toMatchObject({
      materials_before: 5,
      materials_after: 3,
      statutory_limit: '30wd',
      previous_limit: '20wd',
    });
  });

  it('one header merged over two lines is read once', async () => {
    const merged = header.map((_, i) => `${String.fromCharCode(65 + i)}1:${String.fromCharCode(65 + i)}2`);
    const { table } = await readBook(sheet([header, ['', '', ''], good], merged));
    expect([problemsOf(table), table.rows.map((row) => row.line)]).toEqual([[], [3]]);
  });

  it('a first row of data is never taken for a header, though a cell of it reads like one', () => {
    const table = read(`备注,${csvOf(goodItem).replace('\n', '\n领域,')}`);
    expect([problemsOf(table), table.rows.length]).toEqual([[], 1]);
  });
});

describe('cells', () => {
  const extra = [...header, '生效日期', '原材料数', '可否代办'];
  const one = async (cells: readonly TestCell[], options: { date1904?: boolean } = {}) =>
    (await readBook(sheet([extra, [...good, ...cells]]), options)).table;

  it('dates, whole numbers shown with decimals, truth values', async () => {
    const table = await one([{ n: '46086', style: 'date' }, { n: '3', style: 'decimals' }, { bool: true }]);
    expect(problemsOf(table)).toEqual([]);
    expect(table.rows[0]?.values).toMatchObject({ effective_from: '2026-03-05', materials_before: 3 });
    expect(table.rows[0]?.values['agent_allowed']).not.toBeNull();
  });

  it('the calendar from 1904', async () => {
    const table = await one([{ n: '44624', style: 'date' }], { date1904: true });
    expect(table.rows[0]?.values['effective_from']).toBe('2026-03-05');
  });

  it('a date is no serial number', async () => {
    expect(problemsOf(await one([{ n: '46086' }]))).toEqual(['2 effective_from type-error']);
  });

  it('a time of a case', async () => {
    const names = Object.keys(goodCase);
    const cells = names.map(
      (name): TestCell =>
        name === '受理时间' ? { n: '46086.395833333336', style: 'date' } : (goodCase[name] ?? ''),
    );
    const { table } = await readBook(sheet([names, cells]), { schema: 'case' });
    expect(table.rows[0]?.values['received_at']).toBe('2026-03-05T01:30:00.000Z');
  });

  it('short numeric codes keep their digits, with the zeros that the sheet shows', async () => {
    const { table } = await readBook(
      sheet([
        header,
        rowOf({ 事项编码: { n: '330702' } }),
        rowOf({ 事项编码: { n: '702', style: 'zeros' } }),
        rowOf({ 事项编码: { n: '1.1', style: 'decimals' } }),
        rowOf({ 事项编码: { n: '123456789012345' } }),
      ]),
    );
    expect(problemsOf(table)).toEqual([]);
    expect(table.rows.map((row) => row.values['item_code'])).toEqual([
      '330702',
      '000702',
      '1.10',
      '123456789012345',
    ]);
  });

  it('a number of more than 15 digits is damaged wherever text is written', async () => {
    const damaged = { n: '330782199001011000' };
    const { table } = await readBook(sheet([header, rowOf({ 事项编码: damaged, 事项名称: damaged })]));
    expect(problemsOf(table)).toEqual(['2 item_code number-damaged', '2 item_name number-damaged']);
    expect(table.problems[0]?.value).toBe('3.30782199001011E+17');
  });

  it('formulas: the stored result', async () => {
    const { table } = await readBook(sheet([header, rowOf({ 事项名称: { formula: 'B9', value: '教师' } })]));
    expect(table.rows[0]?.values['item_name']).toBe('教师');
  });

  it('a cell merged over rows stands in each of them', async () => {
    const rows = [
      header,
      good,
      rowOf({ 事项编码: 'A2', 实施主体: '' }),
      rowOf({ 事项编码: 'A3', 实施主体: '' }),
    ];
    const { table, filledRows } = await readBook(sheet(rows, ['E2:E4']));
    expect(problemsOf(table)).toEqual([]);
    expect([table.rows[2]?.values['authority_name'], filledRows]).toEqual(['教育局', 2]);
  });
});

describe('CSV as spreadsheets write it', () => {
  it.each([
    [';', ''],
    ['\t', ''],
    ['|', ''],
    [';', 'sep=;\r\n'],
  ])('delimiter %j after %j', (delimiter, first) => {
    const csv = first + csvOf(goodItem).replaceAll(',', delimiter);
    const table = read(csv);
    expect([problemsOf(table), table.headerLine]).toEqual([[], first === '' ? 1 : 2]);
  });
});
