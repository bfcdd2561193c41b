import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeCaseOffice, must, record, WANG } from '../case/support.ts';
import { checked, granted, makeExportOffice, push } from '../credit/exports/support.ts';
import { makeFolder, type Office } from '../support/office.ts';
import { testEngine } from '../support/office-database.ts';
import { behind } from '../support/open-office.ts';
import { workbookParts, zipOf } from '../table/workbook.ts';

/** Bytes that a terminal or a sheet would act on. */
const RAW = /[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/;
const SCREEN = '\u001b]0;owned\u0007\u001b[2J\u202e';

const HEADER = 'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at';
const row = (no: string, name = '王小明'): string =>
  `${no},RS-001,${name},person,${WANG},window,2026-09-01 10:00`;

/** One import of a hostile file: never a bug, never raw bytes on the screen; its code. */
async function tried(office: Office, line: string): Promise<{ code: number; said: string; error: string }> {
  const { code, out, err } = await office.run(line);
  const said = `${out}${err}`;
  expect([line, code === 70, RAW.test(said)]).toEqual([line, false, false]);
  return { code, said, error: /error\[(E_\w+)\]/.exec(err)?.[1] ?? '' };
}

const cases = async (office: Office): Promise<number> =>
  Number((await behind<{ n: number }>(office, 'select count(*) as n from cases'))[0]?.n);

describe('lists', () => {
  test('columns named like inner parts of objects are unknown columns and reach no prototype', async () => {
    const office = await makeCaseOffice();
    for (const [i, name] of [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
    ].entries()) {
      writeFileSync(office.path('h.csv'), `${HEADER},${name}\n${row(`H-${i}`)},polluted\n`);
      const done = await must(office, 'case import h.csv');
      expect([name, done]).toEqual([name, expect.objectContaining({ read: 1, added: 1 })]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(typeof {}.toString).toBe('function');
    }
    // In the place of a column that must be there they do not stand for it.
    writeFileSync(office.path('h.csv'), `${HEADER.replace('case_no', '__proto__')}\n${row('H-9')}\n`);
    expect((await tried(office, 'case import h.csv')).code).not.toBe(0);
    expect(await cases(office)).toBe(5);
  });

  test('fields of a megabyte are refused by the row, those of ten by the file; nothing is written', async () => {
    const office = await makeCaseOffice();
    for (const [length, quoted] of [
      [1_000_000, false],
      [1_000_000, true],
      [10_000_000, true],
    ] as const) {
      const name = 'A'.repeat(length);
      writeFileSync(office.path('big.csv'), `${HEADER}\n${row('G-1', quoted ? `"${name}"` : name)}\n`);
      const { code, said } = await tried(office, 'case import big.csv');
      expect([length, quoted, code]).toEqual([length, quoted, 3]);
      // What is told of a cell is its beginning.
      expect(said.length).toBeLessThan(5_000);
    }
    expect(await cases(office)).toBe(0);
  });

  test('a name as long as a page is kept, or refused with a code where an index cannot hold it', async () => {
    const office = await makeCaseOffice();
    for (const bytes of [3_000, 30_000]) {
      // Nothing that a server could pack into less.
      const name = randomBytes(bytes).toString('hex').slice(0, bytes);
      const line = `case record --item RS-001 --name ${name} --type person --id-number ${WANG} --channel window`;
      const { error } = await tried(office, line);
      expect([bytes, error]).toEqual([bytes, testEngine === 'sqlite' ? '' : 'E_DB_TOO_LONG']);
    }
  });

  // More of them, by part, by cells, declared: test/fixtures/bad/.
  test('a workbook that lies about its size or names entities is refused; no file of the machine is read', async () => {
    const office = await makeCaseOffice();
    const secret = `${makeFolder()}/secret.txt`;
    writeFileSync(secret, 'SECRET-OF-THE-MACHINE');
    const sound = workbookParts([{ name: '办件', rows: [HEADER.split(','), row('X-1').split(',')] }]);
    const sheet = 'xl/worksheets/sheet1.xml';
    const withSheet = (change: (xml: string) => string) =>
      sound.map((part) => (part.name === sheet ? { ...part, data: change(String(part.data)) } : part));
    const doctype = (text: string) => (xml: string) =>
      xml.replace(/\?>\n?/, `?>\n<!DOCTYPE x [${text}]>`).replace('王小明', '&e;');
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i} "${`&e${i + 1};`.repeat(10)}">`).join(
      '',
    );
    const files = {
      bomb: zipOf(
        withSheet((xml) => `${xml}${' '.repeat(20_000_000)}`).map((part) =>
          part.name === sheet ? { ...part, declaredSize: 1_000 } : part,
        ),
      ),
      external: zipOf(withSheet(doctype(`<!ENTITY e SYSTEM "file://${secret}">`))),
      laughs: zipOf(withSheet(doctype(`${laughs}<!ENTITY e9 "x"><!ENTITY e "&e0;">`))),
    };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(office.path(`${name}.xlsx`), bytes);
      const { code, said, error } = await tried(office, `case import ${name}.xlsx`);
      expect([name, code, error]).toEqual([name, 3, expect.stringMatching(/^E_TABLE_/)]);
      expect(said).not.toContain('SECRET');
    }
    writeFileSync(office.path('sound.xlsx'), zipOf(sound));
    expect((await office.run('case import sound.xlsx')).code).toBe(0);
  });
});

describe('what comes back to the office', () => {
  const huge = 'B'.repeat(200_000);
  const cells = [`=cmd|'/c calc'!A1`, `@SUM(1+1)`, SCREEN, huge, "'; drop table cases; --"];

  /** Where a hostile cell was taken over it is shown and exported as plain text only. */
  async function harmless(office: Office, lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      const { out, err } = await office.run(line);
      expect([line, RAW.test(out + err)]).toEqual([line, false]);
    }
    expect((await office.run('db check')).code).toBe(0);
    expect((await office.run('ledger verify')).code).toBe(0);
  }

  test('answers of another authority', async () => {
    const office = await makeCaseOffice();
    const { case_no } = await must(office, record('GA-003'));
    await must(office, `check request ${String(case_no)} --ask 请核查`);
    const [request] = await behind<{ request_no: string }>(office, 'select request_no from check_requests');
    const codes: number[] = [];
    for (const cell of cells) {
      for (const line of [
        `${request?.request_no},"${cell}",,${case_no}`,
        `"${cell}",属实,,${case_no}`,
        `${request?.request_no},属实,"${cell}",${case_no}`,
      ]) {
        writeFileSync(office.path('back.csv'), `协查编号,结果,说明,办件编号\n${line}\n`);
        codes.push((await tried(office, 'check reply --import back.csv --dry-run')).code);
        const { code } = await tried(office, 'check reply --import back.csv');
        codes.push(code);
      }
    }
    expect(codes.filter((code) => code === 3).length).toBeGreaterThan(5);
    await harmless(office, [
      `case show ${String(case_no)} --reveal 核对`,
      'check due',
      'case list --reveal 核对',
    ]);
  }, 60_000);

  test('results of inspections', async () => {
    const office = await makeCaseOffice();
    const { case_no } = await must(office, record('RS-001'));
    await must(office, `case sign ${String(case_no)}`);
    await must(office, `case decide ${String(case_no)} --grant`);
    await must(office, 'sample plan --name P --strata none --rate 100% --from 2026-09-01 --to 2026-09-30');
    await must(office, 'sample draw P --seed 20260916123456789012');
    const codes: number[] = [];
    for (const cell of cells) {
      for (const line of [`"${cell}",2026-09-16,1,true,,`, `${case_no},2026-09-16,1,true,"${cell}",`]) {
        writeFileSync(office.path('r.csv'), `unit,inspected_on,result,promise,detail,rectify_by\n${line}\n`);
        codes.push((await tried(office, 'sample import-results P r.csv')).code);
      }
    }
    expect(codes.filter((code) => code === 3).length).toBeGreaterThanOrEqual(cells.length);
    await harmless(office, ['sample show P', `case show ${String(case_no)} --reveal 核对`, 'sample list']);
  }, 60_000);

  test('errors of a credit platform', async () => {
    const office = await makeExportOffice();
    const kept = await granted(office, 'RS-005');
    await checked(office, kept.no, 'true');
    await push(office, 'commitment');
    const codes: number[] = [];
    for (const cell of cells) {
      for (const line of [`信用承诺,"${cell}",承诺人名称,错`, `信用承诺,${kept.code},承诺人名称,"${cell}"`]) {
        writeFileSync(office.path('back.csv'), `数据集,承诺编码,错误字段,错误信息\n${line}\n`);
        codes.push((await tried(office, 'credit export --returned back.csv')).code);
      }
    }
    expect(codes.filter((code) => code === 3).length).toBeGreaterThanOrEqual(cells.length);
    await harmless(office, ['credit export --returned', 'credit export --returned --format csv']);
  }, 60_000);
});

test('notes of somebody else: a code, no text of theirs on the screen, and nothing signed', async () => {
  const office = await makeCaseOffice();
  const own = (await office.run('ledger checkpoint')).out;
  const [origin = '', size = '', root = ''] = own.split('\n');
  const signed = own.slice(own.indexOf('\n\n'));
  const notes: Readonly<Record<string, string>> = {
    escapes: `${SCREEN}\n${size}\n${root}\n${signed}`,
    'a size beyond numbers': `${origin}\n${'9'.repeat(400)}\n${root}\n${signed}`,
    'a negative size': `${origin}\n-1\n${root}\n${signed}`,
    'a root of a megabyte': `${origin}\n${size}\n${'A'.repeat(1_000_000)}\n${signed}`,
    'a hundred thousand signatures': `${origin}\n${size}\n${root}\n\n${'— x AAAAAAAA\n'.repeat(100_000)}`,
    'no signature': `${origin}\n${size}\n${root}\n`,
    'a signature of nothing': `${origin}\n${size}\n${root}\n\n— ${origin} \n`,
    'a prototype': `__proto__\n${size}\n${root}\n${signed}`,
    NULs: '\u0000'.repeat(10_000),
    empty: '',
  };
  const before = await behind(office, 'select * from signed_checkpoints order by size');
  for (const [what, note] of Object.entries(notes)) {
    writeFileSync(office.path('note.txt'), note);
    const { code, error, said } = await tried(office, 'ledger verify --checkpoint note.txt');
    expect([what, code, error]).toEqual([what, 4, 'E_LEDGER_NOTE']);
    expect(said.length).toBeLessThan(2_000);
  }
  expect(await behind(office, 'select * from signed_checkpoints order by size')).toEqual(before);
  writeFileSync(office.path('note.txt'), own);
  expect((await office.run('ledger verify --checkpoint note.txt')).code).toBe(0);
});
