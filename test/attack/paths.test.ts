import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/kernel/error-codes.ts';
import { visibleLines } from '../../src/kernel/text.ts';
import { currentFolder } from '../../src/main.ts';
import { must, record } from '../case/support.ts';
import { makeListedOffice, TEACHER } from '../letter/support.ts';
import { makeFolder, NOW, type Office, run } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';

const DRAWN = '2026-09-18T10:00:00+08:00';
const SEED = '20260916081530224467193';

/** What a path may be in the hands of somebody who means harm, by what it attacks; `dir` is where it lies. */
const hostile: Readonly<Record<string, (dir: string) => string>> = {
  'terminal and direction marks': (dir) => join(dir, '\u001b[31mred\u001b[0m\u202e\u009b2J.x'),
  'a line end': (dir) => join(dir, 'line\nbreak'),
  'a name of 300 bytes': (dir) => join(dir, 'a'.repeat(300)),
  'a formula': (dir) => join(dir, '=cmd|calc!A1'),
  'a NUL': (dir) => join(dir, 'a\u0000b'),
  nothing: () => '',
  'a link to a file of another': (dir) => join(dir, 'link'),
  'a link to itself': (dir) => join(dir, 'loop'),
  'a way through it': (dir) => join(dir, 'loop', 'x'),
  'a link to nothing': (dir) => join(dir, 'dangling'),
  'a link to a device': (dir) => join(dir, 'full'),
  'a pipe': (dir) => join(dir, 'pipe'),
  'a way through a file': (dir) => join(dir, 'file', 'x'),
  'a way up': (dir) => join(dir, '..', basename(dir), 'up'),
  'a depth of thousands': (dir) => join(dir, 'd/'.repeat(2500), 'x'),
};

/** Every command that makes a file or a folder where it is told, with @ for the path. */
const makers = [
  'item export --out @',
  'item template --out @',
  'case export --out @',
  'item import bad.csv --batch X --rejects @',
  'letter issue CASE --out @',
  'letter issue CASE --out letters --merge @',
  `letter blank ${TEACHER} --out @`,
  'letter preview CASE --out @',
  'letter template copy @',
  'db backup @',
  'db restore @ --db sqlite:restored.db',
  'db restore sound.db --db sqlite:@',
  'db move --to sqlite:@',
  'case list --db sqlite:@',
  'init @ --office x --uscc 11320400014109816C --region 320400',
  'demo @',
  'sample publish P --out @',
  'site build @',
  'credit export @',
  'report monthly --month 2026-08 --to json,csv --out @',
  'report coverage --out @',
  'ledger prove 1 --out @',
  'case list --workspace @',
];

/** What lies beside the path: files that must be after it what they were before. */
interface Place {
  readonly dir: string;
  readonly intact: () => readonly string[];
}

function makePlace(): Place {
  const [dir, other] = [makeFolder(), makeFolder()];
  writeFileSync(join(other, 'victim.txt'), 'victim');
  writeFileSync(join(dir, 'file'), 'file');
  symlinkSync(join(other, 'victim.txt'), join(dir, 'link'));
  symlinkSync(join(dir, 'loop'), join(dir, 'loop'));
  symlinkSync(join(other, 'nowhere'), join(dir, 'dangling'));
  symlinkSync('/dev/full', join(dir, 'full'));
  execFileSync('mkfifo', [join(dir, 'pipe')]);
  const faults = (): string[] => [
    ...(readFileSync(join(other, 'victim.txt'), 'utf8') === 'victim' ? [] : ['written through a link']),
    ...(readdirSync(other).length === 1 ? [] : ['made something beside a link’s target']),
    ...(lstatSync(join(dir, 'full')).isSymbolicLink() ? [] : ['took the place of a device’s link']),
    ...(lstatSync(join(dir, 'pipe')).isFIFO() ? [] : ['took the place of a pipe']),
    ...(readFileSync(join(dir, 'file'), 'utf8') === 'file' ? [] : ['wrote over a file on the way']),
  ];
  return { dir, intact: faults };
}

async function makeBusyOffice(): Promise<{ office: Office; caseNo: string }> {
  const office = await makeListedOffice();
  const { case_no } = await must(office, record(TEACHER));
  await must(office, `case sign ${case_no}`);
  await must(office, `case decide ${case_no} --grant`);
  await must(office, 'sample plan --name P --strata none --rate 100% --from 2026-09-01 --to 2026-09-30');
  await must(office, `sample draw P --seed ${SEED}`, { now: DRAWN });
  await must(office, 'db backup sound.db');
  const [head = ''] = readFileSync(join(import.meta.dirname, '../../data/samples/items.csv'), 'utf8').split(
    '\n',
  );
  writeFileSync(office.path('bad.csv'), `${head}\nX\n`);
  return { office, caseNo: String(case_no) };
}

const words = (line: string, path: string, caseNo: string): string[] =>
  line.split(' ').map((word) => word.replace('CASE', caseNo).replace('@', () => path));

describe('paths that mean harm', () => {
  sqliteTest(
    'earn a code of the contract, in every command that makes a file',
    async () => {
      const { office, caseNo } = await makeBusyOffice();
      const faults: string[] = [];
      let reached = 0;
      for (const line of makers) {
        const { dir, intact } = makePlace();
        for (const [what, pathIn] of Object.entries(hostile)) {
          const path = pathIn(dir);
          // A whole demo is made elsewhere: here it is asked only what it must refuse.
          if (line.startsWith('demo') && /terminal|line end|formula|nothing|way up/.test(what)) continue;
          const argv = [...words(line, path, caseNo), '--no-input'];
          const done = await office.run(argv, { now: DRAWN, env: { LANG: 'en_US.UTF-8' } });
          const code = /error\[(E_\w+)\]/.exec(done.err)?.[1];
          const wanted = code === undefined ? 0 : exitCodes[code as keyof typeof exitCodes];
          const wrong = [
            ...(done.code === 70 || (done.code !== wanted && code !== undefined) ? ['code'] : []),
            ...(/[\u001b\u009b\u202e]/.test(done.out + done.err) ? ['acts on the terminal'] : []),
            ...intact(),
          ];
          reached += done.code === 0 ? 1 : 0;
          if (wrong.length > 0)
            faults.push(`${line}: ${what} -> ${done.code} ${wrong.join(', ')} ${done.err}`);
          rmSync(office.path('restored.db'), { force: true });
        }
      }
      expect(faults).toEqual([]);
      // They do get as far as the file where nothing is wrong with its name.
      expect(reached).toBeGreaterThan(60);
      expect((await office.run('db check')).code).toBe(0);
    },
    300_000,
  );

  sqliteTest('never take the place of keys, configuration or a database', async () => {
    const { office } = await makeBusyOffice();
    for (const name of ['chengnuo.db', 'sound.db', 'chengnuo.yaml', '.keys/hash.key', '.keys/signing.pem']) {
      const before = readFileSync(office.path(name));
      for (const line of [
        'item export --out',
        'ledger prove 1 --out',
        'item import bad.csv --batch X --rejects',
      ]) {
        const done = await office.run(`${line} ${name}`);
        expect([line, name, done.code, done.err]).toEqual([
          line,
          name,
          1,
          expect.stringContaining('E_FILE_EXISTS'),
        ]);
        expect([name, readFileSync(office.path(name)).equals(before)]).toEqual([name, true]);
      }
    }
  });

  test('a list, letter or share file without an end is refused, not read for ever', async () => {
    const { office } = await makeBusyOffice();
    symlinkSync('/dev/zero', office.path('endless.csv'));
    for (const line of ['item import endless.csv --batch X', 'letter verify endless.csv']) {
      const done = await office.run(line);
      expect([line, done.code !== 0 && done.code !== 70, done.err]).toEqual([
        line,
        true,
        expect.stringMatching(/E_TABLE_\w+|E_FILE_UNREADABLE/),
      ]);
    }
  });

  test('init puts no key where a link of somebody else leads', async () => {
    const [dir, theirs] = [makeFolder(), makeFolder()];
    symlinkSync(theirs, join(dir, '.keys'));
    const argv = ['init', dir, '--office', 'x', '--uscc', '11320400014109816C', '--region', '320400'];
    const done = await run(argv, { now: NOW });
    expect([done.code, done.err]).toEqual([10, expect.stringContaining('E_WORKSPACE_KEY')]);
    expect(readdirSync(theirs)).toEqual([]);
    expect(existsSync(join(dir, 'chengnuo.yaml'))).toBe(false);
  });

  test('a folder that was deleted under the shell is no bug', () => {
    const before = process.cwd();
    const gone = join(makeFolder(), 'gone');
    mkdirSync(gone);
    try {
      process.chdir(gone);
      rmdirSync(gone);
      expect(currentFolder()).not.toBe('');
    } finally {
      process.chdir(before);
    }
  });
});

test('of what is printed only line ends, tabs and our own colours are obeyed', () => {
  const text = 'a\tb\n\u001b[31mred\u001b[39m\u001b[8mhidden\u001b]0;title\u0007\r\u202e\u009b2J';
  expect(visibleLines(text, false)).toBe(
    'a\tb\n\\u001b[31mred\\u001b[39m\\u001b[8mhidden\\u001b]0;title\\u0007\\u000d\\u202e\\u009b2J',
  );
  expect(visibleLines(text, true)).toBe(
    'a\tb\n\u001b[31mred\u001b[39m\\u001b[8mhidden\\u001b]0;title\\u0007\\u000d\\u202e\\u009b2J',
  );
  expect(JSON.parse(visibleLines(JSON.stringify({ name: '\u202e\u009b' }), false))).toEqual({
    name: '\u202e\u009b',
  });
});
