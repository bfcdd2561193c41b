import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/office.ts';
import { FIRM, LI, makeCaseOffice, must, record, WANG } from './support.ts';

const HEADER =
  '办件编号,事项编码,申请人,申请人类型,证件号码,代理人,代理人证件号码,渠道,受理时间,办理方式,容缺材料,承诺时间,办结时间,办理结果,满意度';

const OLD = '320402850615234';

/** Three decided rows and two open ones, all good. */
const GOOD = [
  `A-1,RS-001,王小明,自然人,${WANG},,,窗口,2026-03-02 09:10,,,2026-03-02 09:30,2026-03-03 10:00,准予,1`,
  `A-2,RS-001,李四,自然人,${LI},,,网上,2026-03-02,一般程序,,,2026-03-05,不予,`,
  `A-3,RS-001,赵六,自然人,${OLD},,,窗口,2025-12-20,告知承诺,,,2025-12-22,准予,`,
  `A-4,RS-001,王小明,自然人,${WANG},,,移动端,2026-09-14 09:00,,离职证明（容缺）,,,,`,
  `A-5,RS-005,某公司,法人,${FIRM},,,窗口,2026-09-14 09:00,,,2026-09-14 10:00,,,`,
];

function file(office: Office, name: string, rows: readonly string[]): void {
  writeFileSync(office.path(name), `${[HEADER, ...rows].join('\n')}\n`);
}

interface Summary {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
  history: number;
  written: boolean;
  problems: { line: number; column: string; code: string; value: string }[];
  warnings: { line: number; code: string }[];
}

async function importFile(office: Office, args: string) {
  const outcome = await office.run(`case import ${args} --format json`);
  const summary = outcome.json() as Summary;
  const { read, added, updated, unchanged, rejected } = summary;
  expect(read).toBe(added + updated + unchanged + rejected);
  return { code: outcome.code, summary };
}

describe('case import', () => {
  test('a person reads the warnings of a list with their lines, as of every import', async () => {
    const office = await makeCaseOffice();
    file(office, 'cases.csv', GOOD);
    const zh = await office.run('case import cases.csv --dry-run');
    expect(zh.out).toMatch(/提醒共 1 处（不影响导入）：\n第4行 {2}事项/);
    const en = await office.run('case import cases.csv --lang en');
    expect(en.out).toMatch(/1 warning .*:\nline 4 {2}item /);
  });

  test('takes over history and takes in open rows; the same file again changes nothing', async () => {
    const office = await makeCaseOffice();
    file(office, 'cases.csv', GOOD);
    const plan = await importFile(office, 'cases.csv --dry-run');
    expect(plan).toMatchObject({ code: 0, summary: { added: 5, history: 3, written: false } });
    const real = await importFile(office, 'cases.csv');
    expect(real.summary).toEqual({ ...plan.summary, written: true });
    expect(real.summary.warnings).toMatchObject([{ line: 4, code: 'item-not-in-force' }]);
    const again = await importFile(office, 'cases.csv');
    expect(again).toMatchObject({ code: 0, summary: { unchanged: 5, written: false, problems: [] } });
    expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });

    expect(await must(office, 'case show A-1')).toMatchObject({
      state: 'granted',
      check_due: '2026-05-06',
      letter_no: null,
      gate: null,
      history: true,
      satisfaction: 1,
    });
    expect(await must(office, 'case show A-2')).toMatchObject({
      state: 'refused',
      offered: true,
      chosen: false,
    });
    expect(await must(office, 'case show A-3 --reveal 测试')).toMatchObject({
      id_number: '32040219850615234X',
    });
    expect(await must(office, 'case show A-4')).toMatchObject({
      state: 'notified',
      letter_no: '承诺〔2026〕1号',
      commitment_code: '32040020260916000001',
      deferred_materials: '离职证明',
      gate: { allowed: true, reason: 'none' },
    });
    expect(await must(office, 'case show A-5')).toMatchObject({ state: 'signed', deadline: '2026-09-28' });
  });

  test('goes on with imported open cases, and keeps letter and gate when the decision comes by list', async () => {
    const office = await makeCaseOffice();
    file(office, 'cases.csv', GOOD);
    await importFile(office, 'cases.csv');
    await must(office, 'case sign A-4 --at 2026-09-16T10:00');
    const decided = GOOD.map((row) =>
      row.startsWith('A-4') || row.startsWith('A-5') ? row.replace(/,,,$/, ',2026-09-16 11:00,准予,2') : row,
    );
    file(office, 'later.csv', decided);
    const { code, summary } = await importFile(office, 'later.csv --skip-invalid');
    expect(code).toBe(3);
    expect(summary).toMatchObject({ updated: 1, unchanged: 3, rejected: 1, written: true });
    expect(summary.problems).toMatchObject([{ line: 5, column: 'case_no', code: 'case-handled' }]);
    expect(await must(office, 'case show A-5')).toMatchObject({
      state: 'granted',
      letter_no: '承诺〔2026〕2号',
      gate: { allowed: true },
      satisfaction: 2,
      revision: 2,
    });
  });

  test('reports all bad rows at once, writes nothing, and gives them back to be corrected', async () => {
    const office = await makeCaseOffice();
    const bad = [
      `B-1,RS-001,王小明,自然人,320402199001011238,,,窗口,2026-03-02,,,,2026-03-03,准予,`,
      `B-2,RS-001,王小明,自然人,320402199002301239,,,窗口,2026-03-02,,,,2026-03-03,准予,`,
      `B-3,RS-001,王小明,自然人,${WANG},,,窗口,2026-03-05,,,,2026-03-03,准予,`,
      `B-4,XX-404,王小明,自然人,${WANG},,,窗口,2026-03-02,,,,2026-03-03,准予,`,
      `B-5,RS-009,王小明,自然人,${WANG},,,窗口,2026-09-14,,,,,,`,
      `B-6,GA-004,王小明,自然人,${WANG},,,窗口,2026-09-14,,,,,,`,
      `B-7,RS-001,某公司,法人,${WANG},,,窗口,2026-09-14,,,,,,`,
      `B-8,RS-001,王小明,自然人,${WANG},李四,,窗口,2026-09-14,,,,,,`,
      `B-9,RS-001,王小明,自然人,${WANG},,,窗口,2026-09-14,,,,,准予,`,
      `B-10,RS-001,王小明,自然人,${WANG},,,窗口,2026-09-14,数据查询,,,,,`,
      `B-11,RS-001,王小明,自然人,${OLD},,,窗口,2026-09-14,,,,,,`,
      GOOD[0] ?? '',
      GOOD[0] ?? '',
    ];
    file(office, 'bad.csv', bad);
    const { code, summary } = await importFile(office, 'bad.csv --rejects rejects.csv');
    expect(code).toBe(3);
    expect(summary).toMatchObject({ read: 13, added: 1, rejected: 12, written: false });
    expect(summary.problems.map(({ line, column, code: name }) => [line, column, name])).toEqual([
      [2, 'id_number', 'constraint-error'],
      [3, 'id_number', 'constraint-error'],
      [4, 'decided_at', 'constraint-error'],
      [5, 'item_code', 'foreign-key'],
      [6, 'item_code', 'item-not-in-force'],
      [7, 'item_code', 'certificate-cancelled'],
      [8, 'id_number', 'constraint-error'],
      [9, 'agent_id_number', 'missing-cell'],
      [10, 'decided_at', 'missing-cell'],
      [11, 'mode', 'constraint-error'],
      [12, 'id_number', 'constraint-error'],
      [14, 'case_no', 'unique-error'],
    ]);
    for (const { value } of summary.problems) expect(value).not.toContain(WANG);
    expect(await must(office, 'case list')).toMatchObject({ total: 0 });
    expect(existsSync(office.path('rejects.csv'))).toBe(true);
    expect(statSync(office.path('rejects.csv')).mode & 0o777).toBe(0o600);
    expect(readFileSync(office.path('rejects.csv'), 'utf8')).toContain(WANG);
  });

  test('rejects an open row of a barred applicant or agent, but not its history', async () => {
    const office = await makeCaseOffice();
    const breach = await must(
      office,
      `credit breach --subject ${WANG} --name 王小明 --type person --kind false_promise --seriousness general --facts 虚假承诺`,
    );
    await must(office, `credit notify ${String(breach['breach'])} --at 2026-09-01`);
    await must(
      office,
      `credit decide ${String(breach['breach'])} --document 决1 --at 2026-09-02 --defence heard`,
    );
    file(office, 'cases.csv', [
      ...GOOD,
      `A-6,RS-001,李四,自然人,${LI},王小明,${WANG},窗口,2026-09-14 09:00,,,,,,`,
      `A-7,RS-001,王小明,自然人,${WANG},,,窗口,2026-09-14 09:00,一般程序,,,,,`,
    ]);
    const { code, summary } = await importFile(office, 'cases.csv --skip-invalid');
    expect(code).toBe(3);
    expect(summary).toMatchObject({ added: 5, rejected: 2, written: true });
    expect(summary.problems).toMatchObject([
      { line: 5, column: 'id_number', code: 'gate-barred', value: '3204**********1239' },
      { line: 7, column: 'agent_id_number', code: 'gate-barred' },
    ]);
  });

  test('passes over numbers that came with a list, and knows its people again', async () => {
    const office = await makeCaseOffice();
    file(office, 'cases.csv', [(GOOD[0] ?? '').replace('A-1', '320400-2026-000001')]);
    await importFile(office, 'cases.csv');
    const made = await must(office, record('RS-001'));
    expect(made).toMatchObject({ case_no: '320400-2026-000002' });
    expect(await must(office, `case list --id-number ${WANG}`)).toMatchObject({ total: 2 });
  });

  test('speaks English, too', async () => {
    const office = await makeCaseOffice();
    file(office, 'cases.csv', [(GOOD[0] ?? '').replace(WANG, '320402199001011238')]);
    const outcome = await office.run('case import cases.csv --lang en');
    expect(outcome.code).toBe(3);
    expect(outcome.out).toContain('"id_number" is wrong');
  });
});
