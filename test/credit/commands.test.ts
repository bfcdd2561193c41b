import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';

const PERSON = '320402199001011239';
const FIRM = '91230500MA1B3N1N2M';

const report = (office: Office, more: readonly string[] = [], subject = PERSON) =>
  office.run([
    'credit',
    'breach',
    ...['--subject', subject, '--kind', 'false_promise', '--seriousness', 'general', '--facts', '承诺不实'],
    ...['--format', 'json'],
    ...more,
  ]);

const newcomer = ['--name', '王建国', '--type', 'person'];

/** A breach decided on that day, the defence heard. */
async function decided(office: Office, day: string, more: readonly string[] = []): Promise<string> {
  const { breach } = (await report(office, [...newcomer, ...more])).json() as { breach: string };
  await office.run(`credit notify ${breach} --at ${day}`);
  const decision = await office.run(`credit decide ${breach} --document 决1 --at ${day} --defence heard`);
  expect(decision.err).toBe('');
  return breach;
}

describe('credit', () => {
  test('prints the documents of the contract', async () => {
    const office = await makeOffice({ region: '330702' });
    const reported = await report(office, newcomer);
    expect(reported.json()).toEqual({ breach: 'X330702-2026-0001' });
    const again = await report(office);
    expect(again.json()).toEqual({ breach: 'X330702-2026-0002' });
    await office.run('credit notify X330702-2026-0001 --at 2026-03-24');
    const decision = await office.run(
      'credit decide X330702-2026-0001 --document 决1 --at 2026-04-01 --format json --lang en',
    );
    const expected = {
      earliest_repair: '2026-07-01',
      publicity_until: '2027-04-01',
      bars: [
        {
          from: '2026-04-01',
          until: null,
          until_repaired: true,
          scope: 'all',
          basis: expect.stringContaining('notice 42 of 2020'),
        },
      ],
    };
    expect(decision.code).toBe(0);
    expect(decision.json()).toMatchObject({ breach: 'X330702-2026-0001', state: 'decided', ...expected });
    for (const id of ['X330702-2026-0001', PERSON]) {
      expect((await office.run(`credit show ${id} --format json --lang en`)).json()).toMatchObject(expected);
    }
    expect((await office.run('credit list --state decided --format json')).json()).toMatchObject({
      breaches: [{ breach: 'X330702-2026-0001' }],
      total: 1,
    });
  });

  test('the gate has the keys of the contract, prints them with exit 5, and opens with the repair', async () => {
    const office = await makeOffice();
    const gate = (on: string) => office.run(`credit gate ${PERSON} --on ${on} --format json`);
    const breach = await decided(office, '2026-04-01');
    const keys = [
      'allowed',
      'reason',
      'basis',
      'until',
      'until_repaired',
      'earliest_repair',
      'grade',
      'pace',
      'check',
    ];
    const closed = await gate('2026-04-01');
    expect(closed.code).toBe(5);
    expect(closed.json()).toMatchObject({
      allowed: false,
      until: null,
      until_repaired: true,
      earliest_repair: '2026-07-01',
    });
    expect(Object.keys(closed.json() as object)).toEqual(expect.arrayContaining(keys));
    expect((await gate('2026-03-31')).code).toBe(0);
    expect((await office.run(`credit repair ${breach} --at 2026-07-01`)).code).toBe(0);
    expect((await gate('2026-07-01')).json()).toMatchObject({
      allowed: true,
      until: null,
      earliest_repair: null,
    });
    // What was barred then stays barred in hindsight.
    expect((await gate('2026-06-30')).code).toBe(5);
  });

  test('an older decision repaired after the change of rules says which rules it took', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-03-20', ['--seriousness', 'minor']);
    expect((await office.run(`credit repair ${breach} --at 2026-03-31`)).err).toContain('2026-06-20');
    expect((await office.run(`credit repair ${breach} --at 2026-04-02`)).code).toBe(0);
    expect((await office.run(`credit show ${breach} --format json`)).json()).toMatchObject({
      breaches: [
        {
          regime: 'trial-2023',
          earliest_repair: '2026-06-20',
          publicity_until: '2029-03-20',
          repair_rules: {
            regime: 'measures-2026',
            earliest_repair: '2026-03-20',
            choice: 'better_for_subject',
          },
        },
      ],
    });
    expect((await office.run(`credit show ${breach}`)).out).toContain('measures-2026');
  });

  test('another authority’s decision is not repaired here', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01', ['--authority', '江陵市市场监督管理局']);
    const refused = await office.run(`credit repair ${breach} --at 2026-08-01 --lang en`);
    expect(refused.code).toBe(5);
    expect(refused.err).toContain('E_CREDIT_REPAIR_AUTHORITY');
    expect(refused.err).toContain('江陵市市场监督管理局');
  });

  test('a refused step leaves nothing behind: no state, no entry', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01');
    const before = (await office.run('ledger show --format json')).json();
    expect((await office.run(`credit repair ${breach} --at 2026-05-01`)).code).toBe(5);
    expect((await office.run(`credit decide ${breach} --document 决2 --defence heard`)).code).toBe(5);
    expect((await report(office, ['--case', 'NONE'])).code).toBe(6);
    expect((await office.run('ledger show --format json')).json()).toEqual(before);
    expect((await office.run('ledger verify')).code).toBe(0);
  });

  test('the ledger and the screen hold no name and no number of a person; a firm is public', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01', ['--facts', '王建国承诺不实']);
    await office.run(`credit repair ${breach} --at 2026-07-01`);
    const ledger = (await office.run('ledger show --format json')).out;
    for (const secret of [PERSON, '王建国']) {
      expect(ledger).not.toContain(secret);
      expect((await office.run('credit list --format csv')).out).not.toContain(secret);
    }
    expect((await office.run(`credit show ${PERSON}`)).out).toContain('3204**********1239');
    await report(office, ['--name', '常澄市晨光食品有限公司', '--type', 'organization'], FIRM);
    expect((await office.run(`credit show ${FIRM}`)).out).toContain('常澄市晨光食品有限公司');
  });

  test('the two-person rule holds where policy asks for it', async () => {
    const office = await makeOffice();
    mkdirSync(office.path('policy'), { recursive: true });
    writeFileSync(
      office.path('policy', 'credit.yaml'),
      [
        'two_person_rule:',
        '  - effective_from: 2020-11-09',
        '    effective_to: null',
        '    basis: { zh: 本局规定, en: rule of this office }',
        '    source: design',
        '    value: true',
        '',
      ].join('\n'),
    );
    const { breach } = (await report(office, newcomer)).json() as { breach: string };
    const decide = `credit decide ${breach} --document 决1 --defence waived`;
    expect((await office.run(decide)).err).toContain('E_CREDIT_TWO_PERSONS');
    expect((await office.run(`${decide} --actor 李审核`)).code).toBe(0);
  });

  test('wrong words are wrong usage, and are told what is right', async () => {
    const office = await makeOffice();
    const wrong = await report(office, [...newcomer, '--kind', 'lie']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('false_promise, broken_promise, refusal');
    expect((await office.run('credit gate 320402199001011231')).code).toBe(3);
    expect((await office.run('credit notify X320400-2026-0001 --at 2026-02-30')).code).toBe(2);
  });

  test('persons are revealed only with a reason, which the ledger keeps', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01');
    expect((await office.run(`credit show ${breach}`)).out).not.toContain('王建国');
    for (const line of [`credit show ${breach}`, `credit show ${PERSON}`, 'credit list']) {
      const revealed = await office.run(`${line} --reveal 当事人查询`);
      expect(revealed.out).toContain('王建国');
      expect(revealed.out).toContain(PERSON);
    }
    const { total } = (await office.run('ledger show --act data.reveal --format json')).json() as {
      total: number;
    };
    expect(total).toBe(3);
  });
});

const ITEMS = `事项编码,事项名称,类别,事项类型,证明名称,实施主体,行使层级,领域,办理方式,设定依据,核查方式,生效日期
CN-JY-001,教师资格认定,证明事项,行政确认,无犯罪记录证明,常澄市教育局,市级,教育,告知承诺,《教师资格条例》第十五条,在线核查,2026-01-01
`;

describe('a breach that hangs on a case', () => {
  const officeWithCase = async (): Promise<{ office: Office; caseNo: string }> => {
    const office = await makeOffice();
    writeFileSync(office.path('items.csv'), ITEMS);
    await office.run('item import items.csv --batch 一');
    await office.run('item publish 一');
    const recorded = await record(office);
    expect(recorded.err).toBe('');
    return { office, caseNo: (recorded.json() as { case_no: string }).case_no };
  };

  const record = (office: Office) =>
    office.run(
      `case record --item CN-JY-001 --name 王建国 --type person --id-number ${PERSON} --channel window --format json`,
    );

  test('knows its subject from the case, takes its authority, and bars the next case by commitment', async () => {
    const { office, caseNo } = await officeWithCase();
    await office.run(`case sign ${caseNo}`);
    await office.run(`case decide ${caseNo} --grant`);
    expect((await office.run(`check record ${caseNo} --outcome untrue --method online`)).code).toBe(0);
    const { breach } = (await report(office, ['--case', caseNo])).json() as { breach: string };
    expect((await office.run(`credit show ${breach} --format json`)).json()).toMatchObject({
      breaches: [{ case_no: caseNo, authority: '常澄市教育局', deciding_authority: '常澄市行政审批局' }],
    });
    await office.run(`credit decide ${breach} --document 决1 --defence waived`);
    expect((await office.run(`credit gate ${PERSON} --item CN-JY-001`)).code).toBe(5);
    expect((await record(office)).code).toBe(5);
  });

  test('never comes from a withdrawn case, an unverifiable check, or the case of somebody else', async () => {
    const { office, caseNo } = await officeWithCase();
    const refused = async (subject: string, more: readonly string[] = []) => {
      const outcome = await report(office, ['--case', caseNo, ...more], subject);
      expect(outcome.code).toBe(5);
      return outcome.err;
    };
    expect(await refused(FIRM, ['--name', '晨光公司', '--type', 'organization'])).toContain(
      'E_CREDIT_CASE_SUBJECT',
    );
    // Refused as a whole: the firm was not made a subject either.
    expect((await office.run(`credit show ${FIRM}`)).code).toBe(6);
    await office.run(`case withdraw ${caseNo}`);
    expect(await refused(PERSON)).toContain('E_CREDIT_CASE_WITHDRAWN');
    const second = await officeWithCase();
    await second.office.run(`case sign ${second.caseNo}`);
    await second.office.run(`case decide ${second.caseNo} --grant`);
    await second.office.run(`check record ${second.caseNo} --outcome unverifiable --method online`);
    const unverifiable = await report(second.office, ['--case', second.caseNo]);
    expect(unverifiable.code).toBe(5);
    expect(unverifiable.err).toContain('E_CREDIT_CASE_UNVERIFIABLE');
  });
});
