import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LI, must, WANG } from '../case/support.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { openOffice } from '../support/open-office.ts';
import { atTerminal, keys } from '../support/terminal.ts';
import { workbookOf } from '../table/workbook.ts';

const DEGREES = `身份证号,姓名,学历
${WANG},王小明,本科
${LI},李小红,专科
${WANG},王小明,硕士
`;

async function withFile(text: string | Buffer = DEGREES): Promise<Office> {
  const office = await makeOffice();
  writeFileSync(office.path('d.csv'), text);
  return office;
}

const IMPORT = 'source import 学历库 d.csv --key 身份证号';

async function rowsOf(office: Office, source: string) {
  const store = await openOffice(office);
  const rows = await store.db
    .selectFrom('source_rows as r')
    .innerJoin('sources as s', 's.source_id', 'r.source_id')
    .select(['r.position', 'r.key_hash', 'r.data'])
    .where('s.name', '=', source)
    .orderBy('r.position')
    .execute();
  await store.close();
  return rows.map(({ key_hash, ...row }) => ({ ...row, key: Buffer.from(key_hash).toString('hex') }));
}

describe('source import', () => {
  test('keeps keys as keyed hashes, the other columns as they are, and versions', async () => {
    const office = await withFile();
    expect(await must(office, IMPORT)).toMatchObject({
      file: 'd.csv',
      encoding: 'utf-8',
      ...{ read: 3, added: 3, updated: 0, unchanged: 0, rejected: 0, problems: [], written: true },
      ...{ source: '学历库', version: 1, key: '身份证号', columns: ['姓名', '学历'], keys: 2 },
    });
    const stored = JSON.stringify(await rowsOf(office, '学历库'));
    expect([stored.includes(WANG), stored.includes('本科')]).toEqual([false, true]);
    expect(await must(office, 'source list')).toMatchObject({
      sources: [{ name: '学历库', version: 1, rows: 3, columns: ['姓名', '学历'] }],
      total: 1,
    });
    expect((await office.run('ledger show --format json')).out).not.toContain('本科');
    expect((await office.run('ledger verify')).code).toBe(0);
    expect((await office.run('db check')).code).toBe(0);
  });

  test('the same file again changes nothing; another one is the next version in its place', async () => {
    const office = await withFile();
    await must(office, IMPORT);
    expect(await must(office, IMPORT)).toMatchObject({
      ...{ read: 3, added: 0, unchanged: 3, written: false, version: 1 },
    });
    expect(await must(office, `${IMPORT} --columns 学历`)).toMatchObject({
      ...{ added: 3, written: true, version: 2, columns: ['学历'] },
    });
    appendFileSync(office.path('d.csv'), '91320105780688132K,某公司,\n');
    expect(await must(office, `${IMPORT} --columns 学历`)).toMatchObject({ added: 4, version: 3 });
    expect(await must(office, 'source list')).toMatchObject({
      sources: [{ version: 3, rows: 4, columns: ['学历'] }],
      total: 1,
    });
    const store = await openOffice(office);
    expect(await store.db.selectFrom('source_rows').select('position').execute()).toHaveLength(4);
    const versions = await store.db.selectFrom('sources').select('status').orderBy('version').execute();
    expect(versions.map(({ status }) => status)).toEqual(['replaced', 'replaced', 'current']);
    await store.close();
  });

  test('keeps no column beside the key where none is wanted', async () => {
    const office = await withFile();
    const args = [
      'source',
      'import',
      '学历库',
      'd.csv',
      '--key',
      '身份证号',
      '--columns',
      '',
      '--format',
      'json',
    ];
    expect((await office.run(args)).json()).toMatchObject({ columns: [], written: true });
    expect((await rowsOf(office, '学历库')).map(({ data }) => data)).toEqual(['[]', '[]', '[]']);
  });

  test('a dry run and a bad row write nothing; the good rows go in when asked', async () => {
    const bad = `${DEGREES},无键,本科\n3.30782E+17,某人,本科\n`;
    const office = await withFile(bad);
    expect(await must(office, `source import 学历库 d.csv --key 姓名 --dry-run`)).toMatchObject({
      ...{ added: 5, written: false, version: 1 },
    });
    const refused = await office.run(`${IMPORT} --rejects bad.csv --format json`);
    expect(refused.code).toBe(3);
    expect(refused.json()).toMatchObject({
      ...{ read: 5, added: 3, rejected: 2, written: false },
      problems: [
        { line: 5, column: '身份证号', code: 'missing-cell' },
        { line: 6, column: '身份证号', code: 'number-damaged' },
      ],
    });
    expect(await must(office, 'source list')).toMatchObject({ total: 0 });
    expect(statSync(office.path('bad.csv')).mode & 0o777).toBe(0o600);
    expect(readFileSync(office.path('bad.csv'), 'utf8')).toContain('无键,本科');
    const partly = await office.run(`${IMPORT} --skip-invalid --format json`);
    expect(partly.code).toBe(3);
    expect(partly.json()).toMatchObject({ added: 3, rejected: 2, written: true, version: 1 });
    expect(await must(office, 'source list')).toMatchObject({ sources: [{ rows: 3 }] });
    const again = await office.run(`${IMPORT} --skip-invalid --format json`);
    expect(again.json()).toMatchObject({ unchanged: 3, rejected: 2, written: false });
  });

  test('a long file is read in blocks, with the same result as in one piece', async () => {
    const lines = Array.from({ length: 3_000 }, (_, i) => `K${i},${'长城'.repeat(240)}${i}`);
    const office = await withFile(`键,说明\n${lines.join('\n')}\n`);
    expect(statSync(office.path('d.csv')).size).toBeGreaterThan(4_000_000);
    const long = await must(office, 'source import long d.csv --key 键');
    expect(long).toMatchObject({ read: 3_000, added: 3_000, keys: 3_000, written: true });
    const whole = await must(office, 'source import whole d.csv --key 键 --encoding utf-8');
    const { sha256 } = long;
    expect(whole).toMatchObject({ sha256, keys: 3_000, written: true });
    const rows = await rowsOf(office, 'long');
    expect(rows).toHaveLength(3_000);
    expect(rows).toEqual(await rowsOf(office, 'whole'));
    // The same rows in the same order have the same root, by whatever way they were read.
    const store = await openOffice(office);
    const entries = await store.db
      .selectFrom('ledger_entries')
      .select('text')
      .where('act', '=', 'source.import')
      .execute();
    await store.close();
    const roots = entries.map(({ text }) => (JSON.parse(text) as { data: { root: string } }).data.root);
    expect(roots).toHaveLength(2);
    expect(new Set(roots).size).toBe(1);
    // A quote that never closes, far down: nothing of what came before stays.
    appendFileSync(office.path('d.csv'), 'K9,"offen\n');
    const odd = await office.run('source import long d.csv --key 键');
    expect(odd.err).toContain('E_TABLE_QUOTE');
    expect(await must(office, 'source list')).toMatchObject({ sources: [{ name: 'long', version: 1 }, {}] });
  });

  test('reads GB18030, workbooks and standard input', async () => {
    const office = await makeOffice();
    const sheet = [['学历数据'], ['身份证号', '学历'], [WANG, '本科']];
    writeFileSync(office.path('d.xlsx'), workbookOf([{ name: '数据', rows: sheet }]));
    expect(await must(office, 'source import x d.xlsx --key 身份证号')).toMatchObject({
      ...{ added: 1, columns: ['学历'] },
    });
    // 身份证号,学历 / …,本科 in GB18030.
    const gb = Buffer.concat([
      Buffer.from('c9edb7ddd6a4bac52cd1a7c0fa0a', 'hex'),
      Buffer.from(`${LI},`),
      Buffer.from('b1bebfc60a', 'hex'),
    ]);
    writeFileSync(office.path('gb.csv'), gb);
    expect(await must(office, 'source import gb gb.csv --key 身份证号')).toMatchObject({
      ...{ encoding: 'gb18030', columns: ['学历'], added: 1 },
    });
    expect(await must(office, 'source import in - --key 身份证号', { stdin: DEGREES })).toMatchObject({
      ...{ file: '-', added: 3 },
    });
  });

  test('says what is wrong with the file as a whole', async () => {
    const office = await withFile();
    const wrong = await office.run('source import 学历库 d.csv --key 证件号');
    expect(wrong.code).toBe(3);
    expect(wrong.err).toContain('E_SOURCE_COLUMN');
    expect(wrong.err).toContain('身份证号、姓名、学历');
    const column = await office.run(`${IMPORT} --columns 学历,年龄 --lang en`);
    expect(column.err).toContain('no column "年龄"');
    expect((await office.run('source import a:b d.csv --key 身份证号')).code).toBe(2);
    expect((await office.run('source import x d.csv')).err).toContain('--key');
    expect((await office.run('source import x none.csv --key 身份证号')).err).toContain('E_FILE_NOT_FOUND');
    writeFileSync(office.path('d.csv'), `身份证号,学历,学历\n${WANG},本科,硕士\n`);
    const twice = await office.run(`${IMPORT} --format json`);
    expect(twice.code).toBe(3);
    expect(twice.json()).toMatchObject({
      ...{ added: 0, rejected: 1, written: false, problems: [{ code: 'duplicate-label' }] },
    });
    writeFileSync(office.path('d.csv'), '%PDF-1.7');
    expect((await office.run(IMPORT)).err).toContain('E_TABLE_NOT_CSV');
    expect(await must(office, 'source list')).toMatchObject({ total: 0 });
  });
});

describe('source drop', () => {
  test('deletes the rows, keeps the record, and a number is not given twice', async () => {
    const office = await withFile();
    await must(office, IMPORT);
    expect(await must(office, 'source drop 学历库')).toEqual({ source: '学历库', version: 1, rows: 3 });
    expect(await must(office, 'source list')).toMatchObject({ total: 0 });
    const again = await office.run('source drop 学历库');
    expect([again.code, again.err.includes('E_SOURCE_UNKNOWN')]).toEqual([6, true]);
    expect(await must(office, IMPORT)).toMatchObject({ version: 2, written: true });
    expect((await office.run('ledger show')).out).toContain('source.drop');
  });

  test('a person at a terminal is asked first, and No drops nothing', async () => {
    const office = await withFile();
    await must(office, IMPORT);
    const drop = () => atTerminal(['source', 'drop', '学历库'], office.dir);
    const person = drop();
    await person.sees('删除数据源 学历库 的全部 3 行数据');
    await person.press(keys.enter);
    expect(await person.exit).toBe(130);
    expect(await must(office, 'source list')).toMatchObject({ total: 1 });
    const sure = drop();
    await sure.sees('全部 3 行数据');
    await sure.press('y', keys.enter);
    expect(await sure.exit).toBe(0);
    expect(await must(office, 'source list')).toMatchObject({ total: 0 });
  });
});
