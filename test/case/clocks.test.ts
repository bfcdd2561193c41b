import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/office.ts';
import { makeCaseOffice, must, record } from './support.ts';

const at = (now: string) => ({ now });

/** A case of 10 working days received on Wednesday 2026-09-16: due on Wednesday 2026-09-30 (make-up Sunday 20th, closed 25th–27th). */
async function recorded(office: Office): Promise<string> {
  const made = await must(office, record('RS-006'));
  expect(made['deadline']).toBe('2026-09-30');
  return String(made['case_no']);
}

const stepsOf = (document: Record<string, unknown>) =>
  (document['steps'] as { date: string; counted: boolean; why: string }[]).map(
    ({ date, counted }) => `${date.slice(5)}${counted ? '+' : ''}`,
  );

describe('a pause', () => {
  test('is not counted: the deadline is counted anew from the rule when the clock runs again', async () => {
    const office = await makeCaseOffice();
    const no = await recorded(office);
    const paused = await must(
      office,
      `case pause ${no} --kind hearing --reason 依法听证`,
      at('2026-09-18T09:00'),
    );
    expect(paused).toMatchObject({ state: 'notified', paused_since: '2026-09-18T09:00:00+08:00' });
    expect(paused['deadline']).toBe('2026-09-30');
    const resumed = await must(office, `case resume ${no}`, at('2026-09-21T10:00'));
    // Friday 18th, the make-up Sunday 20th and Monday 21st are not counted; the 25th to 27th are closed anyway.
    expect(resumed).toMatchObject({
      deadline_before: '2026-09-30',
      deadline: '2026-10-10',
      paused_since: null,
      deadline_provisional: false,
    });
    const why = await must(office, `case why-due ${no}`);
    expect(why).toMatchObject({ case_no: no, deadline: '2026-10-10' });
    const counted = stepsOf(why).filter((step) => step.endsWith('+'));
    const days = '09-17 09-22 09-23 09-24 09-28 09-29 09-30 10-08 10-09 10-10';
    expect(counted).toEqual(days.split(' ').map((day) => `${day}+`));
    expect(JSON.stringify(why)).toContain('计时中止（听证：依法听证），不计入');
  });

  test('stops the decision, not the withdrawal', async () => {
    const office = await makeCaseOffice();
    const no = await recorded(office);
    await must(office, `case sign ${no}`);
    await must(office, `case pause ${no} --reason 申请人请求中止，法定事由`);
    const granted = await office.run(`case decide ${no} --grant`);
    expect(granted.code).toBe(5);
    expect(granted.err).toContain('error[E_CASE_PAUSED]');
    expect((await office.run(`case pause ${no} --reason 再次`)).err).toContain('E_CASE_PAUSED');
    expect((await office.run(`case extend ${no} --by 5wd --reason 案情复杂`)).err).toContain('E_CASE_PAUSED');
    expect((await office.run(`case withdraw ${no}`)).code).toBe(0);
    expect((await office.run(`case resume ${no}`)).err).toContain('E_CASE_STEP');
  });

  test('is refused in the wrong order, without a deadline that still runs, or where policy has none', async () => {
    const office = await makeCaseOffice();
    const no = await recorded(office);
    const refusals: [string, string, string?][] = [
      [`case resume ${no}`, 'E_CASE_NOT_PAUSED'],
      [`case pause ${no} --reason 迟了`, 'E_CASE_OVERDUE', '2026-10-01T09:00'],
      [`case pause ${no} --reason 早了 --at 2026-09-15T10:00`, 'E_CASE_TIME_ORDER'],
      [`case pause ${no}`, 'E_USAGE_ANSWER_MISSING'],
      [`case pause 没有 --reason 无`, 'E_CASE_UNKNOWN'],
    ];
    for (const [line, code, now] of refusals) {
      expect((await office.run(line, now === undefined ? {} : { now })).err).toContain(`error[${code}]`);
    }
    await must(office, `case pause ${no} --reason 检验 --kind testing`, at('2026-09-17T09:00'));
    expect((await office.run(`case resume ${no} --at 2026-09-17T08:00`)).err).toContain('E_CASE_TIME_ORDER');
    await must(office, `case resume ${no}`, at('2026-09-17T15:00'));
    expect((await office.run(`case pause ${no} --reason 重叠 --at 2026-09-17T14:00`)).err).toContain(
      'E_CASE_TIME_ORDER',
    );
    mkdirSync(office.path('policy'));
    const basis = 'basis: { zh: 本市办法, en: city rule }, source: sourced';
    writeFileSync(
      office.path('policy', 'deadlines.yaml'),
      `pauses:\n  - { effective_from: 2000-01-01, effective_to: null, ${basis}, value: { kinds: [hearing], days: until_resumed } }\n`,
    );
    const other = await office.run(`case pause ${no} --reason 检验 --kind testing`);
    expect(other.code).toBe(5);
    expect(other.err).toContain('error[E_CASE_PAUSE_KIND]');
  });
});

describe('an extension', () => {
  test('runs on from the deadline, once, and not longer than policy says', async () => {
    const office = await makeCaseOffice();
    const no = await recorded(office);
    const extend = (more: string) => office.run(`case extend ${no} ${more}`);
    expect((await extend('--by 11wd --reason 案情复杂')).err).toContain('error[E_CASE_EXTENSION_LONG]');
    expect((await extend('--by 10d --reason 案情复杂')).err).toContain('error[E_CASE_EXTENSION_LONG]');
    expect((await extend('--by 三天 --reason 案情复杂')).code).toBe(2);
    const extended = await must(office, `case extend ${no} --by 10wd --reason 案情复杂 --approved-by 张局长`);
    expect(extended).toMatchObject({ deadline_before: '2026-09-30', deadline: '2026-10-20' });
    const again = await extend('--by 1wd --reason 再延');
    expect(again.code).toBe(5);
    expect(again.err).toContain('error[E_CASE_EXTENDED]');
    const why = await must(office, `case why-due ${no}`);
    expect(stepsOf(why).filter((step) => step.endsWith('+'))).toHaveLength(20);
    expect(JSON.stringify(why)).toContain('经批准延长10工作日（案情复杂）');
    // A pause after the extension is left out of the whole count.
    await must(office, `case pause ${no} --kind expert_review --reason 评审`, at('2026-10-12T09:00'));
    const resumed = await must(office, `case resume ${no}`, at('2026-10-13T09:00'));
    expect(resumed['deadline']).toBe('2026-10-22');
  });

  test('leaves an entry that says how long and why, the reason only as a keyed hash', async () => {
    const office = await makeCaseOffice();
    const no = await recorded(office);
    await must(office, `case extend ${no} --by 5wd --reason 王小明补充说明 --approved-by 张局长`);
    const { entries } = (await must(office, 'ledger show --act case.extend')) as {
      entries: { text: string }[];
    };
    expect(entries).toHaveLength(1);
    expect(entries[0]?.text).toContain('"by":"5wd"');
    expect(entries[0]?.text).not.toMatch(/王小明|张局长/);
    // Shown to people, the applicant's name in a reason is masked.
    const why = await office.run(`case why-due ${no}`);
    expect(why.out).not.toContain('王小明');
    expect((await office.run('ledger verify')).code).toBe(0);
  });
});

describe('case why-due', () => {
  test('explains the deadline day by day, and that of the check', async () => {
    const office = await makeCaseOffice();
    const { case_no } = await must(office, record('RS-001'));
    const why = await must(office, `case why-due ${case_no}`);
    expect(why).toMatchObject({ case_no, deadline: '2026-09-22', limit: '5wd', provisional: false });
    expect(stepsOf(why)).toEqual(['09-16', '09-17+', '09-18+', '09-19', '09-20+', '09-21+', '09-22+']);
    expect(await must(office, `case why-due ${case_no} --check`)).toMatchObject({
      deadline: null,
      steps: [],
    });
    await must(office, `case sign ${case_no}`);
    await must(office, `case decide ${case_no} --grant`);
    const check = await must(office, `case why-due ${case_no} --check`);
    expect(check).toMatchObject({ deadline: '2026-11-16', limit: '2mo' });
    const english = await office.run(`case why-due ${case_no} --lang en`);
    expect(english.out).toContain('Limit 5wd, from the receipt at 2026-09-16 09:30');
    expect(english.out).toContain('Deadline: 2026-09-22');
  });

  test('of an unknown case is exit 6', async () => {
    const office = await makeCaseOffice();
    expect((await office.run('case why-due 没有')).code).toBe(6);
  });
});

describe('case due', () => {
  test('tells overdue, today, soon, in time and paused apart, by clerk and authority', async () => {
    const office = await makeCaseOffice();
    const clerk = (name: string, now: string) => ({ now, env: { CHENGNUO_ACTOR: name } });
    // RS-001 is 5 working days, RS-006 ten.
    const a = await must(office, record('RS-001'), clerk('甲', '2026-09-09T10:00'));
    const b = await must(office, record('RS-001'), clerk('乙', '2026-09-08T10:00'));
    const c = await must(office, record('RS-001'), clerk('乙', '2026-09-10T10:00'));
    const d = await must(office, record('RS-006'), clerk('乙', '2026-09-16T09:00'));
    const e = await must(office, record('RS-001'), clerk('甲', '2026-09-08T11:00'));
    await must(office, `case pause ${e['case_no']} --reason 听证 --kind hearing`, at('2026-09-10T09:00'));
    const due = (await must(office, 'case due')) as { cases: { case_no: string; signal: string }[] };
    expect(due.cases.map(({ case_no, signal }) => [case_no, signal])).toEqual([
      [b['case_no'], 'overdue'],
      [e['case_no'], 'paused'],
      [a['case_no'], 'today'],
      [c['case_no'], 'soon'],
      [d['case_no'], 'in_time'],
    ]);
    expect(await must(office, 'case due --overdue')).toMatchObject({
      total: 1,
      cases: [{ case_no: b['case_no'] }],
    });
    expect(await must(office, 'case due --within 1wd')).toMatchObject({ total: 4 });
    expect(await must(office, 'case due --clerk 乙 --limit 1')).toMatchObject({
      total: 3,
      cases: [{ case_no: b['case_no'] }],
    });
    expect(await must(office, 'case due --by clerk')).toEqual({
      groups: [
        { key: '乙', overdue: 1, due_today: 0, due_soon: 1, in_time: 1, paused: 0, open: 3 },
        { key: '甲', overdue: 0, due_today: 1, due_soon: 0, in_time: 0, paused: 1, open: 2 },
      ],
      total: 5,
    });
    const authority = '常澄市人力资源和社会保障局';
    expect(await must(office, `case due --by authority --authority ${authority}`)).toMatchObject({
      groups: [{ key: authority, open: 5 }],
    });
    expect(await must(office, 'status')).toMatchObject({
      ...{ overdue: 1, due_today: 1, due_soon: 1, paused: 1, open: 5 },
      by_clerk: [{ key: '乙' }, { key: '甲' }],
    });
    // Words, not only colours.
    const table = await office.run('case due --lang en');
    expect(table.out).toMatch(/^overdue/m);
    expect(table.out).toContain('Due soon: within 2wd.');
  });

  test('a deadline with a time is over when that time is', async () => {
    const office = await makeCaseOffice();
    const online = record('RS-001').replace('--channel window', '--channel online');
    await must(office, online, at('2026-09-15T15:00'));
    const signal = async (now: string) => {
      const { cases } = (await must(office, 'case due', { now })) as { cases: { signal: string }[] };
      return cases[0]?.signal;
    };
    expect(await signal('2026-09-16T12:00')).toBe('today');
    expect(await signal('2026-09-16T12:01')).toBe('overdue');
    expect(await must(office, 'case due --overdue', at('2026-09-16T12:01'))).toMatchObject({ total: 1 });
    expect(await must(office, 'case due --overdue', at('2026-09-16T12:00'))).toMatchObject({ total: 0 });
  });
});

test('lists mark what is counted without a published calendar, and say what the mark is', async () => {
  const office = await makeCaseOffice();
  const december = { now: '2026-12-30T10:00' };
  await must(office, record('RS-001', '--deferred 离职证明 --deferred-within 4wd'), december);
  const { case_no } = await must(office, record('RS-001'), december);
  await must(office, `case sign ${case_no}`, december);
  await must(office, `case decide ${case_no} --grant`, december);
  for (const [list, day] of [
    ['case list', '2027-01-06'],
    ['case due', '2027-01-06'],
    ['case due --deferred', '2027-01-05'],
    ['check due --on 2027-12-31', '2027-03-01'],
  ] as const) {
    const shown = await office.run(list, december);
    expect(shown.out).toContain(`${day} *`);
    expect(shown.out).toContain('* 暂定：该年度工作日历尚未公布。');
    expect((await office.run(`${list} --format csv`, december)).out).not.toContain(' *');
  }
});
