import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIRM, LI, makeCaseOffice, must, record, WANG } from './support.ts';

describe('case record', () => {
  test('gives notice, numbers the letter and counts the deadline', async () => {
    const office = await makeCaseOffice();
    const made = await must(office, record('RS-001'));
    expect(made).toMatchObject({
      case_no: '320400-2026-000001',
      state: 'notified',
      mode: 'commitment',
      letter_no: '承诺〔2026〕1号',
      commitment_code: '32040020260916000001',
      // 2026-09-20 is a Sunday worked for the October holiday.
      deadline: '2026-09-22',
      check_due: null,
    });
    const next = await must(office, record('RS-001', '--channel online'));
    expect(next).toMatchObject({
      letter_no: '承诺〔2026〕2号',
      commitment_code: '32040020260916000002',
      deadline: '2026-09-16T17:30:00+08:00',
    });
  });

  test.each([
    ['RS-001', '--ordinary', 'ordinary'],
    ['MZ-002', '', 'data_query'],
    ['GA-003', '', 'dept_verify'],
  ])('records %s %s in the mode %s, without a letter', async (item, flag, mode) => {
    const office = await makeCaseOffice();
    expect(await must(office, record(item, flag))).toMatchObject({
      state: 'recorded',
      mode,
      letter_no: null,
      commitment_code: null,
    });
  });

  test.each([
    ['an unknown item', record('XX-1'), 6, 'E_ITEM_UNKNOWN'],
    ['a draft', record('RS-009'), 5, 'E_ITEM_NOT_IN_FORCE'],
    ['an item not yet in force', record('RS-001', '--received-at 2025-12-31'), 5, 'E_ITEM_NOT_IN_FORCE'],
    ['a cancelled certificate', record('GA-004'), 5, 'E_CASE_CERTIFICATE_CANCELLED'],
    ['a wrong check digit', record('RS-001').replace(WANG, '320402199001011238'), 3, 'E_CASE_IDENTITY'],
    ['an impossible birth date', record('RS-001').replace(WANG, '320402199002301239'), 3, 'E_CASE_IDENTITY'],
    [
      'an ID that is no credit code',
      record('RS-001').replace('person', 'organization'),
      3,
      'E_CASE_IDENTITY',
    ],
    [
      'an agent where the promise is personal',
      record('RS-005', `--agent-name 李四 --agent-id-number ${LI}`),
      5,
      'E_CASE_AGENT_NOT_ALLOWED',
    ],
    [
      'a material that may not follow',
      record('RS-001', '--deferred 身份证'),
      5,
      'E_CASE_MATERIAL_NOT_DEFERRABLE',
    ],
    [
      'a missing answer',
      'case record --item RS-001 --type person --channel window',
      2,
      'E_USAGE_ANSWER_MISSING',
    ],
  ])('refuses %s in both languages and writes nothing', async (_what, command, code, error) => {
    const office = await makeCaseOffice();
    for (const lang of ['zh', 'en']) {
      const outcome = await office.run(`${command} --lang ${lang}`);
      expect(outcome.err).toContain(`error[${error}]`);
      expect(outcome.code).toBe(code);
      expect(outcome.err).not.toContain(WANG);
    }
    expect(await must(office, 'case list')).toEqual({ cases: [], total: 0 });
  });

  test('says that a cancelled item needs no certificate', async () => {
    const office = await makeCaseOffice();
    expect((await office.run(record('GA-004', '--lang en'))).err).toContain('no certificate is needed');
  });

  test('names the flag of a missing answer', async () => {
    const office = await makeCaseOffice();
    const outcome = await office.run(
      'case record --item RS-001 --type person --name 王小明 --channel window',
    );
    expect(outcome.err).toContain('--id-number');
  });

  test('bars whom the gate bars, says why and until when, and offers the ordinary procedure', async () => {
    const office = await makeCaseOffice();
    const breach = `--kind false_promise --seriousness general --facts 虚假承诺`;
    const opened = await must(
      office,
      `credit breach --subject ${WANG} --name 王小明 --type person ${breach}`,
    );
    await must(office, `credit notify ${String(opened['breach'])} --at 2026-09-01`);
    await must(
      office,
      `credit decide ${String(opened['breach'])} --document 决1 --at 2026-09-15 --defence heard`,
    );
    const zh = await office.run(record('RS-001'));
    expect(zh.code).toBe(5);
    expect(zh.err).toContain('error[E_CASE_BARRED]');
    expect(zh.err).toContain('信用修复');
    expect(zh.err).toContain('依据');
    expect(zh.err).toContain('--ordinary');
    const en = await office.run(record('RS-001', '--lang en'));
    expect(en.err).toContain('when the credit is repaired (possible from 2026-12-15)');
    const ordinary = await must(office, record('RS-001', '--ordinary'));
    expect(ordinary).toMatchObject({ mode: 'ordinary', state: 'recorded', gate: { allowed: false } });
    const agent = `--agent-name 王小明 --agent-id-number ${WANG}`;
    const byAgent = await office.run(
      `case record --item RS-001 --name 李四 --type person --id-number ${LI} --channel window ${agent}`,
    );
    expect(byAgent.code).toBe(5);
    expect(byAgent.err).toContain('代理人不能以告知承诺方式办理');
  });

  test('masks persons, names organizations, and reveals only with a reason that the ledger keeps', async () => {
    const office = await makeCaseOffice();
    const made = await must(
      office,
      record('RS-001', '--phone 13812345678 --address 江苏省常澄市天宁区某路1号'),
    );
    const caseNo = String(made['case_no']);
    const shown = await office.run(`case show ${caseNo} --format json`);
    expect(shown.json()).toMatchObject({
      applicant_name: '王**',
      id_number: '3204**********1239',
      phone: '138****5678',
    });
    const revealed = await office.run(`case show ${caseNo} --reveal 投诉复核 --format json`);
    expect(revealed.json()).toMatchObject({ applicant_name: '王小明', id_number: WANG });
    const silent = await office.run(['case', 'show', caseNo, '--reveal', ' ']);
    expect(silent).toMatchObject({ code: 2, out: '' });
    expect(silent.err).toContain('--reveal');
    const ledger = await office.run('ledger show --format json');
    expect(ledger.out).toContain('投诉复核');
    for (const personal of [WANG, '王小明', '13812345678']) expect(ledger.out).not.toContain(personal);
    await must(
      office,
      `case record --item RS-005 --name 常澄市某公司 --type organization --id-number ${FIRM} --channel window`,
    );
    expect((await office.run('case list --item RS-005')).out).toContain('常澄市某公司');
    expect(await must(office, `case list --id-number ${WANG}`)).toMatchObject({ total: 1 });
  });

  test('uses up the serials of its range and says so', async () => {
    const office = await makeCaseOffice();
    const file = office.path('chengnuo.yaml');
    const config = readFileSync(file, 'utf8').replace(/^letters:\n(?: .*\n|\n)*/m, '');
    writeFileSync(file, `${config}\nletters:\n  serial_from: 7\n  serial_to: 7\n`);
    expect(await must(office, record('RS-001'))).toMatchObject({ commitment_code: '32040020260916000007' });
    const second = await office.run(record('RS-001'));
    expect(second.code).toBe(1);
    expect(second.err).toContain('E_CASE_SERIAL');
    expect(await must(office, 'case list')).toMatchObject({ total: 1 });
  });
});

test('as CSV the recorded case is one line, and what was done is never followed by a refusal of the format', async () => {
  const office = await makeCaseOffice();
  const done = await office.run(record('RS-001', '--format csv'));
  expect([done.code, done.err]).toEqual([0, '']);
  const [columns, line, ...more] = done.out.trimEnd().split('\n');
  expect(columns).toMatch(/^case_no,state,mode,letter_no,commitment_code,deadline,check_due,/);
  expect(line).toMatch(/^320400-2026-000001,notified,commitment,承诺〔2026〕1号,/);
  expect(more).toEqual([]);
});
