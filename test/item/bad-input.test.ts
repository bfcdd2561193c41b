import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/catalogue.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';
import { listOf, put, stateOf } from './samples.ts';

const header = 'item_code,item_name,track,kind,authority_name,level,mode,legal_basis\n';
const good = 'A,甲,licence,01,市教育局,3,commitment,《教育法》\n';

/** The first bytes of an old workbook, which is a compound file. */
const oldWorkbook = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0);

/** Bad files that are refused as a whole, before any row is looked at. */
const files: readonly (readonly [name: string, content: () => Promise<string | Uint8Array>, code: string])[] =
  [
    ['no CSV but a PDF', async () => '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'E_TABLE_NOT_CSV'],
    ['an empty file', async () => '', 'E_TABLE_EMPTY'],
    ['only white space', async () => '\n \n,,\n', 'E_TABLE_EMPTY'],
    ['an old spreadsheet renamed .csv', async () => oldWorkbook, 'E_TABLE_SPREADSHEET'],
    ['a text that is no table', async () => '尊敬的领导：\n清单稍后报送。\n', 'E_TABLE_NO_HEADER'],
    ['a quote that never closes', async () => `${header}A,"甲,licence\n`, 'E_TABLE_QUOTE'],
  ];

/** Bad files whose problems are listed with line and column. */
const rows: readonly (readonly [name: string, content: string, problem: object])[] = [
  [
    'a missing column',
    `${header.replace(',authority_name', '')}${good.replace(',市教育局', '')}`,
    { line: 1, column: 'authority_name', code: 'missing-label' },
  ],
  [
    'a repeated header',
    `${header.trim()},事项名称\n${good.trim()},乙\n`,
    { line: 1, column: 'item_name', code: 'duplicate-label' },
  ],
  [
    'a row that is too long',
    `${header}${good.trim()},多,出\n`,
    { line: 2, column: null, code: 'extra-cell' },
  ],
  ['a row that is too short', `${header}A,甲\n`, { line: 2, column: 'track', code: 'missing-cell' }],
];

/** The refusal stands on stderr in both languages, with the same code and exit code, and a hint. */
async function expectRefusal(office: Office, command: string, code: string, exit: number): Promise<void> {
  const before = await stateOf(office);
  for (const lang of languages) {
    const refused = await office.run(`${command} --lang ${lang}`);
    expect(refused.err).toContain(`error[${code}]: `);
    expect(refused.err).toMatch(/^hint: \S/m);
    expect(refused.code).toBe(exit);
  }
  expect(await stateOf(office)).toEqual(before);
}

describe('bad files leave nothing half written', () => {
  test.each(files)('%s', async (_name, content, code) => {
    const office = await makeOffice();
    put(office, 'list.csv', await content());
    await expectRefusal(office, 'item import list.csv --batch b1 --skip-invalid', code, 3);
  });

  test.each(rows)('%s', async (_name, content, problem) => {
    const office = await makeOffice();
    put(office, 'list.csv', content);
    const result = await office.run('item import list.csv --batch b1 --format json');
    expect(result.json()).toMatchObject({ written: false, rejected: 1, read: 1, problems: [problem] });
    await expectRefusal(office, 'item import list.csv --batch b1 --skip-invalid', 'E_TABLE_REJECTED', 3);
  });

  test('a file that is not there', async () => {
    await expectRefusal(await makeOffice(), 'item import none.csv --batch b1', 'E_FILE_NOT_FOUND', 1);
  });

  test('a folder in place of a file', async () => {
    await expectRefusal(await makeOffice(), 'item import . --batch b1', 'E_FILE_UNREADABLE', 1);
  });

  test('no batch named and nobody to ask', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({}));
    await expectRefusal(office, 'item import list.csv', 'E_USAGE_ANSWER_MISSING', 2);
  });
});

describe('a workspace that is not sound', () => {
  test('an unknown key in chengnuo.yaml', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({}));
    const config = readFileSync(office.path('chengnuo.yaml'), 'utf8');
    writeFileSync(office.path('chengnuo.yaml'), `${config}\nletter_prefix: 常\n`);
    const refused = await office.run('item import list.csv --batch b1');
    expect(refused.err).toContain('error[E_WORKSPACE_CONFIG]');
    expect(refused.err).toContain('letter_prefix');
    expect(refused.code).toBe(10);
  });

  sqliteTest('a damaged database', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({}));
    const database = readFileSync(office.path('chengnuo.db'));
    writeFileSync(
      office.path('chengnuo.db'),
      Buffer.concat([database.subarray(0, 4096), Buffer.alloc(8192, 7)]),
    );
    const refused = await office.run('item import list.csv --batch b1');
    expect(refused.err).toContain('error[E_DB_DAMAGED]');
    expect(refused.code).toBe(10);
  });

  test('the hint offers no flag that was given already, and - is no rejects file', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', `${header}${good}B,乙,其他,01,市教育局,3,commitment,《教育法》\n`);
    const hint = async (flags: string): Promise<string> => {
      const { err } = await office.run(`item import list.csv --batch b1 --dry-run ${flags}`);
      return err.split('\n').find((line) => line.startsWith('hint:')) ?? '';
    };
    expect(await hint('')).toMatch(/--rejects.*--skip-invalid/);
    expect(await hint('--skip-invalid')).toContain('--rejects');
    expect(await hint('--rejects bad.csv')).toMatch(/^hint: 改正后重新导入原文件；或用 --skip-invalid/);
    const both = await office.run('item import list.csv --batch b1 --rejects bad.csv --skip-invalid');
    expect(both.err).toContain('hint: 改正退回文件中的行后，导入该文件即可。');
    const stdout = await office.run('item import list.csv --batch b1 --rejects -');
    expect([stdout.code, stdout.err]).toEqual([2, expect.stringContaining('--rejects')]);
    expect(existsSync(office.path('-'))).toBe(false);
  });

  // Root may write everywhere: the mode of a folder says nothing to it.
  test.skipIf(process.getuid?.() === 0)('a read-only folder for the rejects', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({ legal_basis: null }));
    chmodSync(office.dir, 0o500);
    const refused = await office.run('item import list.csv --batch b1 --rejects bad.csv');
    chmodSync(office.dir, 0o700);
    expect(refused.err).toContain('error[E_FOLDER_READ_ONLY]');
    expect(refused.code).toBe(1);
  });
});
