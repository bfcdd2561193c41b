import { describe, expect, test } from 'vitest';
import { refused } from '../case/support.ts';
import { makeOffice } from '../support/office.ts';
import { askedGate, decided, done, PERSON, reported, shown } from './support.ts';

interface Report {
  readonly indicators: Readonly<Record<string, { readonly value: number | null }>>;
  readonly by_kind: readonly { readonly repairs: number; readonly bars: number }[];
}

describe('an objection', () => {
  test('marks the breach as disputed everywhere, and what was decided holds meanwhile', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    expect(await askedGate(office)).toMatchObject({ code: 5, disputed: false });
    const filed = await done(office, `credit object ${breach} --content 核查对象有误`);
    // Seven working days from Wednesday 16 September 2026; the 20th is a make-up day, the 25th a holiday.
    expect(filed).toMatchObject({ breach, against: 'content', state: 'open', due: '2026-09-24' });
    expect(await askedGate(office)).toMatchObject({ code: 5, allowed: false, disputed: true });
    expect((await shown(office, breach)).disputed).toBe(true);
    expect((await done<{ breaches: unknown[] }>(office, 'credit list')).breaches).toMatchObject([
      { disputed: true },
    ]);
    expect((await office.run('credit list --lang en')).out).toContain('decided (disputed)');
    expect((await office.run('credit list --format csv')).out).toContain(',decided,yes,2026-09-01');
    // Not a repair: the breach stands as it was decided.
    expect((await shown(office, breach)).state).toBe('decided');
  });

  test('upheld on the content corrects from the start: no bar ever, nothing published, no breach in the report', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-08-03');
    const month = async () => {
      const { indicators } = await done<{ indicators: Record<string, { value: number | null }> }>(
        office,
        'report monthly --month 2026-08',
      );
      return { breaches: indicators['breaches']?.value, bars: indicators['bars_in_force']?.value };
    };
    expect(await month()).toEqual({ breaches: 1, bars: 1 });
    await done(office, `credit object ${breach} --content 核查对象有误`);
    const answered = await done(office, `credit object ${breach} --uphold --reason 确系他人`);
    expect(answered).toMatchObject({ state: 'upheld', breach_state: 'dismissed', bars_voided: 1 });
    expect(await askedGate(office)).toMatchObject({ code: 0, allowed: true, disputed: false });
    expect(await askedGate(office, PERSON, '--on 2026-08-20')).toMatchObject({ code: 0 });
    expect(await shown(office, breach)).toMatchObject({
      state: 'dismissed',
      dismissed_as: 'objection',
      publicity_ended_on: '2026-08-03',
      bars: [{ bar: `${breach}-1`, lifted_on: '2026-08-03' }],
    });
    expect(await month()).toEqual({ breaches: 0, bars: 0 });
    expect((await done(office, 'credit expire --within 1y'))['total']).toBe(0);
    expect((await office.run('ledger verify')).code).toBe(0);
  });

  test('upheld after a repair corrects from the start all the same', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01');
    await done(office, `credit repair ${breach} --at 2026-07-01`);
    await done(office, `credit object ${breach} --content 核查对象有误`);
    await done(office, `credit object ${breach} --uphold --reason 确系他人`);
    expect(await askedGate(office, PERSON, '--on 2026-05-01')).toMatchObject({ code: 0 });
  });

  test('upheld after a repair: no report counts the repair or the bar of what never was', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01');
    await done(office, `credit repair ${breach} --at 2026-07-01`);
    const counted = async () => {
      const span = '--from 2026-01-01 --to 2026-08-31';
      const credit = await done<Report>(office, `report credit ${span}`);
      const period = await done<Report>(office, `report period ${span}`);
      return [
        ...['repairs_applied', 'repairs_accepted', 'repairs', 'repair_days', 'bars_new'].map(
          (key) => credit.indicators[key]?.value,
        ),
        credit.by_kind[0]?.repairs,
        credit.by_kind[0]?.bars,
        period.indicators['repairs']?.value,
      ];
    };
    expect(await counted()).toEqual([1, 1, 1, 0, 1, 1, 1, 1]);
    await done(office, `credit object ${breach} --content 核查对象有误`);
    await done(office, `credit object ${breach} --uphold --reason 确系他人`);
    expect(await counted()).toEqual([0, 0, 0, null, 0, 0, 0, 0]);
  });

  test('upheld on the period corrects just the dates, which then bind a repair', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-06-01', { seriousness: 'serious' });
    await done(office, `credit object ${breach} --against period --content 应为一般`);
    const uphold = `credit object ${breach} --uphold --reason 期限有误`;
    await refused(office, uphold, 2, 'E_CREDIT_CORRECTION');
    await refused(office, `${uphold} --publicity-until 2026-05-01`, 2, 'E_CREDIT_CORRECTION');
    await refused(office, `${uphold} --bar-until 2026-09-30`, 2, 'E_CREDIT_CORRECTION');
    await done(office, `${uphold} --publicity-until 2027-06-01 --earliest-repair 2026-09-01`);
    const view = await shown(office, breach);
    expect(view).toMatchObject({
      state: 'decided',
      publicity_until: '2027-06-01',
      earliest_repair: '2026-09-01',
    });
    expect(view.rules.filter(({ rule }) => rule === 'credit.object').map(({ what }) => what)).toEqual([
      'publicity',
      'earliest_repair',
    ]);
    expect(await askedGate(office)).toMatchObject({ code: 5, earliest_repair: '2026-09-01' });
    await refused(office, `credit repair ${breach} --at 2026-08-31`, 5, 'E_CREDIT_REPAIR_EARLY');
    await done(office, `credit repair ${breach} --at 2026-09-01`);
    expect((await askedGate(office)).code).toBe(0);
  });

  test('upheld on a rejected repair makes it hold from the day of its rejection', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-04-01');
    const object = `credit object ${breach} --against repair --content 已经履行`;
    await refused(office, object, 5, 'E_CREDIT_OBJECTION_NO_RESULT');
    await done(office, `credit repair ${breach} --at 2026-07-01 --step apply`);
    await done(office, `credit repair ${breach} --at 2026-07-03 --step reject --reason 未见证明`);
    await done(office, object);
    await done(office, `credit object ${breach} --uphold --reason 证明属实`);
    expect((await shown(office, breach)).state).toBe('repaired');
    expect((await askedGate(office, PERSON, '--on 2026-07-02')).code).toBe(5);
    expect((await askedGate(office, PERSON, '--on 2026-07-03')).code).toBe(0);
  });

  test('rejected leaves everything as it was, and another may follow', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    await done(office, `credit object ${breach} --content 核查对象有误`);
    await refused(office, `credit object ${breach} --content 再次`, 5, 'E_CREDIT_OBJECTION_OPEN');
    await done(office, `credit object ${breach} --reject --reason 核查无误`);
    expect(await askedGate(office)).toMatchObject({ code: 5, disputed: false });
    await refused(office, `credit object ${breach} --reject --reason 核查无误`, 5, 'E_CREDIT_OBJECTION_NONE');
    await done(office, `credit object ${breach} --content 新的证据`);
  });

  test('is made to what was decided, never to a suspicion; the two ends do not mix', async () => {
    const office = await makeOffice();
    const breach = await reported(office);
    await refused(office, `credit object ${breach} --content 无据`, 5, 'E_CREDIT_STATE');
    await refused(office, 'credit object X320400-2026-0099 --content 无据', 6, 'E_CREDIT_UNKNOWN');
    for (const mixed of ['--uphold --reject --reason 理由', '--uphold --content 无据']) {
      await refused(office, `credit object ${breach} ${mixed}`, 2, 'E_USAGE_TOGETHER');
    }
    await refused(office, `credit object ${breach} --reason 理由`, 2, 'E_USAGE_NEEDS');
    await refused(office, `credit object ${breach}`, 2, 'E_USAGE_ANSWER_MISSING');
  });

  test('to another authority’s decision is answered with the number of its answer', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01', { more: '--authority 江陵市市场监督管理局' });
    await done(office, `credit object ${breach} --content 核查对象有误`);
    const said = await refused(
      office,
      `credit object ${breach} --uphold --reason 属实`,
      5,
      'E_CREDIT_OBJECTION_AUTHORITY',
    );
    expect(said).toContain('江陵市市场监督管理局');
    await done(office, `credit object ${breach} --uphold --reason 属实 --document 江市监异复〔2026〕2号`);
    expect((await askedGate(office)).code).toBe(0);
  });

  test('past its day is listed as overdue', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    await done(office, `credit object ${breach} --content 核查对象有误 --at 2026-09-02`);
    const other = await decided(office, '2026-09-01');
    await done(office, `credit object ${other} --content 核查对象有误`);
    expect(await done(office, 'credit list --objections')).toMatchObject({ total: 2 });
    expect(await done(office, 'credit list --objections --overdue')).toMatchObject({
      objections: [{ breach, due: '2026-09-11', overdue: true, state: 'open' }],
      total: 1,
    });
    expect(await done(office, 'status')).toMatchObject({ objections_overdue: 1, objections_due: 0 });
    await done(office, `credit object ${breach} --reject --reason 核查无误`);
    expect(await done(office, 'status')).toMatchObject({ objections_overdue: 0 });
  });

  test('keeps grounds and reasons out of the ledger, and names in them off the screen', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    await done(office, `credit object ${breach} --content 王建国并未到场`);
    await done(office, `credit object ${breach} --reject --reason 王建国确已到场`);
    const show = await office.run(`credit show ${breach}`);
    expect(show.out).toContain('确已到场');
    expect(show.out).not.toContain('王建国');
    const ledger = (await office.run('ledger show --format json')).out;
    for (const secret of ['王建国', '到场', PERSON]) expect(ledger).not.toContain(secret);
    expect(ledger).toContain('credit.object');
    expect(ledger).toContain('credit.answer');
  });
});
