import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { lockFile } from '../../src/store/lock-file.ts';
import type { Office } from '../support/office.ts';
import { addCases, makeListedOffice, type SampleCase, TEACHER } from './support.ts';

interface Issued {
  issued: number;
  skipped: number;
  failed: { case_no: string; code: string; message: string }[];
  files: string[];
}

const numbered = (count: number): SampleCase[] =>
  Array.from({ length: count }, (_, i) => ({ caseNo: `A-${1000 + i}`, itemCode: TEACHER }));

async function officeWith(cases: readonly SampleCase[]): Promise<Office> {
  const office = await makeListedOffice();
  await addCases(office, cases);
  return office;
}

/** What the ledger says was issued: the number of letters of each entry. */
const entries = async (office: Office): Promise<number[]> => {
  const shown = (await office.run('ledger show --act letter.issue --format json')).json() as {
    entries: { text: string }[];
  };
  return shown.entries.map(({ text }) => (JSON.parse(text) as { data: { count: number } }).data.count);
};

/** A template of the office for certification letters, with these fields and this body. */
function writeTemplate(office: Office, fields: readonly string[], body: string): void {
  mkdirSync(office.path('templates', 'letters'), { recursive: true });
  const front =
    'name: letters/certification\nkind: letter\nversion: "9"\nlang: zh\ntitle: 本局承诺书\nfields:\n';
  writeFileSync(
    office.path('templates', 'letters', 'certification.zh.md'),
    `---\n${front}${fields.map((field) => `  - ${field}\n`).join('')}---\n${body}\n`,
  );
}

const nameField = '{ name: applicant_name, zh: 申请人, en: applicant, required: true }';
const factsField = '{ name: facts, zh: 承诺内容, en: facts, type: list }';

describe('a batch in several threads', () => {
  test('gives the bytes of single letters, skips what is done, and enters a hundred at a time', async () => {
    const office = await officeWith(numbered(230));
    const done = await office.run(`letter issue --item ${TEACHER} --out many --format json`);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.json()).toMatchObject({ issued: 230, skipped: 0, failed: [] });
    expect((await entries(office)).sort()).toEqual([100, 100, 30]);
    await office.run('letter issue A-1007 A-1150 A-1229 --out few');
    for (const file of readdirSync(office.path('few')))
      expect(readFileSync(office.path('many', file)).equals(readFileSync(office.path('few', file)))).toBe(
        true,
      );
    const again = await office.run(`letter issue --item ${TEACHER} --out many --format json`);
    expect(again.json()).toMatchObject({ issued: 0, skipped: 230 });
    expect(readdirSync(office.path('many'))).toHaveLength(230);
  });

  test('names the one bad row of many and its field, and prints the others', async () => {
    const cases = numbered(130);
    cases[77] = { caseNo: 'A-1077', itemCode: TEACHER, applicant: { name: null } };
    const office = await officeWith(cases);
    const done = await office.run(`letter issue --item ${TEACHER} --out letters --format json`);
    expect(done.code).toBe(3);
    const result = done.json() as Issued;
    expect(result).toMatchObject({
      issued: 129,
      failed: [{ case_no: 'A-1077', code: 'E_TEMPLATE_FIELD_MISSING' }],
    });
    expect(result.failed[0]?.message).toContain('applicant_name');
    const strict = await office.run(`letter issue --item ${TEACHER} --out strict --strict --format json`);
    expect(strict.json()).toMatchObject({ issued: 0, skipped: 0, files: [] });
    expect(() => readdirSync(office.path('strict'))).toThrow();
  });
});

describe('a template that never ends', () => {
  test('is refused before the first page of a batch, with its line', async () => {
    const office = await officeWith(numbered(25));
    writeTemplate(
      office,
      [nameField],
      '# {{ applicant_name }}\n\n{% for i in (1..1000000000) %}x{% endfor %}',
    );
    const done = await office.run('letter issue --pending --out letters --letter-lang zh');
    expect(done.code).toBe(1);
    expect(done.err).toMatch(/E_TEMPLATE_LIMIT[\s\S]*certification\.zh\.md/);
    expect(readdirSync(office.path('letters'))).toEqual([]);
    expect(await entries(office)).toEqual([]);
  });

  test('for one row alone, fails that row; with --strict nothing is written', async () => {
    const cases: SampleCase[] = [
      ...numbered(3),
      {
        caseNo: 'B-1',
        itemCode: TEACHER,
        row: { facts: Array.from({ length: 900 }, (_, i) => `事实${i}`).join('\n') },
      },
    ];
    const office = await officeWith(cases);
    const loop = (name: string, inside: string): string => `{% for ${name} in facts %}${inside}{% endfor %}`;
    writeTemplate(
      office,
      [nameField, factsField],
      `# {{ applicant_name }}\n\n${loop('a', loop('b', loop('c', loop('d', '·'))))}`,
    );
    const strict = await office.run(
      'letter issue --pending --out letters --strict --letter-lang zh --format json',
    );
    expect(strict.code).toBe(3);
    expect(strict.json()).toMatchObject({
      issued: 0,
      failed: [{ case_no: 'B-1', code: 'E_TEMPLATE_LIMIT' }],
    });
    expect(readdirSync(office.path('letters'))).toEqual([]);
    const done = await office.run('letter issue --pending --out letters --letter-lang zh --format json');
    expect(done.json()).toMatchObject({ issued: 3, failed: [{ case_no: 'B-1', code: 'E_TEMPLATE_LIMIT' }] });
    expect(await entries(office)).toEqual([3]);
  });
});

describe('hostile input', () => {
  test('names of cases stay inside the folder, each with a file of its own', async () => {
    const hostile = [
      '../../x',
      '..',
      'a\nb',
      '九'.repeat(300),
      'CON',
      'nul.pdf',
      'a/b',
      'a\\b',
      ' .pdf',
      '\u202efdp.x',
    ];
    const office = await officeWith(hostile.map((caseNo) => ({ caseNo, itemCode: TEACHER })));
    const done = await office.run('letter issue --pending --out deep/letters --format json');
    expect(done.json()).toMatchObject({ issued: hostile.length, failed: [] });
    const names = readdirSync(office.path('deep', 'letters'));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(hostile.length);
    for (const name of names) {
      expect(name).toMatch(/\.pdf$/);
      expect(name).not.toMatch(/[\\/\n\u202e]|^\.|^(con|nul)\b/i);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    }
    expect(readdirSync(office.path('deep'))).toEqual(['letters']);
  });

  test('a control character in a name is refused by its code point, never printed or repeated', async () => {
    const office = await officeWith([
      { caseNo: 'A-1', itemCode: TEACHER, applicant: { name: '王\u0007雨晨' } },
      { caseNo: 'A-2', itemCode: TEACHER },
    ]);
    const done = await office.run('letter issue --pending --out letters --format json');
    expect(done.json()).toMatchObject({ issued: 1, failed: [{ case_no: 'A-1', code: 'E_PAPER_GLYPH' }] });
    expect(done.out).toContain('U+0007');
    expect(done.out + done.err).not.toContain('\u0007');
    expect(done.out + done.err).not.toContain('雨晨');
  });

  test('a picture in a template, which is none, is printed as the text it is', async () => {
    const office = await officeWith(numbered(1));
    writeTemplate(office, [nameField], '# {{ applicant_name }}\n\n![章](seal.png) <img src="seal.png">');
    writeFileSync(office.path('templates', 'letters', 'seal.png'), 'no picture');
    const done = await office.run('letter issue --pending --out letters --letter-lang zh --format json');
    expect(done.json()).toMatchObject({ issued: 1, failed: [] });
  });
});

describe('where letters go', () => {
  test('one batch a folder: another is refused and told which, and may go on when the first is done', async () => {
    const office = await officeWith(numbered(2));
    mkdirSync(office.path('letters'));
    const lock = lockFile(office.path('letters', '.chengnuo.lock'));
    const refused = await office.run('letter issue --pending --out letters');
    expect(refused.code).toBe(11);
    expect(refused.err).toContain('E_LETTER_FOLDER_BUSY');
    expect(refused.err).toContain(office.path('letters'));
    expect(await entries(office)).toEqual([]);
    lock?.release();
    expect((await office.run('letter issue --pending --out letters')).code).toBe(0);
    expect(readdirSync(office.path('letters')).sort()).toEqual(['A-1000.pdf', 'A-1001.pdf']);
  });

  test('what a killed run left half written is removed, and nothing else', async () => {
    const office = await officeWith(numbered(1));
    mkdirSync(office.path('letters'));
    const mine = '.A-1000.pdf.0123456789abcdef.part';
    const others = ['.B-9.pdf.0123456789abcdef.part', 'notes.txt', '.A-1000.pdf.part'];
    for (const name of [mine, ...others]) writeFileSync(office.path('letters', name), 'half');
    await office.run('letter issue --pending --out letters');
    expect(readdirSync(office.path('letters')).sort()).toEqual(['A-1000.pdf', ...others].sort());
  });

  test('a merged file that cannot be written is refused before the first page', async () => {
    const office = await officeWith(numbered(2));
    writeFileSync(office.path('file'), '');
    const done = await office.run('letter issue --pending --out letters --merge file/all.pdf');
    expect(done.code).toBe(1);
    expect(() => readdirSync(office.path('letters'))).toThrow();
    expect(await entries(office)).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written is named', async () => {
    const office = await officeWith(numbered(1));
    mkdirSync(office.path('letters'), { mode: 0o555 });
    const done = await office.run('letter issue --pending --out letters');
    expect(done.code).toBe(1);
    expect(done.err).toContain('E_FOLDER_READ_ONLY');
  });
});

/** A small file system of its own; null where this user may not mount one. */
const small = (() => {
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', dir], { stdio: 'ignore' });
    afterAll(() => {
      execFileSync('umount', [dir], { stdio: 'ignore' });
      rmdirSync(dir);
    });
    return dir;
  } catch {
    rmdirSync(dir);
    return null;
  }
})();

describe('a full disk', () => {
  test.skipIf(small === null).each([60, 240])(
    'stops a batch of %i: what is written is recorded, nothing is half written, and the rest follows',
    async (count) => {
      const office = await officeWith(numbered(count));
      const folder = `${small}/letters-${count}`;
      onTestFinished(() => {
        execFileSync('rm', ['-rf', folder]);
      });
      const done = await office.run(['letter', 'issue', '--pending', '--out', folder]);
      expect(done.code).toBe(1);
      expect(done.err).toContain('E_DISK_FULL');
      const written = readdirSync(folder);
      expect(written.length).toBeGreaterThan(10);
      expect(written.length).toBeLessThan(count);
      expect(written.every((name) => /^A-\d+\.pdf$/.test(name))).toBe(true);
      expect((await entries(office)).reduce((sum, n) => sum + n, 0)).toBe(written.length);
      const rest = await office.run('letter issue --pending --out elsewhere --format json');
      expect(rest.json()).toMatchObject({ issued: count - written.length, failed: [] });
      expect((await office.run('ledger verify')).code).toBe(0);
    },
  );

  test.skipIf(small === null)('leaves no half of a merged file; the letters stand', async () => {
    const office = await officeWith(numbered(30));
    const filler = join(small ?? '', 'filler');
    writeFileSync(filler, Buffer.alloc(4_150_000));
    onTestFinished(() => rmSync(filler));
    const merged = join(small ?? '', 'all.pdf');
    const done = await office.run(['letter', 'issue', '--pending', '--out', 'letters', '--merge', merged]);
    expect(done.code).toBe(1);
    expect(done.err).toContain('E_DISK_FULL');
    expect(readdirSync(small ?? '')).toEqual(['filler']);
    expect(await entries(office)).toEqual([30]);
    const again = await office.run(
      `letter issue --item ${TEACHER} --out letters --merge all.pdf --format json`,
    );
    expect(again.json()).toMatchObject({ issued: 0, skipped: 30, merged: office.path('all.pdf') });
  });
});
