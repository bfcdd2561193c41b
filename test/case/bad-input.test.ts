import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decideCase } from '../../src/case/decide-case.ts';
import type { Office } from '../support/office.ts';
import { openDesk } from '../support/open-desk.ts';
import { behind } from '../support/open-office.ts';
import { FIRM, makeCaseOffice, must, record, WANG } from './support.ts';

const NO = '320400-2026-000001';

const as = (type: string, number: string): string =>
  record('RS-001').replace('person', type).replace(WANG, number);

/** One open case, a draft item RS-009, and RS-006 retired. */
async function office(): Promise<Office> {
  const made = await makeCaseOffice();
  await must(made, record('RS-001'));
  await must(made, 'item retire RS-006 --from 2026-09-16 -y');
  return made;
}

const written = async (one: Office) =>
  behind(
    one,
    'select (select count(*) from cases) as c, (select count(*) from case_steps) as s, (select max(seq) from ledger_entries) as l',
  );

describe('what is wrong is refused with its own code in both languages, and nothing is written', () => {
  test.each([
    ['a wrong check digit', as('person', '320402199001011238'), 3, 'E_CASE_IDENTITY', '校验码', 'check'],
    [
      'a birth date that does not exist',
      as('person', '320402199002301239'),
      3,
      'E_CASE_IDENTITY',
      '日期',
      'date',
    ],
    ['a birth date to come', as('person', '320402209001011235'), 3, 'E_CASE_IDENTITY', '出生', 'birth'],
    ['a number that is too short', as('person', '32040219900101123'), 3, 'E_CASE_IDENTITY', '位数', 'length'],
    [
      'a person who is no body',
      as('organization', WANG),
      3,
      'E_CASE_IDENTITY',
      '不适用于该类申请人',
      'type of applicant',
    ],
    ['a body that is no person', as('person', FIRM), 3, 'E_CASE_IDENTITY', '证件', 'document'],
    [
      'a body with a wrong check character',
      as('organization', '91320105780688132X'),
      3,
      'E_CASE_IDENTITY',
      '校验',
      'check',
    ],
    [
      'a kind of document nobody knows',
      `${record('RS-001')} --id-type 图书证`,
      3,
      'E_CASE_IDENTITY',
      '证件类型',
      'document',
    ],
    ['a draft item', record('RS-009'), 5, 'E_ITEM_NOT_IN_FORCE', '尚未公布', 'published'],
    ['a retired item', record('RS-006'), 5, 'E_ITEM_NOT_IN_FORCE', '停止实施', 'in force'],
    ['an unknown item', record('RS-404'), 6, 'E_ITEM_UNKNOWN', 'RS-404', 'RS-404'],
    ['an unknown case', 'case sign 320400-2026-000404', 6, 'E_CASE_UNKNOWN', '000404', '000404'],
    ['a page behind an unknown case', 'case list --after X', 6, 'E_CASE_UNKNOWN', 'X', 'X'],
    [
      'a decision before the receipt',
      `case decide ${NO} --refuse --at 2026-09-15T10:00`,
      5,
      'E_CASE_TIME_ORDER',
      '早于',
      'before',
    ],
    ['a grant without a signature', `case decide ${NO} --grant`, 5, 'E_CASE_STEP', 'case sign', 'case sign'],
    ['materials that nobody awaits', `case supply ${NO}`, 5, 'E_CASE_STEP', 'case sign', 'case sign'],
    ['a time that is none', `case sign ${NO} --at 昨天`, 2, 'E_USAGE_VALUE', '--at', '--at'],
    ['a day that does not exist', 'case list --from 2026-02-30', 2, 'E_USAGE_VALUE', '--from', '--from'],
  ])('%s', async (_what, command, code, error, zh, en) => {
    const one = await office();
    const before = await written(one);
    for (const [lang, words] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const outcome = await one.run(`${command} --lang ${lang}`);
      expect([outcome.code, outcome.out]).toEqual([code, '']);
      expect(outcome.err).toContain(`error[${error}]`);
      expect(outcome.err).toContain(words);
      expect(outcome.err).not.toContain(WANG);
    }
    expect(await written(one)).toEqual(before);
  });

  test('a second signature', async () => {
    const one = await office();
    await must(one, `case sign ${NO}`);
    const before = await written(one);
    const again = await one.run(`case sign ${NO}`);
    expect([again.code, again.err]).toEqual([5, expect.stringContaining('error[E_CASE_STEP]')]);
    expect(again.err).toContain('case decide');
    expect(await written(one)).toEqual(before);
  });

  test('rows of a list whose times are out of order', async () => {
    const one = await makeCaseOffice();
    writeFileSync(
      one.path('cases.csv'),
      `case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,decided_at,decision\nA-1,RS-001,王小明,person,${WANG},window,2026-03-03,2026-03-02,granted\n`,
    );
    const outcome = await one.run('case import cases.csv --format json');
    expect(outcome.code).toBe(3);
    expect(outcome.json()).toMatchObject({
      written: false,
      problems: [
        { line: 2, column: 'decided_at', code: 'constraint-error', value: '2026-03-02T00:00:00+08:00' },
      ],
    });
  });

  test('two clerks who decide one case at once: one does, the other is told, nothing is overwritten', async () => {
    const one = await office();
    await must(one, `case sign ${NO}`);
    const { revision } = await must(one, `case show ${NO}`);
    const left = await openDesk(one, 'left');
    const right = await openDesk(one, 'right');
    const decide = (desk: typeof left.desk, decision: 'granted' | 'refused') =>
      decideCase(desk, { caseNo: NO, revision: Number(revision), decision });
    const answers = await Promise.all([decide(left.desk, 'granted'), decide(right.desk, 'refused')]);
    await Promise.all([left.close(), right.close()]);
    const codes = answers.map((answer) => (answer.ok ? answer.value.state : answer.error.code));
    expect(codes).toContain('E_CASE_CONFLICT');
    const winner = codes.find((code) => code !== 'E_CASE_CONFLICT');
    const shown = await must(one, `case show ${NO}`);
    expect(shown).toMatchObject({ state: winner, decision: winner, revision: Number(revision) + 1 });
    expect((shown['steps'] as unknown[]).length).toBe(4);
    expect(await must(one, 'ledger verify')).toMatchObject({ ok: true });
  });
});

test('a case keeps the version of its item and what was decided under the rules of its day', async () => {
  const one = await makeCaseOffice();
  await must(one, record('RS-001'));
  const header =
    'item_code,item_name,track,certificate_name,authority_name,level,domain,mode,legal_basis,materials,promised_limit_window';
  writeFileSync(
    one.path('new.csv'),
    `${header}\nRS-001,失业登记（新）,certification,失业证明,常澄市人力资源和社会保障局,4,就业,ordinary,《就业促进法》第三十五条,身份证,1wd\n`,
  );
  await must(one, 'item import new.csv --batch B3');
  await must(one, 'item publish B3 --from 2026-09-18');
  await must(one, record('RS-001'), { now: '2026-09-18T09:30' });
  const old = await must(one, `case show ${NO}`);
  expect(old).toMatchObject({
    item_version: 1,
    item_name: '失业登记',
    mode: 'commitment',
    deadline: '2026-09-22',
  });
  const fresh = await must(one, 'case show 320400-2026-000002');
  expect(fresh).toMatchObject({
    item_version: 2,
    item_name: '失业登记（新）',
    mode: 'ordinary',
    deadline: '2026-09-20',
  });
  // The old case goes on by its own version: it is signed and granted as a promise.
  await must(one, `case sign ${NO}`);
  expect(await must(one, `case decide ${NO} --grant`)).toMatchObject({
    state: 'granted',
    check_due: '2026-11-16',
  });
});
