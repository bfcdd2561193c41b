import { describe, expect, test } from 'vitest';
import { makeCaseOffice, must, record, refused, WANG } from '../case/support.ts';
import { makeOffice } from '../support/office.ts';
import { askedGate, decided, done, PERSON, reported, setRule, shown } from './support.ts';

const UNTIL_REPAIRED = '{ until_repaired: true, term: null, scope: all }';
/** General false promises are barred as told; all else until repaired. */
const barsOf = (general: string): string => {
  const rest = `{ minor: none, general: ${UNTIL_REPAIRED}, serious: ${UNTIL_REPAIRED} }`;
  const own = `{ minor: none, general: ${general}, serious: ${UNTIL_REPAIRED} }`;
  return `{ false_promise: ${own}, broken_promise: ${rest}, refusal: ${rest} }`;
};

describe('a lift', () => {
  test('of a breach frees the gate at once, from that day on, and ends publicity; it was a breach all the same', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    const lift = `credit lift ${breach} --reason 法院判决 --document （2026）苏04行终12号`;
    expect(await done(office, lift)).toMatchObject({
      state: 'lifted',
      lifted_on: '2026-09-16',
      bars_lifted: [`${breach}-1`],
      publicity_ended: true,
    });
    expect((await askedGate(office)).code).toBe(0);
    expect((await askedGate(office, PERSON, '--on 2026-09-15')).code).toBe(5);
    expect(await shown(office, breach)).toMatchObject({
      state: 'lifted',
      publicity_ended_on: '2026-09-16',
      bars: [{ lifted_on: '2026-09-16', lift_document: '（2026）苏04行终12号' }],
    });
    expect(await done(office, 'report monthly --month 2026-09')).toMatchObject({
      indicators: { breaches: { value: 1 }, bars_in_force: { value: 0 } },
    });
    await refused(office, lift, 5, 'E_CREDIT_STATE');
  });

  test('of a single bar leaves the breach and its publicity', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    const bar = `${breach}-1`;
    await refused(office, `credit lift ${breach}-2 --reason 误 --document 1`, 6, 'E_CREDIT_BAR_UNKNOWN');
    await done(office, `credit lift ${bar} --reason 原机关决定 --document 解1`);
    expect((await askedGate(office)).code).toBe(0);
    expect(await shown(office, breach)).toMatchObject({ state: 'decided', publicity_ended_on: null });
    await refused(office, `credit lift ${bar} --reason 再次 --document 解2`, 5, 'E_CREDIT_LIFT_NOTHING');
  });

  test('needs its reason and document, a decided breach, and a day not before the decision', async () => {
    const office = await makeOffice();
    const suspected = await reported(office);
    await refused(office, `credit lift ${suspected} --reason 误 --document 1`, 5, 'E_CREDIT_STATE');
    const breach = await decided(office, '2026-09-01');
    await refused(office, `credit lift ${breach} --reason 误`, 2, 'E_USAGE_ANSWER_MISSING');
    await refused(
      office,
      `credit lift ${breach} --reason 误 --document 1 --at 2026-08-31`,
      5,
      'E_CREDIT_DATE',
    );
  });

  test('ends a term that repair would not shorten', async () => {
    const office = await makeOffice();
    setRule(office, 'credit', 'bars', barsOf('{ until_repaired: false, term: 1y, scope: all }'));
    const breach = await decided(office, '2026-03-02');
    await done(office, `credit repair ${breach} --at 2026-09-01`);
    expect(await askedGate(office)).toMatchObject({ code: 5, until: '2027-03-02', until_repaired: false });
    expect((await askedGate(office, PERSON, '--on 2027-03-03')).code).toBe(0);
    expect(await done(office, `credit lift ${breach} --reason 法院判决 --document 1`)).toMatchObject({
      state: 'repaired',
    });
    expect((await askedGate(office)).code).toBe(0);
  });
});

describe('a dismissal', () => {
  test('excuses a light first fault that was put right, and only that; all that is missing is told at once', async () => {
    const office = await makeOffice();
    const first = await reported(office, { seriousness: 'minor' });
    const excuse = (breach: string, more = '') => `credit decide ${breach} --excuse 及时改正 ${more}`;
    await refused(office, excuse(first), 5, 'E_CREDIT_EXCUSE');
    expect(await done(office, excuse(first, '--corrected-on 2026-09-15'))).toMatchObject({
      state: 'dismissed',
      dismissed_as: 'excused',
      corrected_on: '2026-09-15',
      bars: [],
      publicity_from: null,
    });
    expect((await askedGate(office)).code).toBe(0);
    // Nobody is excused twice, nor for what is not light.
    const second = await reported(office);
    const said = await refused(office, excuse(second, '--corrected-on 2026-09-20'), 5, 'E_CREDIT_EXCUSE');
    expect(said).toContain('失信程度不属于轻微；当事人此前已有失信，不是初次；没有写明在此之前已经改正');
  });

  test('counts a first fault as far back as policy says, or excuses nobody', async () => {
    const office = await makeOffice();
    await decided(office, '2024-03-01');
    const light = await reported(office, { seriousness: 'minor' });
    const excuse = `credit decide ${light} --excuse 及时改正 --corrected-on 2026-09-15`;
    setRule(office, 'credit', 'excuse', 'none');
    expect(await refused(office, excuse, 5, 'E_CREDIT_EXCUSE')).toContain('政策不允许');
    setRule(office, 'credit', 'excuse', '{ seriousness: [minor], first_within: 2y }');
    await done(office, excuse);
  });

  test('of what is not proved is on record, without a penalty, and is not a finding', async () => {
    const office = await makeOffice();
    const breach = await reported(office);
    await done(office, `credit decide ${breach} --dismiss 证据不足`);
    expect(await shown(office, breach)).toMatchObject({ state: 'dismissed', dismissed_as: 'unfounded' });
    await refused(office, `credit decide ${breach} --document 决1 --defence heard`, 5, 'E_CREDIT_STATE');
    await refused(office, `credit object ${breach} --content 无据`, 5, 'E_CREDIT_STATE');
    const other = await reported(office);
    for (const mixed of ['--excuse 一 --dismiss 二', '--dismiss 一 --revoke'])
      await refused(office, `credit decide ${other} ${mixed}`, 2, 'E_USAGE_TOGETHER');
    const alone = '--document 决1 --corrected-on 2026-09-01';
    await refused(office, `credit decide ${other} ${alone}`, 2, 'E_USAGE_NEEDS');
  });
});

describe('a second person', () => {
  test('confirms where policy asks for two, and is neither who decides nor who reported', async () => {
    const office = await makeOffice();
    setRule(office, 'credit', 'two_person_rule', 'true');
    const breach = await reported(office, { more: '--actor 张登记' });
    const decide = `credit decide ${breach} --document 决1 --defence heard`;
    await refused(office, `${decide} --actor 张登记`, 5, 'E_CREDIT_TWO_PERSONS');
    await refused(office, `${decide} --actor 李审核 --second 李审核`, 5, 'E_CREDIT_SECOND');
    await refused(office, `${decide} --actor 李审核 --second 张登记`, 5, 'E_CREDIT_SECOND');
    await done(office, `${decide} --actor 张登记 --second 赵复核`);
    expect(await shown(office, breach)).toMatchObject({ second: '赵复核' });
  });
});

describe('a repair', () => {
  test('that breaks its promise is undone: barred again, published to the longest period, no new one before its end', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01');
    await refused(office, `credit repair ${breach} --step broken --reason 复犯`, 5, 'E_CREDIT_STATE');
    await done(office, `credit repair ${breach} --at 2026-07-01`);
    expect((await askedGate(office)).code).toBe(0);
    const early = `credit repair ${breach} --step broken --reason 复犯 --at 2026-06-30`;
    await refused(office, early, 5, 'E_CREDIT_DATE');
    expect(await done(office, `credit repair ${breach} --step broken --reason 复犯`)).toMatchObject({
      bars: 1,
      earliest_repair: '2027-04-02',
    });
    expect(await askedGate(office)).toMatchObject({ code: 5, earliest_repair: '2027-04-02' });
    // Between repair and its breach the subject was free, and stays so in hindsight.
    expect((await askedGate(office, PERSON, '--on 2026-08-01')).code).toBe(0);
    expect(await shown(office, breach)).toMatchObject({
      state: 'decided',
      publicity_from: '2026-09-16',
      publicity_until: '2027-04-01',
      publicity_ended_on: null,
      repair: { broken_on: '2026-09-16', end_reason: '复犯' },
    });
    const early2027 = await office.run(`credit repair ${breach}`, { now: '2027-04-01T09:00' });
    expect([early2027.code, early2027.err]).toEqual([5, expect.stringContaining('E_CREDIT_REPAIR_EARLY')]);
    await done(office, `credit repair ${breach}`, { now: '2027-04-02T09:00' });
    expect((await askedGate(office, PERSON, '--on 2027-04-02')).code).toBe(0);
  });

  test('publishes a broken promise even where the minor breach was not, and waits as long as policy says', async () => {
    const office = await makeOffice();
    setRule(office, 'credit', 'broken_repair', '{ repair_again: 2mo }');
    const breach = await decided(office, '2026-08-03', { seriousness: 'minor' });
    await done(office, `credit repair ${breach} --at 2026-08-10`);
    await done(office, `credit repair ${breach} --step broken --reason 复犯`);
    expect(await shown(office, breach)).toMatchObject({
      publicity_from: '2026-09-16',
      publicity_until: '2026-11-03',
      earliest_repair: '2026-11-16',
    });
  });

  test('is extended once and rejected with a reason; after a rejection another may be applied for', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01');
    const repair = `credit repair ${breach}`;
    await done(office, `${repair} --step apply --at 2026-07-01`);
    await refused(office, `${repair} --step extend --reason 复杂 --at 2026-07-02`, 5, 'E_CREDIT_REPAIR_STEP');
    await done(office, `${repair} --step accept --at 2026-07-03`);
    // Ten working days to 17 July and ten more from there.
    expect(await done(office, `${repair} --step extend --reason 复杂 --at 2026-07-06`)).toMatchObject({
      due: '2026-07-31',
    });
    await refused(
      office,
      `${repair} --step extend --reason 再 --at 2026-07-07`,
      5,
      'E_CREDIT_REPAIR_EXTENDED',
    );
    await refused(office, `${repair} --step reject --at 2026-07-08`, 2, 'E_USAGE_ANSWER_MISSING');
    await done(office, `${repair} --step reject --reason 未履行 --at 2026-07-08`);
    expect((await askedGate(office)).code).toBe(5);
    await done(office, `${repair} --at 2026-08-03`);
    expect((await askedGate(office)).code).toBe(0);
  });

  test('has a numbered promise where policy asks for it', async () => {
    const office = await makeOffice();
    setRule(office, 'credit', 'repair_promise', 'numbered');
    const breach = await decided(office, '2026-04-01');
    await refused(office, `credit repair ${breach} --at 2026-07-01`, 5, 'E_CREDIT_REPAIR_PROMISE');
    await done(office, `credit repair ${breach} --at 2026-07-01 --promise 修承1`);
  });
});

describe('what follows from a breach', () => {
  test('bars from deferred materials too, even in the ordinary procedure', async () => {
    const office = await makeCaseOffice();
    const breach = await decided(office, '2026-09-01', { subject: WANG, name: '王小明' });
    expect(await refused(office, record('RS-001'), 5, 'E_CASE_BARRED')).not.toContain('异议');
    await refused(office, `${record('RS-001', '--ordinary --deferred 离职证明')}`, 5, 'E_CASE_BARRED');
    await must(office, record('RS-001', '--ordinary'));
    await done(office, `credit object ${breach} --content 核查对象有误`);
    expect(await refused(office, record('RS-001'), 5, 'E_CASE_BARRED')).toContain('异议处理中');
  });

  test.each([
    ['item', 'RS-001', 'RS-006'],
    ['authority', 'RS-001', null],
    ['all', 'RS-001', null],
  ])('a bar of the scope %s reaches no further', async (scope, barred, free) => {
    const office = await makeCaseOffice();
    setRule(office, 'credit', 'bars', barsOf(`{ until_repaired: false, term: 3mo, scope: ${scope} }`));
    const no = String((await must(office, record('RS-001')))['case_no']);
    await decided(office, '2026-09-01', { subject: WANG, name: '王小明', more: `--case ${no}` });
    await refused(office, record(barred), 5, 'E_CASE_BARRED');
    if (free === null) await refused(office, record('RS-006'), 5, 'E_CASE_BARRED');
    else await must(office, record(free));
  });

  test('raises the risk class for sampling where policy says so, until it is repaired', async () => {
    const office = await makeCaseOffice();
    setRule(
      office,
      'credit',
      'risk_class',
      '{ minor: none, general: { class: D, term: null }, serious: none }',
    );
    const no = String((await must(office, record('RS-001')))['case_no']);
    await must(office, `case sign ${no}`);
    await must(office, `case decide ${no} --grant`);
    const strata = async (plan: string) => {
      const { strata } = await done<{ strata: { stratum: string }[] }>(
        office,
        `sample plan --name ${plan} --strata grade --rate 100% --from 2026-09-01 --to 2026-09-30`,
      );
      return strata.map(({ stratum }) => stratum);
    };
    const before = await strata('P1');
    const breach = await decided(office, '2026-04-01', { subject: WANG, name: '王小明' });
    expect(before).not.toContain('D');
    expect(await strata('P2')).toEqual(['D']);
    expect(await shown(office, breach)).toMatchObject({ risk_class: 'D', risk_until: null });
    await done(office, `credit repair ${breach} --at 2026-07-01`);
    expect(await strata('P3')).toEqual(before);
  });

  test('is nothing where the case was withdrawn, or its check proves nothing, even after the report', async () => {
    const office = await makeCaseOffice();
    const no = String((await must(office, record('RS-001')))['case_no']);
    const on = { subject: WANG, name: '王小明', more: `--case ${no}` };
    const breach = await reported(office, on);
    await must(office, `case sign ${no}`);
    await must(office, `case decide ${no} --grant`);
    await must(office, `check record ${no} --outcome unverifiable --method onsite`);
    const decide = `credit decide ${breach} --document 决1 --defence heard`;
    await refused(office, decide, 5, 'E_CREDIT_CASE_UNVERIFIABLE');
    const second = String((await must(office, record('RS-001')))['case_no']);
    const other = await reported(office, { ...on, more: `--case ${second}` });
    await must(office, `case withdraw ${second}`);
    await refused(office, decide.replace(breach, other), 5, 'E_CREDIT_CASE_WITHDRAWN');
    const again = `credit breach --subject ${WANG} --kind false_promise --seriousness general --facts 承诺不实`;
    await refused(office, `${again} --case ${second}`, 5, 'E_CREDIT_CASE_WITHDRAWN');
    await refused(office, `${again} --case ${no}`, 5, 'E_CREDIT_CASE_UNVERIFIABLE');
    await done(office, `credit decide ${other} --dismiss 已撤回承诺`);
  });
});
