import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { makeCaseOffice, must, record, refused, WANG } from '../case/support.ts';
import { makeFolder, makeOffice } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';

const mode = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('private files', () => {
  sqliteTest("database, its logs, backups and keys are their owner's alone, whatever the umask", async () => {
    const before = process.umask(0);
    try {
      const office = await makeCaseOffice();
      await must(office, record('RS-001'));
      await must(office, 'db backup copy.db');
      const reader = new Database(office.path('chengnuo.db'));
      try {
        reader.prepare('select count(*) from cases').get();
        const private_ = [
          ...readdirSync(office.dir).filter((name) => name.startsWith('chengnuo.db')),
          'copy.db',
          '.keys/hash.key',
          '.keys/signing.pem',
        ];
        expect(private_.length).toBeGreaterThan(4);
        for (const name of private_) expect([name, mode(office.path(name))]).toEqual([name, '600']);
        expect(mode(office.path('.keys'))).toBe('700');
      } finally {
        reader.close();
      }
    } finally {
      process.umask(before);
    }
  });

  test('rejects, which hold what was handed in, are 0600; keys that others can read are refused', async () => {
    const office = await makeCaseOffice();
    writeFileSync(
      office.path('bad.csv'),
      `case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at\nA1,NONE,王小明,person,${WANG},window,2026-09-01\n`,
    );
    const outcome = await office.run('case import bad.csv --rejects rejects.csv');
    expect([outcome.code, mode(office.path('rejects.csv'))]).toEqual([3, '600']);
    expect(outcome.out + outcome.err).not.toContain(WANG);
    chmodSync(office.path('.keys/hash.key'), 0o644);
    await refused(office, 'case list', 10, 'E_WORKSPACE_KEY');
  });
});

describe('links and paths', () => {
  test('a file that is a link is replaced by ours: what it points to is left alone', async () => {
    const office = await makeCaseOffice();
    const target = `${makeFolder()}/other.txt`;
    writeFileSync(target, 'not ours');
    for (const [name, line] of [
      ['list.csv', 'item export --out list.csv'],
      ['cases.csv', 'case export --out cases.csv'],
    ] as const) {
      symlinkSync(target, office.path(name));
      const outcome = await office.run(line);
      expect([line, outcome.code, outcome.err.includes('error[')]).toEqual([line, 0, false]);
      expect([name, readFileSync(target, 'utf8')]).toEqual([name, 'not ours']);
      // The list was written, and into a file of our own.
      expect([name, lstatSync(office.path(name)).isFile()]).toEqual([name, true]);
      expect(statSync(office.path(name)).size).toBeGreaterThan(0);
    }
    if (existsSync(office.path('chengnuo.db'))) {
      symlinkSync(target, office.path('backup.db'));
      await refused(office, 'db backup backup.db', 1, 'E_FILE_EXISTS');
      expect(readFileSync(target, 'utf8')).toBe('not ours');
      expect(lstatSync(office.path('backup.db')).isSymbolicLink()).toBe(true);
    }
  });

  test('forgetting follows no link out of the folders it looks through', async () => {
    const office = await makeCaseOffice();
    const outside = makeFolder();
    const { case_no } = await must(office, record('RS-001'));
    await must(office, `case withdraw ${String(case_no)}`);
    symlinkSync(outside, office.path('link'));
    writeFileSync(`${outside}/x.pdf`, 'x');
    const done = await office.run(`db forget ${WANG} --basis 期满 --format json`, {
      now: '2037-01-01T09:00:00+08:00',
    });
    expect([done.code, existsSync(`${outside}/x.pdf`)]).toEqual([0, true]);
  });

  test('no name leads out of the folder: batches, plans, template names', async () => {
    const office = await makeCaseOffice();
    const [head = '', first = ''] = readFileSync(office.path('items.csv'), 'utf8').split('\n');
    writeFileSync(office.path('more.csv'), `${head}\n${first.replace('RS-001,失业登记', 'X-1,某事项')}\n`);
    const { case_no } = await must(office, record('RS-001'));
    await must(office, `case sign ${String(case_no)}`);
    await must(office, `case decide ${String(case_no)} --grant`);
    const september = ['--from', '2026-09-01', '--to', '2026-09-30'];
    const outcomes: number[] = [];
    for (const line of [
      ['item', 'import', 'more.csv', '--batch', '../../批次'],
      ['sample', 'plan', '--name', '../../计划', '--strata', 'none', '--rate', '100%', ...september],
      ['letter', 'template', 'copy', '../../../etc/passwd'],
    ])
      outcomes.push((await office.run(line)).code);
    expect(outcomes).toEqual([0, 0, 2]);
    expect(existsSync(office.path('../../计划'))).toBe(false);
    expect(existsSync(office.path('../../批次'))).toBe(false);
  });
});

describe('databases that are not what they seem', () => {
  sqliteTest(
    'a foreign, empty, cut or newer file with our name: a clear code, and the file untouched',
    async () => {
      const office = await makeOffice();
      const file = office.path('chengnuo.db');
      const sound = `${makeFolder()}/sound.db`;
      await must(office, `db backup ${sound}`);
      const cases: readonly [string, () => void, string, number][] = [
        [
          'foreign',
          () => {
            const db = new Database(file);
            db.exec('create table cases (x)');
            db.close();
          },
          'E_DB_NOT_OURS',
          10,
        ],
        ['text', () => writeFileSync(file, '这不是数据库，只是同名的文件'), 'E_DB_NOT_OURS', 10],
        ['empty', () => writeFileSync(file, ''), 'E_DB_DAMAGED', 10],
        [
          'cut',
          () => {
            copyFileSync(sound, file);
            truncateSync(file, 20_000);
          },
          'E_DB_DAMAGED',
          10,
        ],
        [
          'newer',
          () => {
            copyFileSync(sound, file);
            const db = new Database(file);
            db.exec(
              "insert into migrations (migration_id, name, sha256, applied_at) values (9999, 'x', 'x', 'x')",
            );
            db.close();
          },
          'E_DB_SCHEMA_NEWER',
          12,
        ],
      ];
      for (const [what, make, error, code] of cases) {
        for (const name of readdirSync(office.dir).filter((one) => one.startsWith('chengnuo.db')))
          writeFileSync(office.path(name), '');
        for (const name of ['chengnuo.db', 'chengnuo.db-wal', 'chengnuo.db-shm'])
          rmSync(office.path(name), { force: true });
        make();
        for (const line of ['db info', 'db check', 'case list']) {
          const bytes = readFileSync(file);
          const outcome = await office.run(line);
          expect([what, line, outcome.code, outcome.err]).toEqual([
            what,
            line,
            code,
            expect.stringContaining(`error[${error}]`),
          ]);
          expect(outcome.err).toMatch(/hint: |提示|hint/);
          if (what === 'foreign' || what === 'text' || what === 'empty')
            expect(readFileSync(file).equals(bytes)).toBe(true);
        }
      }
    },
  );

  sqliteTest("a backup with triggers or views of somebody else's is not restored", async () => {
    const office = await makeCaseOffice();
    for (const [i, trick] of [
      'create trigger spy after insert on cases begin delete from ledger_entries; end',
      'create view spies as select * from subjects',
      'alter table bars rename to bars_; create view bars as select * from bars_',
    ].entries()) {
      const file = office.path(`evil-${i}.db`);
      await must(office, `db backup ${file}`);
      const db = new Database(file);
      db.exec(trick);
      db.close();
      const outcome = await office.run(`db restore ${file} --db sqlite:restored-${i}.db`);
      expect([trick, outcome.code, existsSync(office.path(`restored-${i}.db`))]).toEqual([trick, 12, false]);
    }
  });
});

test('a workspace whose yaml is a bomb, holds tags or prototype keys is refused with its place', async () => {
  const office = await makeOffice();
  const config = readFileSync(office.path('chengnuo.yaml'), 'utf8');
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...[...'bcdefghij'].map(
      (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`,
    ),
  ].join('\n');
  for (const evil of [bomb, '__proto__:\n  polluted: 1', 'constructor: 1', 'x: !!js/function "() => 1"']) {
    writeFileSync(office.path('chengnuo.yaml'), `${config}\n${evil}\n`);
    const outcome = await office.run('case list');
    expect([evil.slice(0, 20), outcome.code, /error\[E_WORKSPACE_\w+\]/.test(outcome.err)]).toEqual([
      evil.slice(0, 20),
      10,
      true,
    ]);
    expect([evil.slice(0, 20), outcome.err]).toEqual([
      evil.slice(0, 20),
      expect.stringMatching(/chengnuo\.yaml：(第\d+行|没有“(__proto__|constructor|x)”这个配置项)/),
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    writeFileSync(office.path('chengnuo.yaml'), config);
    mkdirSync(office.path('policy'), { recursive: true });
    writeFileSync(office.path('policy/gate.yaml'), `${evil}\n`);
    const policy = await office.run('credit gate 110101199003070011');
    expect([evil.slice(0, 20), policy.code !== 0 && policy.code !== 70]).toEqual([evil.slice(0, 20), true]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    writeFileSync(office.path('policy/gate.yaml'), '');
  }
});
