import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { must, record } from '../case/support.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';
import { makeListedOffice, TEACHER } from './support.ts';

const CASE = '320400-2026-000001';
const CODE = '32040020260916000001';

interface Verdict {
  valid: boolean;
  letter_no: string | null;
  case_no: string | null;
  reason: string | null;
  hints?: string[];
}

async function letterOffice(): Promise<Office> {
  const office = await makeListedOffice();
  await must(office, record(TEACHER));
  await must(office, `letter issue ${CASE} --out letters --letter-lang zh`);
  return office;
}

async function verify(office: Office, ...what: readonly string[]): Promise<Verdict & { code: number }> {
  const done = await office.run(['letter', 'verify', ...what, '--format', 'json']);
  return { code: done.code, ...(done.json() as Verdict) };
}

describe('letter verify', () => {
  test('QR code and the 20 digits stand on every page', async () => {
    const office = await letterOffice();
    const { pages } = readPdf(readFileSync(office.path('letters', `${CASE}.pdf`)));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(page.forms).toEqual(['Q1']);
      expect(page.text).toContain(CODE);
    }
  });

  test.each([
    [
      'one byte of the content',
      (bytes: Buffer) => bytes.set([(bytes[bytes.length >> 1] ?? 0) ^ 1], bytes.length >> 1),
    ],
    [
      'the date in its properties',
      (bytes: Buffer) => bytes.write('D:2030', bytes.lastIndexOf('D:2026'), 'latin1'),
    ],
    [
      'the mark in its properties',
      (bytes: Buffer) => bytes.write('XXXXXXXX', bytes.lastIndexOf('chengnuo:'), 'latin1'),
    ],
    [
      'the code in its mark',
      (bytes: Buffer) => bytes.write('9', bytes.lastIndexOf(`chengnuo:${CODE}`) + 28, 'latin1'),
    ],
    ['a line added at its end', null],
  ])('a letter with another %s is changed, and still known', async (_what, change) => {
    const office = await letterOffice();
    let bytes: Buffer = readFileSync(office.path('letters', `${CASE}.pdf`));
    const before = Buffer.from(bytes);
    if (change === null) bytes = Buffer.concat([bytes, Buffer.from('% more\n')]);
    else change(bytes);
    expect(bytes.equals(before)).toBe(false);
    writeFileSync(office.path('other.pdf'), bytes);
    expect(await verify(office, 'other.pdf')).toMatchObject({
      code: 4,
      valid: false,
      reason: 'changed',
      case_no: CASE,
    });
  });

  test('another office’s letter and any other file are foreign', async () => {
    const office = await letterOffice();
    const other = await makeOffice({ region: '330700' });
    writeFileSync(office.path('random.pdf'), '%PDF-1.4\n%%EOF');
    writeFileSync(office.path('empty.pdf'), '');
    for (const file of ['random.pdf', 'empty.pdf'])
      expect(await verify(office, file)).toMatchObject({ code: 4, reason: 'foreign', letter_no: null });
    const strange = await verify(other, office.path('letters', `${CASE}.pdf`));
    expect(strange).toMatchObject({ code: 4, reason: 'foreign', case_no: null });
    expect(strange.hints?.join()).toContain('320400');
    // A form that is no letter says so itself.
    await must(office, `letter blank ${TEACHER} --out blank`);
    expect(await verify(office, office.path('blank', `${TEACHER}.pdf`))).toMatchObject({ reason: 'foreign' });
  });

  test.each([
    '3204 0020 2609 1600 0001',
    '３２０４００２０２６０９１６０００００１',
    '32O4OO2O26O916OOOOO1',
    '320400-20260916-000oo1',
    '3204002026o9l6ooooo1',
    'chengnuo:32040020260916000001',
  ])('a typed code is read as it was meant: %s', async (typed) => {
    const office = await letterOffice();
    const found = await verify(office, '--code', typed);
    expect(found).toMatchObject({ code: 0, valid: true, case_no: CASE });
    // Where letters were read as digits it says so.
    expect((found.hints ?? []).join().includes(CODE)).toBe(/[oOl]/.test(typed.replace('chengnuo', '')));
  });

  test('a scanned code holds the digest of the content, in any case of letters', async () => {
    const office = await letterOffice();
    const shown = (await office.run(`letter verify --code ${CODE} --format json`)).json() as {
      facts: { content: string };
    };
    const { content } = shown.facts;
    expect(await verify(office, '--code', `${CODE} ${content.toUpperCase()}`)).toMatchObject({ valid: true });
    const other = content.replace(/^./, (char) => (char === '0' ? '1' : '0'));
    expect(await verify(office, '--code', `${CODE} ${other}`)).toMatchObject({ code: 4, reason: 'changed' });
  });

  test.each([
    ['a digit too few', '3204002026091600001', /19位/],
    ['another digit', '32040020260916000007', new RegExp(CODE)],
    ['two digits swapped', '32040020260961000001', new RegExp(CODE)],
    ['another region', '33070020260101000001', /330700/],
  ])('%s: the answer says what may be wrong', async (_what, typed, hint) => {
    const office = await letterOffice();
    const found = await verify(office, '--code', typed);
    expect(found).toMatchObject({ code: 4, valid: false, reason: 'foreign', letter_no: null });
    expect(found.hints?.join('\n')).toMatch(hint);
  });
});

describe('a voided letter', () => {
  test('its case gets another number and code in the same act, and a letter that is genuine', async () => {
    const office = await letterOffice();
    const voided = await must(office, 'letter void 承诺〔2026〕1号 --reason 姓名有误');
    expect(voided).toEqual({
      letter_no: '承诺〔2026〕1号',
      case_no: CASE,
      reason: '姓名有误',
      unsigned: false,
      next: { letter_no: '承诺〔2026〕2号', commitment_code: '32040020260916000002' },
    });
    expect(await verify(office, office.path('letters', `${CASE}.pdf`))).toMatchObject({
      code: 4,
      reason: 'void',
    });
    expect(await must(office, 'letter issue --pending --out again --letter-lang zh')).toMatchObject({
      issued: 1,
    });
    expect(await verify(office, office.path('again', `${CASE}.pdf`))).toMatchObject({
      valid: true,
      letter_no: '承诺〔2026〕2号',
    });
    expect(await verify(office, '--code', CODE)).toMatchObject({
      reason: 'void',
      letter_no: '承诺〔2026〕1号',
    });
    // Signed the same day it keeps the new number; the old one is never given again.
    expect(await must(office, `case sign ${CASE}`)).toMatchObject({
      letter_no: '承诺〔2026〕2号',
      renewed: false,
    });
    expect(await must(office, record(TEACHER))).toMatchObject({ letter_no: '承诺〔2026〕3号' });
    const { entries } = (await must(office, 'ledger show --act letter.void')) as {
      entries: { text: string }[];
    };
    expect(JSON.parse(entries[0]?.text ?? '').data).toMatchObject({
      next: { letter_no: '承诺〔2026〕2号', commitment_code: '32040020260916000002' },
    });
    expect(entries[0]?.text).not.toContain('姓名有误');
  });

  test('on another day it takes the code of that day', async () => {
    const office = await letterOffice();
    const done = await office.run(
      ['letter', 'void', '承诺〔2026〕1号', '--reason', 'x', '--format', 'json'],
      {
        now: '2026-09-18T10:00:00+08:00',
      },
    );
    expect(done.json()).toMatchObject({ next: { commitment_code: '32040020260918000001' } });
  });

  test('that was never printed is still known as void, by number and by code', async () => {
    const office = await makeListedOffice();
    await must(office, record(TEACHER));
    await must(office, 'letter void 承诺〔2026〕1号 --reason x');
    expect(await verify(office, '--code', CODE)).toMatchObject({
      reason: 'void',
      letter_no: '承诺〔2026〕1号',
    });
    expect((await office.run('letter void 承诺〔2026〕1号 --reason x')).code).toBe(5);
  });

  test('that was signed takes its signature with it: nothing is granted on it, the case is signed anew', async () => {
    const office = await letterOffice();
    await must(office, `case sign ${CASE}`);
    expect(await must(office, 'letter void 承诺〔2026〕1号 --reason 姓名有误')).toMatchObject({
      unsigned: true,
      next: { letter_no: '承诺〔2026〕2号' },
    });
    const refused = await office.run(`case decide ${CASE} --grant`);
    expect([refused.code, refused.err]).toEqual([5, expect.stringContaining('E_CASE_STEP')]);
    expect(await must(office, `case show ${CASE}`)).toMatchObject({
      state: 'notified',
      signed_at: null,
      steps: [{}, {}, {}, { step: 'unsign', to_state: 'notified', note: '姓名有误' }],
    });
    await must(office, `letter issue ${CASE} --out again`);
    await must(office, `case sign ${CASE}`);
    expect(await must(office, `case decide ${CASE} --grant`)).toMatchObject({ state: 'granted' });
  });

  test('of a granted case leaves the case as it is: what was decided is undone by its own step', async () => {
    const office = await letterOffice();
    await must(office, `case sign ${CASE}`);
    await must(office, `case decide ${CASE} --grant`);
    expect(await must(office, 'letter void 承诺〔2026〕1号 --reason x')).toMatchObject({
      next: null,
      unsigned: false,
    });
    const refused = await office.run(`letter issue ${CASE} --out letters`);
    expect([refused.code, refused.err]).toEqual([5, expect.stringContaining('E_LETTER_VOIDED')]);
  });

  test('that its case had before another day’s signature takes nothing from the new one', async () => {
    const office = await letterOffice();
    await office.run(`case sign ${CASE}`, { now: '2026-09-18T10:00:00+08:00' });
    expect(await must(office, 'letter void 承诺〔2026〕1号 --reason x')).toMatchObject({ next: null });
    expect(await must(office, `case show ${CASE}`)).toMatchObject({ letter_no: '承诺〔2026〕2号' });
  });
});
