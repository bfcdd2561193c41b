import { existsSync, readdirSync, statSync } from 'node:fs';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';
import { workbookOf } from '../table/workbook.ts';
import { put } from './samples.ts';

const header = ['事项编码', '事项名称', '类别', '证明名称', '实施主体', '行使层级', '办理方式', '设定依据'];
const row = (code: string, mode: string, authority = '市教育局'): string[] => [
  ...[code, '教师资格认定', '证明事项', '无犯罪记录证明', authority, '市级', mode, '《条例》第一条'],
];

async function withList(...rows: string[][]): Promise<Office> {
  const office = await makeOffice();
  put(office, 'list.xlsx', workbookOf([{ name: '清单', rows: [header, ...rows] }]));
  put(office, 'list.csv', [header, ...rows].map((cells) => `${cells.join(',')}\n`).join(''));
  return office;
}

async function cellsOf(file: string): Promise<unknown[][]> {
  const [sheet] = await readExcel(file);
  return (sheet?.data ?? []).map((cells) => [...cells]);
}

describe('rejects that a department opens in a spreadsheet', () => {
  test('a workbook keeps codes as text, tells the problem, and goes in again once corrected', async () => {
    const office = await withList(row('00123456789012345678', '承诺书'), row('A', '告知承诺'));
    const refused = await office.run('item import list.csv --batch B --skip-invalid --rejects 退回.xlsx');
    expect(refused.code).toBe(3);
    expect(statSync(office.path('退回.xlsx')).mode & 0o777).toBe(0o600);
    const [head, back] = await cellsOf(office.path('退回.xlsx'));
    expect(head).toEqual([...header, '错误情况']);
    expect(back?.slice(0, 8)).toEqual(row('00123456789012345678', '承诺书'));
    expect(back?.[8]).toContain('办理方式');

    const corrected = [...row('00123456789012345678', '告知承诺'), String(back?.[8])];
    put(office, '退回.xlsx', workbookOf([{ name: '清单', rows: [[...header, '错误情况'], corrected] }]));
    const again = await office.run('item import 退回.xlsx --batch B --format json');
    expect(again.json()).toMatchObject({ read: 1, added: 1, problems: [], written: true });
  });

  test('what came as a workbook goes back to each department as one', async () => {
    const office = await withList(row('A', '承诺书'), row('B', '承诺书', '市民政局'));
    await office.run('item import list.xlsx --batch B --rejects back --split-by authority');
    expect(readdirSync(office.path('back')).sort()).toEqual(['市教育局.xlsx', '市民政局.xlsx']);
    expect((await cellsOf(office.path('back', '市民政局.xlsx')))[1]?.[0]).toBe('B');
    await office.run('item import list.csv --batch B --rejects text --split-by authority');
    expect(readdirSync(office.path('text')).sort()).toEqual(['市教育局.csv', '市民政局.csv']);
  });

  test('a cell that no worksheet holds: the rows stand in a CSV of that name', async () => {
    const office = await withList([...row('A', '承诺书').slice(0, 7), '依'.repeat(40_000)]);
    const refused = await office.run('item import list.csv --batch B --rejects back.xlsx');
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('back.csv')]);
    expect(existsSync(office.path('back.csv'))).toBe(true);
    expect(existsSync(office.path('back.xlsx'))).toBe(false);
  });
});

describe('a file name that promises another form is refused, and nothing is done', () => {
  test.each([
    'item import list.csv --batch B --skip-invalid --rejects back.xls',
    'item template --out blank.et',
    'item export --out list.pdf',
  ])('%s', async (line) => {
    const office = await withList(row('A', '告知承诺'), row('B', '承诺书'));
    const refused = await office.run(line);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('.xlsx')]);
    expect(((await office.run('item list --format json')).json() as { total: number }).total).toBe(0);
  });
});
