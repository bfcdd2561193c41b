import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeCaseOffice, must, record, refused, WANG } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';

const NO = '320400-2026-000001';

async function untrue(decided: boolean): Promise<Office> {
  const office = await makeCaseOffice();
  await must(office, record('RS-001'));
  await must(office, `case sign ${NO}`);
  if (decided) await must(office, `case decide ${NO} --grant`);
  await must(office, `check record ${NO} --outcome untrue --method onsite --detail ${WANG}仍在职`);
  return office;
}

describe('after a check found a promise untrue', () => {
  test('before the decision handling is terminated', async () => {
    const office = await untrue(false);
    const order = await refused(office, `check remedy ${NO} --order`, 5, 'E_CHECK_REMEDY_STEP');
    expect(order).toContain(`chengnuo check remedy ${NO} --terminate`);
    expect(await must(office, `check remedy ${NO} --terminate --detail 承诺不实`)).toMatchObject({
      ...{ case_no: NO, remedy: 'terminate', state: 'terminated', next: [] },
    });
    expect(await must(office, `case show ${NO}`)).toMatchObject({ state: 'terminated', decision: null });
    expect((await office.run('ledger show --act case.terminate --format json')).json()).toMatchObject({
      total: 1,
    });
    await refused(office, `check remedy ${NO} --terminate`, 5, 'E_CHECK_REMEDY_STEP');
  });

  test('after it correction is ordered, re-checked, and the chain is over', async () => {
    const office = await untrue(true);
    await refused(office, `check remedy ${NO} --terminate`, 5, 'E_CHECK_REMEDY_STEP');
    expect(
      await must(office, `check remedy ${NO} --order --limit 10工作日 --document 常整〔2026〕1号`),
    ).toMatchObject({
      ...{ remedy: 'order', state: 'granted', standing: 'ordered', due: '2026-09-30' },
      next: ['recheck'],
    });
    expect(await must(office, 'check due --on 2026-09-29')).toMatchObject({ rectifications: [] });
    expect(await must(office, 'check due', { now: '2026-10-08T09:00' })).toMatchObject({
      rectifications: [{ case_no: NO, document_no: '常整〔2026〕1号', due: '2026-09-30', overdue: true }],
    });
    await refused(office, `check remedy ${NO} --order`, 5, 'E_CHECK_REMEDY_STEP');
    expect(await must(office, `check remedy ${NO} --recheck true`)).toMatchObject({
      standing: 'corrected',
      next: [],
    });
    expect(await must(office, 'check due', { now: '2026-10-09T09:00' })).toMatchObject({
      rectifications: [],
    });
    // The promise was untrue when it was checked, and stays so in the figures.
    expect(await must(office, 'check list')).toMatchObject({ total: 1, checks: [{ outcome: 'untrue' }] });
  });

  test('the time given runs out before anything is found uncorrected or revoked', async () => {
    const office = await untrue(true);
    await must(office, `check remedy ${NO} --order`);
    const revoke = `check remedy ${NO} --revoke --document 常撤〔2026〕1号`;
    expect(await refused(office, revoke, 5, 'E_CHECK_REMEDY_RUNNING')).toContain('2026-09-30');
    await refused(office, `check remedy ${NO} --recheck untrue`, 5, 'E_CHECK_REMEDY_RUNNING');
    const later = { now: '2026-10-08T09:00' };
    expect(await must(office, `check remedy ${NO} --recheck untrue --detail 仍未整改`, later)).toMatchObject({
      ...{ standing: 'uncorrected', next: ['order', 'revoke'] },
    });
    expect(await must(office, revoke, later)).toMatchObject({
      state: 'revoked',
      document_no: '常撤〔2026〕1号',
      next: [],
    });
    const shown = await must(office, `case show ${NO}`);
    expect(shown).toMatchObject({ state: 'revoked', decision: 'granted' });
    expect((shown['steps'] as { step: string; note: string }[]).at(-1)).toMatchObject({
      step: 'revoke',
      note: '常撤〔2026〕1号',
    });
    expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
    const ledger = (await office.run('ledger show --format json')).out;
    for (const secret of [WANG, '仍未整改', '仍在职']) expect(ledger).not.toContain(secret);
  });

  test('what cannot be corrected is revoked at once; nothing found, nothing to remedy', async () => {
    const office = await untrue(true);
    expect(await must(office, `check remedy ${NO} --revoke --document 撤1`)).toMatchObject({
      state: 'revoked',
    });
    await must(office, record('RS-001'));
    const other = '320400-2026-000002';
    await must(office, `case sign ${other}`);
    await must(office, `check record ${other} --outcome unverifiable --method online`);
    await refused(office, `check remedy ${other} --terminate`, 5, 'E_CHECK_REMEDY_STEP');
  });

  test('the papers are printed in the act: the order with its number and time, the revocation', async () => {
    const office = await untrue(true);
    const ordered = await must(office, `check remedy ${NO} --order --detail 补办离职手续 --out papers`);
    expect(ordered).toMatchObject({ document_no: '承诺责改〔2026〕1号' });
    const [order = ''] = ordered['files'] as string[];
    expect(order).toBe(office.path('papers', `${NO}-rectification.pdf`));
    const text = readPdf(readFileSync(order)).text.replace(/\s/g, '');
    for (const part of [
      '责令限期整改通知书',
      '承诺责改〔2026〕1号',
      '2026年9月30日',
      '补办离职手续',
      '仍在职',
    ])
      expect(text).toContain(part);
    const later = { now: '2026-10-08T09:00' };
    await must(office, `check remedy ${NO} --recheck untrue`, later);
    const again = await must(office, `check remedy ${NO} --order --until 2026-10-20 --out papers`, later);
    expect(again).toMatchObject({ document_no: '承诺责改〔2026〕2号', due: '2026-10-20' });
    const revoke = `check remedy ${NO} --revoke --document 常撤〔2026〕1号 --out papers`;
    const revoked = await must(office, revoke, { now: '2026-10-21T09:00' });
    const [paper = ''] = revoked['files'] as string[];
    expect(readPdf(readFileSync(paper)).text.replace(/\s/g, '')).toContain('常撤〔2026〕1号');
    expect(await must(office, 'db check')).toMatchObject({ ok: true });
  });

  test('flags that do not go together, days that run backwards, missing answers', async () => {
    const office = await untrue(true);
    await refused(office, `check remedy ${NO} --order --revoke`, 2, 'E_USAGE_OPTION');
    await refused(office, `check remedy ${NO} --order --limit 5wd --until 2026-10-01`, 2, 'E_USAGE_OPTION');
    await refused(office, `check remedy ${NO} --revoke --document 1 --until 2026-10-01`, 2, 'E_USAGE_OPTION');
    await refused(office, `check remedy ${NO}`, 2, 'E_USAGE_ANSWER_MISSING');
    await refused(office, `check remedy ${NO} --revoke`, 2, 'E_USAGE_ANSWER_MISSING');
    await refused(office, `check remedy ${NO} --order --until 2026-09-15`, 5, 'E_CHECK_REMEDY_TIME');
    await refused(office, `check remedy ${NO} --order --at 2026-09-15`, 5, 'E_CHECK_REMEDY_TIME');
    await refused(office, `check remedy ${NO} --revoke --document 1 --at 2026-09-15`, 5, 'E_CASE_TIME_ORDER');
    await refused(office, `check remedy ${NO} --revoke --document 1 --at 2026-09-17`, 5, 'E_DAY_FUTURE');
    await refused(office, 'check remedy X --order', 6, 'E_CASE_UNKNOWN');
  });

  test('a refused step of a case names the legal ones with their commands', async () => {
    const office = await untrue(true);
    const err = await refused(office, `case withdraw ${NO}`, 5, 'E_CASE_STEP');
    expect(err).toContain(`撤销决定 chengnuo check remedy ${NO} --revoke`);
    const english = await office.run(`case withdraw ${NO} --lang en`);
    expect(english.err).toContain(`revoke the decision: chengnuo check remedy ${NO} --revoke`);
  });
});

describe('a decision on a breach', () => {
  const flags = `--subject ${WANG} --kind false_promise --seriousness general --facts 承诺不实`;
  const decide = 'credit decide X320400-2026-0001 --document 常信〔2026〕3号 --defence heard --revoke';

  test('revokes its case by the same document, in one act', async () => {
    const office = await untrue(true);
    await must(office, `credit breach ${flags} --case ${NO}`);
    expect(await must(office, decide)).toMatchObject({ state: 'decided', revoked: NO });
    expect(await must(office, `case show ${NO}`)).toMatchObject({ state: 'revoked' });
    const { entries } = await must(office, 'ledger show');
    const acts = (entries as { text: string }[]).map(({ text }) => JSON.parse(text).act as string);
    expect(acts.slice(-2)).toEqual(['credit.decide', 'case.revoke']);
  });

  test('is not taken at all where there is nothing to revoke', async () => {
    const office = await untrue(false);
    await must(office, `credit breach ${flags} --case ${NO}`);
    await refused(office, decide, 5, 'E_CASE_STEP');
    expect(await must(office, 'credit show X320400-2026-0001')).toMatchObject({
      breaches: [{ state: 'suspected' }],
    });
    await must(office, `credit breach ${flags}`);
    await refused(office, decide.replace('0001', '0002'), 5, 'E_CREDIT_REVOKE_NO_CASE');
  });
});

describe('an exemption from checking', () => {
  test('has a reason and no outcome; the case is no longer due', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    await must(office, `case sign ${NO}`);
    await must(office, `case decide ${NO} --grant`);
    const exempt = `check record ${NO} --method exempt`;
    await refused(office, exempt, 2, 'E_CHECK_EXEMPT');
    await refused(office, `${exempt} --outcome true --detail 理由`, 2, 'E_CHECK_EXEMPT');
    expect(await must(office, `${exempt} --detail 申请人已死亡`)).toMatchObject({
      outcome: null,
      suspicion: false,
    });
    expect(await must(office, 'check due --on 2026-12-31')).toMatchObject({ total: 0 });
    expect(await must(office, `case show ${NO}`)).toMatchObject({
      check_coverage: 'exempt',
      check_due: null,
    });
    expect(await must(office, 'check list')).toMatchObject({
      checks: [{ method: 'exempt', outcome: null, detail: '申请人已死亡' }],
    });
  });

  test('is listed with its reason: of a person, or of the item list with its basis', async () => {
    const office = await makeCaseOffice();
    for (const item of ['RS-001', 'RS-006']) await must(office, record(item));
    const other = '320400-2026-000002';
    for (const no of [NO, other]) {
      await must(office, `case sign ${no}`);
      await must(office, `case decide ${no} --grant`);
    }
    await must(office, `check record ${NO} --method exempt --detail 同一事实已核查`);
    expect(await must(office, 'check list --exempt')).toMatchObject({
      exempt: [
        { case_no: NO, by: 'person', reason: '同一事实已核查' },
        { case_no: other, by: 'list', reason: expect.stringContaining('国办发〔2020〕42号') },
      ],
      total: 2,
    });
  });
});
