import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';
import { behind } from '../support/open-office.ts';
import { atTerminal, keys } from '../support/terminal.ts';

const samples = new URL('../../data/samples/', import.meta.url);
const header = (text: string): string => text.slice(0, text.indexOf('\n') + 1);
const casesCsv = readFileSync(new URL('cases.csv', samples), 'utf8');
const rows: Record<string, string>[] = parse(casesCsv, { columns: true, bom: true });
/** Recounted from the file itself: completed in August, withdrawn ones left out. */
const august = rows.filter(
  (row) => row['办结时间']?.startsWith('2026-08') === true && row['办理结果'] !== '撤回',
);

const LATER = { now: '2026-10-08T10:00:00+08:00' };

interface Shown {
  readonly version: number;
  readonly outdated: boolean;
  readonly indicators: Record<
    string,
    { value: unknown; numerator: number | null; denominator: number | null; id: string; unit: string }
  >;
  readonly by_authority: (Record<string, number | null> & { authority: string })[];
  readonly files: string[];
}

let office: Office;

async function month(args: string, options = LATER): Promise<Shown> {
  const done = await office.run(`report monthly ${args} --format json`, options);
  expect(done.err).not.toContain('error');
  return done.json() as Shown;
}

beforeEach(async () => {
  office = await makeOffice();
  const at = { now: '2026-01-04T09:00:00+08:00' };
  await office.run(['item', 'import', new URL('items.csv', samples).pathname, '--batch', 'a'], at);
  await office.run('item publish a', at);
  const history = rows.filter((row) => row['办结时间'] !== '' && row['办结时间'] !== august[0]?.['办结时间']);
  const done = await office.run(['case', 'import', '-'], {
    now: '2026-09-15T17:20:00+08:00',
    stdin: header(casesCsv) + history.map((row) => toLine(Object.values(row))).join(''),
  });
  expect(done.code).toBe(0);
}, 60_000);

const toLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;

describe('report monthly', () => {
  it('counts what the file of cases says, and its rows add up to the totals', async () => {
    const counted = august.filter((row) => row['办结时间'] !== august[0]?.['办结时间']);
    const { indicators, by_authority, version } = await month('--month 2026-08');
    const value = (key: string) => indicators[key]?.value;
    expect(version).toBe(0);
    expect(value('items')).toBe(52);
    expect(value('cases')).toBe(counted.length);
    expect(counted.length).toBeGreaterThan(20);
    const byMode = (name: string) => counted.filter((row) => row['办理方式'] === name).length;
    expect(value('cases_by_mode')).toEqual({
      commitment: byMode('告知承诺'),
      data_query: byMode('数据查询'),
      dept_verify: byMode('部门核验'),
      ordinary: byMode('一般程序'),
    });
    expect(indicators['commitment_share']).toMatchObject({
      numerator: byMode('告知承诺'),
      denominator: counted.length,
      unit: '%',
      id: 'I5',
    });
    for (const key of ['commitment_cases', 'check_due', 'checked', 'untrue', 'breaches', 'cases', 'items']) {
      expect(by_authority.reduce((sum, row) => sum + Number(row[key]), 0)).toBe(value(key));
    }
  });

  it('prints — and gives null where nothing was done', async () => {
    const { indicators } = await month('--month 2025-03');
    expect(indicators['cases']?.value).toBe(0);
    expect(indicators['on_time_rate']).toMatchObject({ value: null, numerator: 0, denominator: 0 });
    const shown = await office.run('report monthly --month 2025-03', LATER);
    expect(shown.out).toMatch(/告知承诺占比\s+—/);
  });

  it('takes checked and untrue of what was due in the month', async () => {
    const numbers = async (which: string): Promise<string[]> =>
      (await behind<{ case_no: string }>(office, `select case_no from cases where ${which}`)).map(
        (row) => row.case_no,
      );
    const due = await numbers(
      `mode = 'commitment' and decision = 'granted' and check_coverage <> 'exempt'
       and check_due between '2026-08-01' and '2026-08-31' order by case_no`,
    );
    const [later] = await numbers(
      `check_due between '2026-09-25' and '2026-12-31' and decided_day <= '2026-08-20' limit 1`,
    );
    const check = (no: string | undefined, outcome: string, day: string) =>
      office.run(`check record ${no} --outcome ${outcome} --method online`, { now: `${day}T10:00:00+08:00` });
    expect((await check(due[0], 'true', '2026-08-20')).code).toBe(0);
    expect((await check(due[1], 'untrue', '2026-08-21')).code).toBe(0);
    expect((await check(due[2], 'true', '2026-09-02')).code).toBe(0);
    expect((await check(later, 'untrue', '2026-08-22')).code).toBe(0);
    const { indicators } = await month('--month 2026-08');
    expect(indicators['check_rate']).toMatchObject({ numerator: 2, denominator: due.length });
    expect(indicators['untrue_rate']).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    expect(indicators['checks_done']?.value).toBe(3);
  });

  it('refuses a month to come, and what is no month or no form', async () => {
    const future = await office.run('report monthly --month 2026-11', LATER);
    expect([future.code, future.out]).toEqual([1, '']);
    expect(future.err).toContain('E_REPORT_FUTURE');
    for (const wrong of ['--month 2026-13', '--month 202608', '--month 2026-08 --to docx', '--to pdf']) {
      expect((await office.run(`report monthly ${wrong}`, LATER)).code).toBe(2);
    }
  });

  it('refuses figures that do not add up, naming the identity', async () => {
    // A case that was completed before it came in: neither open at the start nor accepted in the month.
    await behind(
      office,
      `update cases set received_at = '2026-09-02T01:00:00.000Z', received_day = '2026-09-02'
       where case_id = (select min(case_id) from cases where decided_day like '2026-08-%')`,
    );
    const refused = await office.run('report monthly --month 2026-08 --out out --to csv', LATER);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('E_REPORT_IDENTITY');
    expect(refused.err).toContain('上期结存＋本期受理');
    await expect(readdir(office.path('out'))).rejects.toThrow('ENOENT');
  });
});

describe('report monthly --issue', () => {
  const late = async () => {
    const done = await office.run(['case', 'import', '-'], {
      now: '2026-10-09T09:00:00+08:00',
      stdin: header(casesCsv) + toLine(Object.values(august[0] ?? {})),
    });
    expect(done.code).toBe(0);
  };

  it('a month frozen before it is over says so on its paper, also when it is over', async () => {
    const early = await office.run('report monthly --month 2026-08 --issue', {
      now: '2026-08-20T10:00:00+08:00',
    });
    expect([early.code, early.err]).toEqual([0, expect.stringContaining('数据截至2026年8月20日')]);
    for (const { out } of [early, await office.run('report monthly --month 2026-08', LATER)]) {
      expect(out).toContain('2026-08-20定稿（当月未结束，为阶段性数据）');
      expect(out).toContain('报告期尚未结束，数据截至2026年8月20日');
    }
  });

  it('a person at a terminal is asked before a month that is not over is frozen', async () => {
    const now = '2026-08-20T10:00:00+08:00';
    const person = atTerminal(['report', 'monthly', '--month', '2026-08', '--issue'], office.dir, { now });
    await person.sees('定稿的只是阶段性数据');
    await person.press(keys.enter);
    expect(await person.exit).toBe(130);
    expect((await office.run('report monthly --month 2026-08', LATER)).out).toContain('未定稿');
  });

  it('freezes the figures; late entries change them only by a new version with its reason', async () => {
    const draft = await month('--month 2026-08');
    const first = await month('--month 2026-08 --issue');
    expect(first.version).toBe(1);
    // Stored with sorted keys, shown in the same order as before.
    expect(JSON.stringify(first.indicators)).toBe(JSON.stringify(draft.indicators));
    expect((await month('--month 2026-08 --issue')).version).toBe(1);
    await late();
    const frozen = await month('--month 2026-08');
    expect(frozen).toMatchObject({ version: 1, outdated: true });
    expect(frozen.indicators).toEqual(first.indicators);
    const bare = await office.run('report monthly --month 2026-08 --issue', LATER);
    expect(bare.code).toBe(5);
    expect(bare.err).toContain('--reason');
    const second = await month('--month 2026-08 --issue --reason 补报一件');
    expect(second).toMatchObject({ version: 2, outdated: false });
    expect(second.indicators['cases']?.value).toBe(Number(first.indicators['cases']?.value) + 1);
    const ledger = (await office.run('ledger show --format json')).json() as { entries: { text: string }[] };
    const issues = ledger.entries.filter(({ text }) => text.includes('"act":"report.issue"'));
    expect(issues).toHaveLength(2);
    expect(issues[1]?.text).toContain('"version":2');
    expect((await office.run('ledger verify')).code).toBe(0);
  });

  it('finds a frozen month that was changed in the database', async () => {
    await month('--month 2026-08 --issue');
    await behind(office, `update issued_reports set figures = replace(figures, '"items"', '"Items"')`);
    const altered = await office.run('report monthly --month 2026-08', LATER);
    expect(altered.code).toBe(4);
    expect(altered.err).toContain('E_REPORT_ALTERED');
  });
});

describe('the forms', () => {
  it('are written in both languages under their names', async () => {
    const zh = await month('--month 2026-08 --out out --to pdf,html,xlsx,csv,json');
    expect(zh.files.map((file) => basename(file))).toEqual(
      ['pdf', 'html', 'xlsx', 'csv', 'json'].map((form) => `月报-2026-08.${form}`),
    );
    const content = await Promise.all(zh.files.map((file) => readFile(file)));
    const [pdf, html, xlsx, csv, json] = content.map((bytes) => bytes.toString('utf8'));
    expect(pdf?.slice(0, 5)).toBe('%PDF-');
    expect(html).toContain('<h1>告知承诺制工作月报</h1>');
    expect(html?.match(/<svg/g)).toHaveLength(3);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(csv?.startsWith('\ufeff范围,指标,')).toBe(true);
    expect(xlsx?.slice(0, 2)).toBe('PK');
    expect(JSON.parse(json ?? '')).toMatchObject({ month: '2026-08', files: zh.files });
    const sheets = await readExcel(zh.files[2] ?? '');
    expect(JSON.stringify(sheets)).toContain('清单事项数');
    const en = await month('--month 2026-08 --out out --to pdf,html --lang en');
    expect(en.files.map((file) => basename(file))).toEqual(['monthly-2026-08.pdf', 'monthly-2026-08.html']);
    expect(await readFile(en.files[1] ?? '', 'utf8')).toContain(
      '<h1>Monthly Report on Notification and Commitment</h1>',
    );
  });

  it('print names from the list as text, whatever they hold', async () => {
    const name = '<script>alert(1)</script>&局';
    await behind(
      office,
      `update item_versions set authority_name = '${name}' where authority_name = '常澄市教育局'`,
    );
    await behind(office, `update cases set authority_name = '${name}' where authority_name = '常澄市教育局'`);
    const { files } = await month('--month 2026-08 --out out --to html,pdf');
    const html = await readFile(files.find((file) => file.endsWith('.html')) ?? '', 'utf8');
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;局');
  });

  it('give one tidy table as --format csv', async () => {
    const done = await office.run('report monthly --month 2026-08 --format csv', LATER);
    const lines: Record<string, string>[] = parse(done.out, { columns: true });
    expect(lines.find(({ key }) => key === 'items')).toMatchObject({ scope: 'total', id: 'I1', value: '52' });
    expect(lines.some(({ scope, key }) => scope === '常澄市教育局' && key === 'check_rate')).toBe(true);
  });
});
