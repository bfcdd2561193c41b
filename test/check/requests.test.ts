import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIRM, makeCaseOffice, must, record, refused, WANG } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';

const NO = '320400-2026-000001';
const Q1 = 'XC320400-2026-0001';
const Q2 = 'XC320400-2026-0002';

/** An office with one open department verification. */
async function verification(): Promise<Office> {
  const office = await makeCaseOffice();
  await must(office, record('GA-003'));
  return office;
}

describe('a request to another authority', () => {
  test('is numbered, has its clock, and enables the grant when the reply is true', async () => {
    const office = await verification();
    expect(await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_EVIDENCE')).toContain(
      `chengnuo check request ${NO}`,
    );
    expect(await must(office, `check request ${NO}`)).toMatchObject({
      request_no: Q1,
      requests: [
        {
          request_no: Q1,
          case_no: NO,
          authority_name: '常澄市公安局',
          ask: '请核实无犯罪记录证明的有关情况',
          requested_on: '2026-09-16',
          due: '2026-09-22',
        },
      ],
      files: [],
    });
    const waiting = await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_EVIDENCE');
    expect(waiting).toContain(`chengnuo check reply ${Q1}`);
    const replied = await must(office, `check reply ${Q1} --result true --detail 经查属实`, {
      now: '2026-09-18T10:00',
    });
    expect(replied).toMatchObject({
      request_no: Q1,
      case_no: NO,
      result: 'true',
      replied_on: '2026-09-18',
      reply_days: 2,
      in_time: true,
      to_judge: false,
    });
    expect(await must(office, `case decide ${NO} --grant`)).toMatchObject({ state: 'granted' });
    expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
  });

  test('its papers are printed once more byte for byte, long after; nothing is sent anew', async () => {
    const office = await verification();
    await must(office, record('GA-003'));
    const { files } = (await must(office, `check request ${NO} 320400-2026-000002 --out sent`)) as {
      files: string[];
    };
    const again = (await must(office, `check request --again ${Q2} --out again`, {
      now: '2026-10-20T10:00',
    })) as { files: string[] };
    expect(again).toMatchObject({ request_nos: [Q1, Q2] });
    expect(again.files.map((file) => readFileSync(file))).toEqual(files.map((file) => readFileSync(file)));
    expect(await must(office, 'check list --requests')).toMatchObject({ total: 2 });
    await refused(office, `check request --again ${Q1}`, 2, 'E_USAGE_OPTION');
    await refused(office, `check request ${NO} --again ${Q1} --out x`, 2, 'E_USAGE_OPTION');
    await refused(office, 'check request --again XC320400-2026-0009 --out x', 6, 'E_CHECK_REQUEST_UNKNOWN');
    await must(office, `check cancel ${Q1} --reason 发错部门`);
    await refused(office, `check request --again ${Q1} --out x`, 5, 'E_CHECK_REQUEST_CLOSED');
    expect(await must(office, `check request --again ${Q2} --out x`)).toMatchObject({ request_nos: [Q2] });
  });

  test('stands with its case, with what else was done to verify it', async () => {
    const office = await verification();
    await must(office, `check request ${NO}`);
    await must(office, `check reply ${Q1} --result true --detail 经查属实`);
    expect(await must(office, `case show ${NO}`)).toMatchObject({
      comparisons: [],
      requests: [{ request_no: Q1, authority_name: '常澄市公安局', result: 'true', detail: '经查属实' }],
      checks: [{ method: 'assist', outcome: 'true' }],
      rectifications: [],
    });
    const shown = await office.run(['case', 'show', NO, '--format', 'table']);
    expect(shown.out).toMatch(/核验经过[\s\S]*XC320400-2026-0001 常澄市公安局[\s\S]*属实/);
  });

  test('an untrue reply refuses the grant, whatever ground is stated, until that authority corrects it', async () => {
    const office = await verification();
    await must(office, `check request ${NO}`);
    await must(office, `check reply ${Q1} --result untrue`);
    const grant = `case decide ${NO} --grant`;
    expect(await refused(office, grant, 5, 'E_CASE_UNTRUE')).toContain(`--refuse`);
    expect(await refused(office, `${grant} --evidence 电话核实`, 5, 'E_CASE_UNTRUE')).toContain(Q1);
    await must(office, `check request ${NO}`);
    await must(office, `check reply ${Q2} --result true`);
    expect(await must(office, grant)).toMatchObject({ state: 'granted' });
  });

  test('what cannot be verified is not untrue: another ground may carry the grant', async () => {
    const office = await verification();
    await must(office, `check request ${NO}`);
    await must(office, `check reply ${Q1} --result unverifiable --detail 档案不全`);
    const err = await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_EVIDENCE');
    expect(err).toContain('无法核实');
    expect(await must(office, `case decide ${NO} --grant --evidence 户籍底册`)).toMatchObject({
      state: 'granted',
    });
  });

  test('of several authorities each must bear the case out', async () => {
    const office = await verification();
    await must(office, `check request ${NO}`);
    await must(office, `check request ${NO} --to 常澄市司法局 --ask 是否受过处分 --within 2wd`);
    await must(office, `check reply ${Q1} --result true`);
    expect(await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_EVIDENCE')).toContain(
      '常澄市司法局',
    );
    await must(office, `check cancel ${Q2} --reason 发错部门`);
    expect(await must(office, `case decide ${NO} --grant`)).toMatchObject({ state: 'granted' });
  });

  test('of a promise: true is its check, everything else is for a person to judge', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    await refused(office, `check request ${NO}`, 5, 'E_CHECK_NO_PROMISE');
    await must(office, `case sign ${NO}`);
    await must(office, `case decide ${NO} --grant`);
    await must(office, `check request ${NO} --to 常澄市税务局`);
    const untrue = await office.run(`check reply ${Q1} --result untrue`);
    expect(untrue.out).toContain('check record');
    expect(await must(office, 'check list')).toMatchObject({ total: 0 });
    expect(await must(office, 'credit list')).toMatchObject({ total: 0 });
    const judge = 'check list --requests --to-judge';
    expect(await must(office, judge)).toMatchObject({
      requests: [{ request_no: Q1, to_judge: true }],
      total: 1,
    });
    expect((await office.run('check list --suspicions')).err).toContain(judge);
    expect(await must(office, 'check due --on 2026-11-16')).toMatchObject({ total: 1 });
    await must(office, `check request ${NO} --to 常澄市税务局`);
    expect(await must(office, `check reply ${Q2} --result true`)).toMatchObject({ to_judge: false });
    expect(await must(office, 'check list')).toMatchObject({
      checks: [{ outcome: 'true', method: 'assist' }],
    });
    expect(await must(office, 'check due --on 2026-11-16')).toMatchObject({ total: 0 });
    expect(await must(office, judge)).toMatchObject({ total: 0 });
  });

  test('numbers start anew each year', async () => {
    const office = await verification();
    await must(office, `check request ${NO}`, { now: '2026-12-31T09:00' });
    expect(await must(office, `check request ${NO} --to 甲局`, { now: '2027-01-04T09:00' })).toMatchObject({
      request_no: 'XC320400-2027-0001',
      requests: [{ provisional: true }],
    });
  });
});

describe('what is refused', () => {
  test('a reply to an unknown or closed request, a second question, a reply before the question', async () => {
    const office = await verification();
    await refused(office, `check reply ${Q1} --result true`, 6, 'E_CHECK_REQUEST_UNKNOWN');
    await must(office, `check request ${NO}`);
    expect(await refused(office, `check request ${NO}`, 5, 'E_CHECK_REQUEST_OPEN')).toContain(Q1);
    await refused(office, `check reply ${Q1} --result true --at 2026-09-15`, 5, 'E_CHECK_REPLY_TIME');
    await refused(office, `check reply ${Q1} --result maybe`, 2, 'E_USAGE_VALUE');
    await refused(office, `check reply ${Q1}`, 2, 'E_USAGE_ANSWER_MISSING');
    await must(office, `check reply ${Q1} --result true`);
    expect(await refused(office, `check reply ${Q1} --result untrue`, 5, 'E_CHECK_REQUEST_CLOSED')).toContain(
      '已答复',
    );
    await refused(office, `check cancel ${Q1} --reason 无`, 5, 'E_CHECK_REQUEST_CLOSED');
    await refused(office, 'check request', 2, 'E_CHECK_REQUEST_WHICH');
    await refused(office, 'check reply', 2, 'E_CHECK_REPLY_WHICH');
    await refused(office, 'check request X', 6, 'E_CASE_UNKNOWN');
    await refused(office, 'check request --item X', 6, 'E_ITEM_UNKNOWN');
    await refused(office, `check request ${NO} --at 2026-09-15`, 5, 'E_CHECK_TIME_ORDER');
    await refused(office, `check request ${NO} --at 2026-09-17`, 5, 'E_DAY_FUTURE');
    await refused(office, `check request ${NO} --within bald`, 2, 'E_USAGE_VALUE');
  });

  test('of many cases one refusal refuses all', async () => {
    const office = await verification();
    await must(office, record('GA-003'));
    await refused(office, `check request ${NO} 320400-2026-000009`, 6, 'E_CASE_UNKNOWN');
    expect(await must(office, 'check list --requests')).toMatchObject({ total: 0 });
  });
});

describe('lists of requests', () => {
  test('show what is overdue, and how long a reply takes on average', async () => {
    const office = await makeCaseOffice();
    for (let i = 0; i < 4; i++) await must(office, record('GA-003', '--received-at 2026-08-31'));
    await must(office, `check request ${NO} 320400-2026-000002 --at 2026-09-01`);
    await must(office, 'check request 320400-2026-000003 --to 常澄市民政局 --within 1wd --at 2026-09-07');
    await must(office, 'check request 320400-2026-000004 --within 2h');
    await must(office, `check reply ${Q1} --result true --at 2026-09-03T10:00`);
    await must(office, 'check reply XC320400-2026-0003 --result true --at 2026-09-10T10:00');
    expect(await must(office, 'check list --requests')).toMatchObject({
      ...{ total: 4, replied: 2, in_time: 1, open: 2, overdue: 1, average_reply_days: 2.5 },
      by_authority: [
        { authority_name: '常澄市公安局', sent: 3, replied: 1, overdue: 1, average_reply_days: 2 },
        { authority_name: '常澄市民政局', sent: 1, replied: 1, in_time: 0, average_reply_days: 3 },
      ],
    });
    const late = { requests: [{ request_no: Q2, state: 'overdue', due: '2026-09-08' }], total: 1 };
    expect(await must(office, 'check list --requests --overdue')).toMatchObject(late);
    expect(await must(office, 'check list --open')).toMatchObject({ total: 2 });
    expect(await must(office, 'check due')).toMatchObject({
      checks: [],
      requests: [
        { request_no: Q2, overdue: true },
        { due: '2026-09-16T11:30:00+08:00', overdue: false },
      ],
    });
    expect(await must(office, 'check due', { now: '2026-09-16T11:31' })).toMatchObject({
      requests: [{ overdue: true }, { overdue: true }],
    });
    expect(await must(office, 'status')).toMatchObject({ requests_overdue: 1, requests_due: 1 });
    // Nobody waits for a reply about a case that has ended.
    await must(office, 'case withdraw 320400-2026-000002');
    expect(await must(office, 'check list --requests --overdue')).toMatchObject({ total: 0 });
    expect(await must(office, 'check list --requests')).toMatchObject({ overdue: 0, open: 1 });
    const table = (await office.run('check list --requests --lang en')).out;
    expect(table).toContain('lapsed');
    expect(table).toContain('Average time of a reply: 2.50 working days (2 replied, 1 in time)');
    expect((await office.run('check list --requests --format csv')).out).toMatch(/^request_no,case_no,/);
  });
});

describe('letter and reply sheet', () => {
  test('go to the authority; the sheet comes back, and its replies are taken once', async () => {
    const office = await verification();
    await must(office, record('GA-003'));
    await must(
      office,
      `case record --item GA-003 --name 常澄=1+1有限公司 --type organization --id-number ${FIRM} --channel window`,
    );
    const sent = (await must(office, 'check request --item GA-003 --out out')) as {
      files: string[];
      total: number;
    };
    expect(sent.total).toBe(3);
    expect(readdirSync(office.path('out')).sort()).toEqual([`${Q1}.csv`, `${Q1}.pdf`]);
    const [letter = '', sheet = ''] = sent.files;
    expect(statSync(letter).mode & 0o777).toBe(0o600);
    const text = readPdf(readFileSync(letter)).text.replace(/\s/g, '');
    for (const part of [
      '常澄市公安局：',
      `协查编号：${Q1}至XC320400-2026-0003`,
      WANG,
      '2026年9月22日前（5个工作日内）',
      '协查答复表',
    ])
      expect(text).toContain(part);
    const csv = readFileSync(sheet, 'utf8');
    expect(csv).toContain('协查编号,结果,说明,办件编号');
    const filled = csv
      .replace(`${Q1},,`, `${Q1},属实,`)
      .replace(`${Q2},,`, `${Q2},不属实,查无此人`)
      .replace('XC320400-2026-0003,,', 'XC320400-2026-0003,无法核实,');
    writeFileSync(office.path('back.csv'), filled);
    const dry = await must(office, 'check reply --import back.csv --dry-run');
    expect(dry).toMatchObject({ read: 3, added: 3, written: false });
    expect(await must(office, 'check reply --import back.csv', { now: '2026-09-25T09:00' })).toMatchObject({
      ...{ read: 3, added: 3, unchanged: 0, rejected: 0, written: true },
      results: { true: 1, untrue: 1, unverifiable: 1 },
      to_judge: 0,
    });
    expect(await must(office, 'check reply --import back.csv')).toMatchObject({
      unchanged: 3,
      written: false,
    });
    expect((await office.run(`case decide ${NO} --grant`)).code).toBe(0);
    expect((await office.run('case decide 320400-2026-000002 --grant')).err).toContain('E_CASE_UNTRUE');
    expect(await must(office, 'check request --item GA-003')).toMatchObject({ total: 0 });
    const ledger = (await office.run('ledger show --format json')).out;
    for (const secret of [WANG, '查无此人', '王小明']) expect(ledger).not.toContain(secret);
  });

  test('the import names every bad row at once: unknown, closed, empty', async () => {
    const office = await verification();
    await must(office, record('GA-003'));
    await must(office, `check request ${NO} 320400-2026-000002`);
    await must(office, `check reply ${Q1} --result true`);
    writeFileSync(
      office.path('r.csv'),
      `request_no,result,detail\n${Q1},untrue,\n${Q2},true,\nXC1,true,\nXC2,,\n${Q2},untrue,\n`,
    );
    const outcome = await office.run('check reply --import r.csv --format json --rejects bad.csv');
    expect(outcome.code).toBe(3);
    expect(outcome.json()).toMatchObject({ read: 5, added: 1, rejected: 4, written: false });
    const { problems } = outcome.json() as { problems: { line: number; code: string }[] };
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 request-closed',
      '4 foreign-key',
      '5 missing-cell',
      '6 unique-error',
    ]);
    const partly = await office.run('check reply --import r.csv --format json --skip-invalid');
    expect(partly.json()).toMatchObject({ added: 1, written: true });
  });
});
