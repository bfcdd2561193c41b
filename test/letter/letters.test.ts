import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/office.ts';
import { openOffice } from '../support/open-office.ts';
import { addCases, HYGIENE, makeListedOffice, TEACHER } from './support.ts';

const firm = {
  type: 'organization',
  id_type: 'uscc',
  id_number: '91320481MA17339663',
  name: '溧阳市云帆酒店管理有限公司',
  legal_representative: '邓扬博',
} as const;

async function officeWith(...cases: Parameters<typeof addCases>[1]): Promise<Office> {
  const office = await makeListedOffice();
  await addCases(office, cases);
  return office;
}

const textOf = (file: string): string =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');

const hasPdfTools = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

interface Issued {
  issued: number;
  skipped: number;
  failed: { case_no: string; code: string; message: string }[];
  files: string[];
  merged: string | null;
}

const ledgerActs = async (office: Office): Promise<string[]> => {
  const shown = (await office.run('ledger show --act letter.issue --format json')).json() as {
    entries: { text: string }[];
  };
  return shown.entries.map(({ text }) => text);
};

describe('letter issue', () => {
  test('prints one file a case and says so', async () => {
    const office = await officeWith(
      { caseNo: 'A-1', itemCode: TEACHER },
      { caseNo: 'A-2', itemCode: HYGIENE, applicant: firm, agent: { name: '李小雨' } },
    );
    const done = await office.run('letter issue --pending --out letters --format json');
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.json()).toEqual({
      issued: 2,
      skipped: 0,
      failed: [],
      files: [office.path('letters', 'A-1.pdf'), office.path('letters', 'A-2.pdf')],
      merged: null,
    });
    expect(readdirSync(office.path('letters')).sort()).toEqual(['A-1.pdf', 'A-2.pdf']);
    expect((await office.run('letter issue --pending --out letters --format json')).json()).toMatchObject({
      issued: 0,
      files: [],
    });
  });

  test.runIf(hasPdfTools)('the text of the file holds what the letter must state', async () => {
    const office = await officeWith({ caseNo: 'A-1', itemCode: TEACHER, row: { facts: '本人无犯罪记录' } });
    await office.run('letter issue A-1 --out zh --letter-lang zh');
    const zh = textOf(office.path('zh', 'A-1.pdf'));
    for (const part of [
      '常审承〔2026〕1号',
      '32040020260916000001',
      '王雨晨',
      '11010519491231002X',
      '思想品德鉴定及无犯罪记录证明',
      '《教师资格条例》第十五条',
      '本人无犯罪记录',
      '2026年9月16日',
    ]) {
      expect(zh).toContain(part);
    }
    await office.run('letter issue A-1 --out en --letter-lang en');
    const en = textOf(office.path('en', 'A-1.pdf'));
    for (const part of [
      'Letterofnotificationandcommitment',
      'within2monthsofthedecision',
      'ResidentIDcard',
      '16September2026',
      '常审承〔2026〕1号',
    ]) {
      expect(en).toContain(part);
    }
  });

  test('the same input gives the same bytes, alone or among others, today or tomorrow', async () => {
    const office = await officeWith(
      { caseNo: 'A-1', itemCode: TEACHER },
      { caseNo: 'A-2', itemCode: HYGIENE, applicant: firm },
    );
    await office.run('letter issue A-2 A-1 --out one');
    await office.run('letter issue A-1 --out two', { now: '2026-09-20T10:00:00+08:00' });
    expect(readFileSync(office.path('two', 'A-1.pdf'))).toEqual(readFileSync(office.path('one', 'A-1.pdf')));
  });

  test('a second run skips what is there and repairs what is not', async () => {
    const office = await officeWith(
      { caseNo: 'A-1', itemCode: TEACHER },
      { caseNo: 'A-2', itemCode: TEACHER },
      { caseNo: 'A-3', itemCode: TEACHER },
    );
    await office.run('letter issue A-1 A-2 A-3 --out letters');
    const before = readFileSync(office.path('letters', 'A-2.pdf'));
    rmSync(office.path('letters', 'A-2.pdf'));
    writeFileSync(office.path('letters', 'A-3.pdf'), 'scribble');
    const again = await office.run('letter issue A-1 A-2 A-3 --out letters --format json');
    expect(again.json()).toMatchObject({ issued: 2, skipped: 1, failed: [] });
    expect((again.json() as Issued).files).toHaveLength(3);
    expect(readFileSync(office.path('letters', 'A-2.pdf'))).toEqual(before);
    expect((await office.run('letter issue A-1 A-2 A-3 --out letters --format json')).json()).toMatchObject({
      issued: 0,
      skipped: 3,
    });
    const store = await openOffice(office);
    expect(await store.db.selectFrom('letters').select('letter_no').execute()).toHaveLength(3);
    await store.close();
  });

  test('a hundred letters are one entry of the ledger, without a person in it', async () => {
    const office = await officeWith(
      ...Array.from({ length: 103 }, (_, i) => ({ caseNo: `A-${1000 + i}`, itemCode: TEACHER })),
    );
    await office.run(`letter issue --item ${TEACHER} --out letters`);
    const acts = await ledgerActs(office);
    expect(acts).toHaveLength(2);
    expect(acts.map((text) => (JSON.parse(text) as { data: { count: number } }).data.count).sort()).toEqual(
      [100, 3].sort(),
    );
    expect(acts.join()).not.toMatch(/王雨晨|11010519491231002X|A-1000/);
    expect((await office.run('ledger verify')).code).toBe(0);
  });

  test('one bad case does not stop the others: 3, and it is named with its field', async () => {
    const office = await officeWith(
      { caseNo: 'A-1', itemCode: TEACHER },
      { caseNo: 'A-2', itemCode: TEACHER, applicant: { name: null } },
      { caseNo: 'A-3', itemCode: TEACHER, applicant: { name: '王\u{2ffff}' } },
      { caseNo: 'A-4', itemCode: TEACHER, row: { mode: 'ordinary' } },
      { caseNo: 'A-5', itemCode: TEACHER, letterNo: null, code: null },
      { caseNo: 'A-6', itemCode: TEACHER, row: { state: 'withdrawn' } },
    );
    const numbers = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6', 'A-7'];
    const done = await office.run(['letter', 'issue', ...numbers, '--out', 'letters', '--format', 'json']);
    expect(done.code).toBe(3);
    const result = done.json() as Issued;
    expect(result.issued).toBe(1);
    expect(Object.fromEntries(result.failed.map((row) => [row.case_no, row.code]))).toEqual({
      'A-2': 'E_TEMPLATE_FIELD_MISSING',
      'A-3': 'E_PAPER_GLYPH',
      'A-4': 'E_LETTER_MODE',
      'A-5': 'E_LETTER_NO_NUMBER',
      'A-6': 'E_LETTER_STATE',
      'A-7': 'E_CASE_UNKNOWN',
    });
    expect(result.failed.find((row) => row.case_no === 'A-2')?.message).toContain('applicant_name');
    expect(result.failed.find((row) => row.case_no === 'A-3')?.message).toContain('U+2FFFF');
    expect(readdirSync(office.path('letters'))).toEqual(['A-1.pdf']);
  });

  test('with --strict one bad case stops all, before the first page', async () => {
    const office = await officeWith(
      { caseNo: 'A-1', itemCode: TEACHER },
      { caseNo: 'A-2', itemCode: TEACHER, applicant: { id_number: null } },
    );
    const done = await office.run('letter issue A-1 A-2 --strict --out letters --format json');
    expect(done.code).toBe(3);
    expect(done.json()).toMatchObject({ issued: 0, failed: [{ case_no: 'A-2' }], files: [] });
    expect(() => readdirSync(office.path('letters'))).toThrow();
    expect(await ledgerActs(office)).toEqual([]);
  });

  test('a single unknown case is exit 6, a single one without promise 5', async () => {
    const office = await officeWith({ caseNo: 'A-1', itemCode: TEACHER, row: { mode: 'ordinary' } });
    expect((await office.run('letter issue B-1 --out letters')).code).toBe(6);
    expect((await office.run('letter issue A-1 --out letters')).code).toBe(5);
  });

  test('it must be said which cases are meant', async () => {
    const office = await officeWith({ caseNo: 'A-1', itemCode: TEACHER });
    expect((await office.run('letter issue --out letters')).code).toBe(2);
    expect((await office.run('letter issue A-1 --pending --out letters')).code).toBe(2);
    expect((await office.run('letter issue A-1')).code).toBe(2);
  });

  test('a folder that cannot be written is an error of its own, and nothing is recorded', async () => {
    const office = await officeWith({ caseNo: 'A-1', itemCode: TEACHER });
    writeFileSync(office.path('letters'), 'a file, not a folder');
    const done = await office.run('letter issue A-1 --out letters');
    expect(done.code).toBe(1);
    expect(done.err).toContain('E_FILE_EXISTS');
    expect(await ledgerActs(office)).toEqual([]);
    expect((await office.run('letter issue --pending --out elsewhere --format json')).json()).toMatchObject({
      issued: 1,
    });
  });

  test('a hostile case number stays inside the folder', async () => {
    const office = await officeWith({ caseNo: '../../escape\n1', itemCode: TEACHER });
    const done = await office.run('letter issue --pending --out deep/letters --format json');
    expect(done.code).toBe(0);
    expect(readdirSync(office.path('deep', 'letters'))).toHaveLength(1);
    expect((done.json() as Issued).files[0]?.startsWith(office.path('deep', 'letters'))).toBe(true);
  });

  test.runIf(hasPdfTools)(
    'a merged file starts every letter on an odd page, whatever its template',
    async () => {
      const office = await officeWith(
        { caseNo: 'A-1', itemCode: HYGIENE, applicant: firm, agent: { name: '李小雨' } },
        { caseNo: 'A-2', itemCode: TEACHER },
        { caseNo: 'A-3', itemCode: HYGIENE, applicant: firm },
      );
      const done = await office.run('letter issue --pending --out letters --merge all.pdf --format json');
      expect(done.json()).toMatchObject({ issued: 3, merged: office.path('all.pdf') });
      const pages = execFileSync('pdftotext', ['-layout', office.path('all.pdf'), '-'], {
        encoding: 'utf8',
      }).split('\f');
      for (const number of ['1号', '2号', '3号']) {
        const first = pages.findIndex((page) =>
          page.replace(/\s+/g, '').includes(`编号：常审承〔2026〕${number}`),
        );
        expect(first % 2).toBe(0);
      }
      const before = readFileSync(office.path('all.pdf'));
      await office.run('letter issue A-1 A-2 A-3 --out letters --merge again.pdf');
      expect(readFileSync(office.path('again.pdf'))).toEqual(before);
    },
  );

  test('a template of the office comes first; a field that no letter has is named', async () => {
    const office = await officeWith({ caseNo: 'A-1', itemCode: TEACHER });
    mkdirSync(office.path('templates', 'letters'), { recursive: true });
    const front = 'name: letters/certification\nkind: letter\nversion: "9"\nlang: zh\ntitle: 本局承诺书\n';
    const write = (fields: string, body: string) =>
      writeFileSync(
        office.path('templates', 'letters', 'certification.zh.md'),
        `---\n${front}fields:\n${fields}---\n${body}\n`,
      );
    write('  - { name: favourite_colour, zh: 颜色, en: colour }\n', '# {{ favourite_colour }}');
    const refused = await office.run('letter issue A-1 --out letters --letter-lang zh');
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/E_LETTER_FIELD_UNKNOWN[\s\S]*favourite_colour/);
    write(
      '  - { name: applicant_name, zh: 申请人, en: applicant, required: true }\n',
      '# {{ aplicant_name }}',
    );
    expect((await office.run('letter issue A-1 --out letters --letter-lang zh')).err).toMatch(
      /E_TEMPLATE_FIELD_UNKNOWN[\s\S]*aplicant_name/,
    );
    write(
      '  - { name: applicant_name, zh: 申请人, en: applicant, required: true }\n',
      '# {{ applicant_name }}',
    );
    expect((await office.run('letter issue A-1 --out letters --letter-lang zh')).code).toBe(0);
    expect((await office.run('letter template list --format json')).json()).toMatchObject({
      templates: expect.arrayContaining([
        expect.objectContaining({
          name: 'letters/certification',
          lang: 'zh',
          origin: 'office',
          title: '本局承诺书',
        }),
        expect.objectContaining({ name: 'letters/licence', lang: 'zh', origin: 'shipped' }),
      ]),
    });
  });
});

describe('letter verify and void', () => {
  test('tells unchanged, changed, replaced, void and foreign apart', async () => {
    const office = await officeWith(
      { caseNo: 'A-1', itemCode: TEACHER, row: { state: 'granted' } },
      { caseNo: 'A-2', itemCode: TEACHER },
    );
    await office.run('letter issue A-1 A-2 --out letters --letter-lang zh');
    const file = office.path('letters', 'A-1.pdf');
    const verify = async (path: string) => {
      const { code, json } = await office.run(['letter', 'verify', path, '--format', 'json']);
      const { valid, letter_no, case_no, reason } = json() as Record<string, unknown>;
      return { code, valid, letter_no, case_no, reason };
    };
    const known = { letter_no: '常审承〔2026〕1号', case_no: 'A-1' };
    expect(await verify(file)).toEqual({ code: 0, valid: true, ...known, reason: null });

    const bytes = readFileSync(file);
    writeFileSync(office.path('copy.pdf'), bytes);
    expect(await verify(office.path('copy.pdf'))).toMatchObject({ code: 0, valid: true });
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(office.path('changed.pdf'), bytes);
    expect(await verify(office.path('changed.pdf'))).toEqual({
      code: 4,
      valid: false,
      ...known,
      reason: 'changed',
    });

    writeFileSync(office.path('foreign.pdf'), '%PDF-1.7\nnothing of ours');
    expect(await verify(office.path('foreign.pdf'))).toEqual({
      code: 4,
      valid: false,
      letter_no: null,
      case_no: null,
      reason: 'foreign',
    });

    const voided = await office.run(['letter', 'void', '常审承〔2026〕1号', '--reason', '填写有误']);
    expect(voided.code).toBe(0);
    expect(await verify(file)).toEqual({ code: 4, valid: false, ...known, reason: 'void' });
    expect((await office.run('letter issue A-1 --out letters')).code).toBe(5);
    expect((await office.run('letter issue --pending --out letters --format json')).json()).toMatchObject({
      issued: 0,
      failed: [],
    });

    const other = office.path('letters', 'A-2.pdf');
    const old = readFileSync(other);
    const store = await openOffice(office);
    await store.db.updateTable('cases').set({ facts: '另有事实' }).where('case_no', '=', 'A-2').execute();
    await store.close();
    await office.run('letter issue A-2 --out letters --letter-lang zh');
    writeFileSync(office.path('old.pdf'), old);
    expect(await verify(office.path('old.pdf'))).toMatchObject({
      code: 4,
      reason: 'replaced',
      case_no: 'A-2',
    });
    expect(await verify(other)).toMatchObject({ code: 0, valid: true, case_no: 'A-2' });
  });

  test('signing on another day gives a new number: the old letter is replaced', async () => {
    const office = await officeWith({ caseNo: 'A-1', itemCode: TEACHER });
    await office.run('letter issue A-1 --out letters');
    const signed = await office.run('case sign A-1 --at 2026-09-18T10:00:00', {
      now: '2026-09-18T10:05:00+08:00',
    });
    expect(signed).toMatchObject({ code: 0 });
    const old = await office.run('letter verify letters/A-1.pdf --format json');
    expect(old.json()).toMatchObject({ valid: false, reason: 'replaced', case_no: 'A-1' });
    const again = await office.run('letter issue A-1 --out letters --format json');
    expect(again.json()).toMatchObject({ issued: 1, failed: [] });
    expect((await office.run('letter verify letters/A-1.pdf')).code).toBe(0);
  });

  test('a typed code shows the record with the person masked', async () => {
    const office = await officeWith(
      { caseNo: 'A-1', itemCode: TEACHER },
      { caseNo: 'A-2', itemCode: TEACHER },
    );
    await office.run('letter issue A-1 --out letters');
    const shown = await office.run([
      'letter',
      'verify',
      '--code',
      '3204 0020 2609 1600 0001',
      '--format',
      'json',
    ]);
    expect(shown.code).toBe(0);
    expect(shown.json()).toMatchObject({
      valid: true,
      letter_no: '常审承〔2026〕1号',
      case_no: 'A-1',
      facts: { applicant: '王**', id_number: '1101**********002X' },
    });
    expect(shown.out).not.toContain('王雨晨');
    const wrong = `32040020260916000001 ${'0'.repeat(16)}`;
    expect(
      (await office.run(['letter', 'verify', '--code', wrong, '--format', 'json'])).json(),
    ).toMatchObject({
      valid: false,
      reason: 'changed',
    });
    const unprinted = await office.run('letter verify --code 32040020260916000002 --format json');
    expect(unprinted.json()).toMatchObject({ valid: false, reason: 'not_issued', case_no: 'A-2' });
    expect(unprinted.code).toBe(4);
    expect((await office.run('letter verify --code 99999999999999999999')).code).toBe(4);
  });

  test('a number is voided once, with a reason, and must exist', async () => {
    const office = await officeWith({ caseNo: 'A-1', itemCode: TEACHER });
    const number = '常审承〔2026〕1号';
    expect((await office.run(['letter', 'void', number])).code).toBe(2);
    expect((await office.run(['letter', 'void', number, '--reason', ' '])).code).toBe(2);
    expect((await office.run(['letter', 'void', '常审承〔2026〕9号', '--reason', 'x'])).code).toBe(6);
    expect((await office.run(['letter', 'void', number, '--reason', 'x'])).code).toBe(0);
    expect((await office.run(['letter', 'void', number, '--reason', 'x'])).code).toBe(5);
  });

  test('blank forms need no case and leave no record', async () => {
    const office = await makeListedOffice();
    const all = await office.run('letter blank --all --out blank --format json');
    const written = all.json() as { written: number; failed: unknown[]; files: string[] };
    expect(written.failed).toEqual([]);
    expect(written.files).toHaveLength(readdirSync(office.path('blank')).length);
    expect(written.files.length).toBeGreaterThan(30);
    const before = readFileSync(office.path('blank', `${TEACHER}.pdf`));
    await office.run(`letter blank ${TEACHER} --out again`, { now: '2026-10-20T10:00:00+08:00' });
    expect(readFileSync(office.path('again', `${TEACHER}.pdf`))).toEqual(before);
    expect((await office.run('letter blank NOPE --out blank')).code).toBe(6);
    expect((await office.run('letter blank --out blank')).code).toBe(2);
    expect(await ledgerActs(office)).toEqual([]);
  }, 30_000);

  test('a preview leaves no record and is no letter', async () => {
    const office = await officeWith({ caseNo: 'A-1', itemCode: TEACHER });
    expect((await office.run('letter preview A-1 --out preview.pdf')).code).toBe(0);
    const verdict = await office.run('letter verify preview.pdf --format json');
    expect(verdict.json()).toMatchObject({ valid: false, reason: 'foreign' });
    expect((await office.run('letter issue --pending --out letters --format json')).json()).toMatchObject({
      issued: 1,
    });
  });
});
