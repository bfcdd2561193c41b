import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/catalogue.ts';
import type { ItemFields } from '../../src/item/item.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { listOf, put } from './samples.ts';

interface Finding {
  readonly severity: string;
  readonly code: string;
  readonly line: number | null;
  readonly item_code: string | null;
  readonly column: string | null;
  readonly value: string;
  readonly message: string;
  readonly others: readonly string[];
}

interface Report {
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly errors: number;
  readonly warnings: number;
  readonly checked: number;
}

const lint = async (office: Office, args = ''): Promise<Report & { code: number; err: string }> => {
  const result = await office.run(`item lint --format json ${args}`);
  return { ...(result.json() as Report), code: result.code, err: result.err };
};

const brief = ({ findings }: Report) => findings.map((f) => `${f.severity} ${f.line} ${f.code} ${f.column}`);

const over = { statutory_limit: '5wd', promised_limit_window: '10wd' } as const;

/** A row that breaks nearly every rule. */
const broken: Partial<ItemFields> = {
  ...over,
  item_code: 'CN-BAD-1',
  kind: '01',
  domain: '金融',
  previous_limit: '8wd',
  visits_after: 0,
  case_type: 'instant',
  review_type: 'at_once',
  result_name: '许可证',
  completion: 'approval',
  onsite_reason: '有原因',
  application_forms: 'window；other',
  online_depth: '2',
  fee_charged: 'yes',
  fee_basis: '价费字〔2020〕1号',
  enquiry_phone: '12345',
  complaint_phone: '12345',
  service_targets: 'person；enterprise',
  organization_themes: '准营准办',
  process_steps: '受理；办结',
  faq_count: 0,
  check_coverage: 'exempt',
};

async function officeWith(...rows: readonly Partial<ItemFields>[]): Promise<Office> {
  const office = await makeOffice();
  put(office, 'list.csv', listOf(...rows));
  const made = await office.run('item import list.csv --batch 第一批 --format json');
  expect(made.code).toBe(0);
  return office;
}

describe('item lint', () => {
  test('a sound list: nothing found, exit 0', async () => {
    const office = await officeWith({});
    expect(await lint(office)).toMatchObject({ findings: [], total: 0, checked: 1, code: 0 });
  });

  test.each(languages)('says in %s what is wrong, by row, and fails on errors', async (lang) => {
    const office = await officeWith(broken, { item_code: 'CN-2', item_name: '另一事项' });
    const report = await lint(office, `--lang ${lang}`);
    expect(report.code).toBe(3);
    expect(report.err).toContain('E_ITEM_LINT');
    expect(report.errors).toBeGreaterThan(10);
    expect(report.errors + report.warnings).toBe(report.total);
    for (const { message, item_code: code, line } of report.findings) {
      expect(message).not.toMatch(/undefined|\[object|null/);
      if (lang === 'en') expect(message).not.toMatch(/[，。；“”]/);
      expect([code, line]).toEqual(line === 2 ? ['CN-BAD-1', 2] : ['CN-2', 3]);
    }
    // The second row leaves empty what its list asks for.
    expect(brief(report)).toContain('error 3 phones enquiry_phone');
  });

  test('--level error shows errors only, and counts all', async () => {
    const office = await officeWith(broken);
    const report = await lint(office, '--level error');
    expect(new Set(report.findings.map(({ severity }) => severity))).toEqual(new Set(['error']));
    expect(report.warnings).toBeGreaterThan(0);
  });

  test('--batch reports on its items, beside the whole list', async () => {
    const office = await officeWith({ item_code: 'A' });
    put(office, 'second.csv', listOf({ item_code: 'B' }));
    await office.run('item import second.csv --batch 第二批');
    const report = await lint(office, '--batch 第二批');
    expect(report).toMatchObject({ checked: 1, code: 0 });
    expect(report.findings.map(({ item_code, others }) => [item_code, others])).toEqual([['B', ['A']]]);
    expect((await office.run('item lint --batch 第三批')).code).toBe(6);
  });

  test('--file: problems of reading and of the rules together; nothing is written', async () => {
    const office = await officeWith({ item_code: 'A' });
    put(
      office,
      'next.csv',
      listOf({ item_code: 'A', ...over }, { item_code: 'B', mode: 'cancelled' }, { item_code: '' }),
    );
    const report = await lint(office, '--file next.csv');
    expect(brief(report)).toEqual([
      'error 2 limit-over-statutory promised_limit_window',
      'warning 2 mode-conflict mode',
      'warning 2 same-item item_name',
      'warning 3 mode-conflict mode',
      'warning 3 same-item item_name',
      'error 4 missing-cell item_code',
    ]);
    const items = (await office.run('item list --format json')).json() as { total: number };
    expect(items.total).toBe(1);
  });

  test('an item that was retired stands beside no other', async () => {
    const office = await officeWith({ item_code: 'A' }, { item_code: 'B', item_name: '乙' });
    await office.run('item publish 第一批');
    await office.run('item retire A --reason 停止');
    put(office, 'next.csv', listOf({ item_code: 'C' }));
    expect((await lint(office, '--file next.csv')).findings).toEqual([]);
  });
});

describe('at import', () => {
  test('the rules remark, and hold nothing back', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf(over));
    const result = await office.run('item import list.csv --batch B --format json');
    expect(result.code).toBe(0);
    expect(result.json()).toMatchObject({
      added: 1,
      written: true,
      problems: [],
      warnings: [{ line: 2, column: 'promised_limit_window', code: 'limit-over-statutory', value: '10wd' }],
    });
  });

  test('policy makes a rule an error, or turns it off', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf(over));
    mkdirSync(office.path('policy'), { recursive: true });
    const policy = (atImport: string) =>
      writeFileSync(
        office.path('policy', 'lint.yaml'),
        `limit_over_statutory:\n  - { effective_from: 2020-01-01, effective_to: null, basis: { zh: 本市要求, en: city rule }, source: design, value: { severity: off, at_import: ${atImport} } }\n`,
      );
    policy('error');
    const refused = await office.run('item import list.csv --batch B --format json');
    expect(refused.code).toBe(3);
    expect(refused.json()).toMatchObject({
      rejected: 1,
      written: false,
      problems: [{ line: 2, code: 'limit-over-statutory' }],
    });
    policy('off');
    const taken = await office.run('item import list.csv --batch B --format json');
    expect(taken.json()).toMatchObject({ added: 1, problems: [], warnings: [] });
    expect((await lint(office)).findings).toEqual([]);
  });

  test('further columns are kept, shown, compared and exported', async () => {
    const office = await officeWith({ enquiry_phone: '0519-1', complaint_phone: '0519-2', faq_count: 3 });
    put(office, 'next.csv', listOf({ enquiry_phone: '0519-9', complaint_phone: '0519-2', faq_count: 3 }));
    const again = await office.run('item import list.csv --batch 第二批 --format json');
    expect(again.json()).toMatchObject({ unchanged: 1, written: false });
    await office.run('item import next.csv --batch 第二批');
    const shown = await office.run('item show CN-JY-001');
    expect(shown.out).toContain('咨询电话              0519-9');
    const diff = await office.run('item diff 第一批 第二批 --format json');
    expect(diff.json()).toMatchObject({
      changed: [{ fields: [{ field: 'enquiry_phone', from: '0519-1', to: '0519-9' }] }],
    });
    expect((await office.run('item export')).out).toContain('咨询电话,监督投诉电话,常见问题数');
  });
});

describe('rejects by department', () => {
  const rows = [
    { item_code: 'A', authority_name: '常澄市教育局', legal_basis: null },
    { item_code: 'B', authority_name: '常澄市民政局', level: null as unknown as number },
    { item_code: 'C', authority_name: '常澄市教育局', mode: '随便' as ItemFields['mode'] },
    { item_code: 'D', authority_name: '../../etc', legal_basis: null },
    { item_code: 'E', authority_name: '' },
    { item_code: 'F', authority_name: '常澄市教育局', item_name: '好的' },
  ];

  test('one file each, ready to be mailed back and imported again', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf(...rows));
    const result = await office.run(
      'item import list.csv --batch B --rejects back --split-by authority --format json',
    );
    expect(result.code).toBe(3);
    const { rejects_files: files } = result.json() as {
      rejects_files: { authority: string | null; rows: number; file: string }[];
    };
    expect(files.map(({ authority, rows: count }) => [authority, count])).toEqual([
      ['../../etc', 1],
      ['常澄市教育局', 2],
      ['常澄市民政局', 1],
      [null, 1],
    ]);
    expect(readdirSync(office.path('back'))).toHaveLength(4);
    for (const { file } of files) {
      expect(file.startsWith(office.path('back'))).toBe(true);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    const back = readFileSync(office.path('back', '常澄市教育局.csv'), 'utf8');
    expect(back.split('\r\n')[0]?.endsWith(',错误情况')).toBe(true);
    const again = await office.run([
      ...['item', 'import', office.path('back', '常澄市教育局.csv'), '--batch', 'B', '--dry-run'],
      ...['--format', 'json'],
    ]);
    expect(again.json()).toMatchObject({ read: 2, rejected: 2 });
  });

  test('the terminal says which department has how many', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf(...rows));
    const result = await office.run('item import list.csv --batch B --rejects back --split-by authority');
    expect(result.out).toMatch(/常澄市教育局 +2 {2}常澄市教育局\.csv/);
    expect(result.out).toMatch(/未注明实施主体 +1/);
  });

  test('a folder that cannot be one is refused before anything is written', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf(...rows));
    put(office, 'back', 'a file');
    const args = 'item import list.csv --batch B --skip-invalid --rejects back --split-by authority';
    expect((await office.run(args)).err).toContain('E_FILE_NOT_FOUND');
    const none = await office.run('item import list.csv --batch B --split-by authority');
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('--rejects')]);
    expect(((await office.run('item list --format json')).json() as { total: number }).total).toBe(0);
  });
});
