import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeOffice, OFFICE_USCC, run } from '../support/office.ts';
import { officeDatabase, sqliteTest, testEngine } from '../support/office-database.ts';

const flags = ['--office', '常澄市行政审批局', '--uscc', OFFICE_USCC, '--region', '320400'];

describe('init', () => {
  test('makes configuration, database and keys that only their owner can read', async () => {
    const dir = join(makeFolder(), 'office');
    const server = await officeDatabase();
    const made = await run(['init', dir, ...flags, ...(server === null ? [] : ['--db', server])]);
    expect([made.code, made.err]).toEqual([0, '']);
    const database = testEngine === 'sqlite' ? ['chengnuo.db'] : [];
    for (const file of ['chengnuo.yaml', ...database, '.keys/hash.key', '.keys/signing.pem']) {
      expect(statSync(join(dir, file)).mode & 0o777, file).toBe(0o600);
    }
    expect(readFileSync(join(dir, 'chengnuo.yaml'), 'utf8')).toContain(OFFICE_USCC);
    const verified = await run('ledger verify --format json', { cwd: dir });
    expect(verified.json()).toMatchObject({ size: 1, ok: true });
  });

  test('refuses a folder that is a workspace already, and leaves it alone', async () => {
    const office = await makeOffice();
    const before = readFileSync(office.path('.keys/hash.key'), 'utf8');
    const again = await run(['init', office.dir, ...flags]);
    expect(again.code).toBe(1);
    expect(again.err).toContain('error[E_WORKSPACE_EXISTS]');
    expect(readFileSync(office.path('.keys/hash.key'), 'utf8')).toBe(before);
  });

  test('refuses a wrong credit code and a wrong region', async () => {
    const dir = makeFolder();
    const code = await run([
      'init',
      dir,
      '--office',
      '甲',
      '--uscc',
      '113204000141098160',
      '--region',
      '320400',
    ]);
    expect([code.code, code.err]).toEqual([2, expect.stringContaining('E_OFFICE_USCC')]);
    const region = await run(['init', dir, '--office', '甲', '--uscc', OFFICE_USCC, '--region', '3204']);
    expect([region.code, region.err]).toEqual([2, expect.stringContaining('E_OFFICE_REGION')]);
  });

  test('without a terminal a missing answer names its flag', async () => {
    const missing = await run(['init', makeFolder(), '--lang', 'en', '--uscc', OFFICE_USCC]);
    expect(missing.code).toBe(2);
    expect(missing.err).toBe(
      'error[E_USAGE_ANSWER_MISSING]: An answer is missing: Name of the office, and nothing can be asked here.\n' +
        'hint: Give it with --office, or run in a terminal.\n',
    );
  });

  test.skipIf(process.getuid?.() === 0)('a read-only folder is refused with its name', async () => {
    const dir = makeFolder();
    chmodSync(dir, 0o500);
    const refused = await run(['init', join(dir, 'office'), ...flags]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('E_FOLDER_READ_ONLY')]);
  });

  test('a file where the folder should be is refused', async () => {
    const file = join(makeFolder(), 'file');
    writeFileSync(file, '');
    const refused = await run(['init', file, ...flags]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('E_FILE_EXISTS')]);
  });
});

describe('a workspace that is not what it should be', () => {
  test('none at all', async () => {
    const none = await run('ledger verify', { cwd: makeFolder() });
    expect([none.code, none.err]).toEqual([10, expect.stringContaining('error[E_WORKSPACE_NONE]')]);
  });

  test.each([
    [
      'an unknown key',
      'office:\n  name: 甲\n  uscc: 11320400014109816C\n  region: "320400"\n  telefone: 1\n',
      '没有“office.telefone”这个配置项',
    ],
    ['broken YAML', 'office: [\n', '第2行不是有效的 YAML'],
    ['a repeated key', 'office: 1\noffice: 2\n', '第2行的键与前面重复'],
    ['a missing key', 'office:\n  name: 甲\n', '缺少“office.uscc”'],
    [
      'a wrong value',
      'office:\n  name: 甲\n  uscc: 11320400014109816C\n  region: 320400\n',
      '“office.region”的值不符合要求',
    ],
    ['an empty file', '', '文件是空的'],
  ])('%s in chengnuo.yaml', async (_what, text, named) => {
    const office = await makeOffice();
    writeFileSync(office.path('chengnuo.yaml'), text);
    const refused = await office.run('ledger verify');
    expect(refused.code).toBe(10);
    expect(refused.err).toContain('error[E_WORKSPACE_CONFIG]');
    expect(refused.err).toContain(named);
  });

  sqliteTest('no database, a foreign one, no database at all, a damaged one', async () => {
    const office = await makeOffice();
    const db = office.path('chengnuo.db');
    const good = readFileSync(db);

    writeFileSync(db, 'not a database, but a letter to the mayor\n');
    expect((await office.run('db info')).err).toContain('E_DB_NOT_OURS');

    const foreign = office.path('foreign.db');
    new Database(foreign).exec('create table t (a)').close();
    const other = await office.run(['db', 'info', '--db', `sqlite:${foreign}`]);
    expect([other.code, other.err]).toEqual([10, expect.stringContaining('E_DB_NOT_OURS')]);

    const missing = await office.run('db info --db sqlite:nowhere.db');
    expect([missing.code, missing.err]).toEqual([10, expect.stringContaining('E_DB_NONE')]);

    // Every page but the header overwritten: the file opens, and nothing in it can be read.
    writeFileSync(db, Buffer.concat([good.subarray(0, 100), Buffer.alloc(good.length - 100, 0xa5)]));
    const damaged = await office.run('db check --format json');
    expect(damaged.code).toBe(10);
    expect(JSON.parse(damaged.err.trim().split('\n').at(-1) ?? '')).toMatchObject({
      error: { code: 'E_DB_DAMAGED' },
    });
  });

  test('a key that others can read is not used', async () => {
    const office = await makeOffice();
    chmodSync(office.path('.keys/hash.key'), 0o644);
    const refused = await office.run('ledger verify');
    expect([refused.code, refused.err]).toEqual([10, expect.stringContaining('E_WORKSPACE_KEY')]);
  });

  test('a folder in place of the configuration', async () => {
    const dir = makeFolder();
    mkdirSync(join(dir, 'chengnuo.yaml'));
    const refused = await run('db info', { cwd: dir });
    expect([refused.code, refused.err]).toEqual([10, expect.stringContaining('E_WORKSPACE_CONFIG')]);
  });
});
