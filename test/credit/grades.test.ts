import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIRM, LI, makeCaseOffice, must, record, WANG } from '../case/support.ts';
import { makeOffice, type Office } from '../support/office.ts';

const HEADER = '证件号码,名称,评价体系,等级,评价日期,有效期至,限制,依据';

const write = (office: Office, ...rows: string[]): void =>
  writeFileSync(office.path('grades.csv'), `${[HEADER, ...rows].join('\n')}\n`);

describe('credit import', () => {
  test('takes in grades of several schemes, and the strictest decides at the gate', async () => {
    const office = await makeCaseOffice();
    write(
      office,
      `${WANG},王小明,公共信用评价,B,2026-06-30,2027-06-30,否,省平台`,
      `${FIRM},某某有限公司,企业信用风险分类,C,2026-06-30,,,`,
      `${FIRM},,纳税信用,A级,2026-04-30,,,`,
      `${LI},,公共信用评价,E,2026-06-30,2026-12-31,否,省平台2026年评价`,
    );
    const summary = await must(office, 'credit import grades.csv');
    expect(summary).toMatchObject({
      ...{ read: 4, added: 4, updated: 0, unchanged: 0, rejected: 0, written: true, batch: null },
      ...{ file: 'grades.csv', problems: [], warnings: [], barred: 0 },
    });
    expect(await must(office, `credit gate ${WANG}`)).toMatchObject({
      ...{ allowed: true, reason: 'none', grade: 'B', grade_scheme: 'public_credit' },
      ...{ pace: 'on_the_spot', check: 'normal' },
    });
    expect(await must(office, `credit gate ${FIRM}`)).toMatchObject({
      ...{ allowed: true, reason: 'full_check_by_grade', grade: 'C', pace: 'after_query', check: 'full' },
      grade_scheme_name: '企业信用风险分类',
    });
    const refused = await office.run(`credit gate ${LI} --format json`);
    expect(refused.code).toBe(5);
    expect(refused.json()).toMatchObject({
      ...{ allowed: false, reason: 'barred_by_grade', until: '2026-12-31', until_repaired: false },
    });
    // The day decides: the grade has run out by then.
    expect(await must(office, `credit gate ${LI} --on 2027-01-01`)).toMatchObject({
      allowed: true,
      grade: null,
    });
    expect(await must(office, `credit show ${FIRM}`)).toMatchObject({
      grades: [
        { scheme: 'samr_risk', value: 'C', expired: false },
        { scheme: 'tax_credit', value: 'A级', barred: false },
      ],
    });
    expect((await office.run(`credit show ${LI} --lang en`)).out).toContain(
      'Zhejiang public credit  E, of 2026-06-30, valid until 2026-12-31',
    );
    expect((await office.run('ledger verify')).code).toBe(0);
    expect((await office.run('ledger show --act credit.import')).out).not.toMatch(/王小明|3204021990/);
  });

  test('reads the same file again as unchanged, a corrected one as updated', async () => {
    const office = await makeOffice();
    write(office, `${WANG},,公共信用评价,D,2026-06-30,,,`);
    await must(office, 'credit import grades.csv');
    expect(await must(office, 'credit import grades.csv')).toMatchObject({ unchanged: 1, written: false });
    write(office, `${WANG},,public_credit,A,2026-06-30,,,`, `${WANG},,public_credit,B,2026-07-31,,,`);
    const dry = await must(office, 'credit import grades.csv --dry-run');
    expect(dry).toMatchObject({ added: 1, updated: 1, written: false });
    expect(await must(office, 'credit import grades.csv')).toMatchObject({
      added: 1,
      updated: 1,
      written: true,
    });
    expect(await must(office, `credit gate ${WANG}`)).toMatchObject({ grade: 'B' });
    expect(await must(office, `credit gate ${WANG} --on 2026-07-01`)).toMatchObject({ grade: 'A' });
  });

  test('a bar of another platform holds whatever the grade, until a newer row lifts it', async () => {
    const office = await makeCaseOffice();
    write(office, `${WANG},,某市红黑名单,黑,2026-06-30,,是,《某条例》第九条`);
    const summary = await must(office, 'credit import grades.csv');
    expect(summary).toMatchObject({
      barred: 1,
      warnings: [{ line: 2, column: 'scheme', code: 'scheme-unknown' }],
    });
    const barred = await office.run(`${record('RS-001')} --format json`);
    expect(barred.code).toBe(5);
    expect(barred.err).toContain('E_CASE_BARRED');
    expect(barred.err).toContain('《某条例》第九条');
    expect((await must(office, record('RS-001', '--ordinary')))['mode']).toBe('ordinary');
    write(office, `${WANG},,某市红黑名单,移出,2026-09-01,,否,`);
    await must(office, 'credit import grades.csv');
    expect((await must(office, record('RS-001')))['mode']).toBe('commitment');
  });

  test('tells every mistake of a file at once, and writes the good rows when asked', async () => {
    const office = await makeOffice();
    write(
      office,
      '320402199001011230,,公共信用评价,A,2026-06-30,,,',
      `${WANG},,公共信用评价,F,2026-06-30,,,`,
      `${LI},,公共信用评价,A,2026-06-30,2026-01-01,,`,
      `${FIRM},,公共信用评价,A,2026-06-30,,,`,
      `${FIRM},,public_credit,B,2026-06-30,,,`,
      `${FIRM},,公共信用评价,,2026-06-30,,,`,
    );
    const bad = await office.run('credit import grades.csv --format json');
    expect(bad.code).toBe(3);
    expect(bad.json()).toMatchObject({
      ...{ read: 6, added: 1, rejected: 5, written: false },
      problems: [
        { line: 2, column: 'id_number', code: 'constraint-error' },
        { line: 3, column: 'value', code: 'constraint-error' },
        { line: 4, column: 'valid_until', code: 'constraint-error' },
        { line: 6, column: 'id_number', code: 'unique-error' },
        { line: 7, column: 'value', code: 'missing-cell' },
        { line: 7, column: 'id_number', code: 'unique-error' },
      ],
    });
    expect(bad.out).not.toContain('320402199001011230');
    const partly = await office.run(
      'credit import grades.csv --skip-invalid --rejects bad.csv --format json',
    );
    expect(partly.code).toBe(3);
    expect(partly.json()).toMatchObject({ added: 1, written: true });
    expect(await must(office, `credit gate ${FIRM}`)).toMatchObject({ grade: 'A' });
  });

  test('a name in the list does not replace that of a known subject', async () => {
    const office = await makeCaseOffice();
    const { case_no } = await must(office, record('RS-001'));
    write(office, `${WANG},平台上的名字,公共信用评价,A,2026-06-30,,,`);
    await must(office, 'credit import grades.csv');
    expect(await must(office, `case show ${case_no} --reveal 核对`)).toMatchObject({
      applicant_name: '王小明',
    });
  });
});

describe('the gate at a case', () => {
  test('the grade decides the pace: on the spot, after a query, with a full check', async () => {
    const office = await makeCaseOffice();
    write(office, `${WANG},,公共信用评价,D,2026-06-30,,,`, `${LI},,公共信用评价,C,2026-06-30,,,`);
    await must(office, 'credit import grades.csv');
    const asked = await must(office, record('RS-001'));
    expect(asked['gate']).toMatchObject({
      reason: 'query_first_by_grade',
      pace: 'after_query',
      check: 'full',
    });
    const no = asked['case_no'];
    await must(office, `case sign ${no}`);
    const early = await office.run(`case decide ${no} --grant`);
    expect(early.code).toBe(5);
    expect(early.err).toContain('error[E_CASE_QUERY_FIRST]');
    await must(office, `check record ${no} --outcome true --method online`);
    expect((await must(office, `case decide ${no} --grant`))['state']).toBe('granted');
    const li = record('RS-001').replace(WANG, LI);
    const checked = await must(office, li);
    const shown = await must(office, `case show ${checked['case_no']}`);
    expect(shown).toMatchObject({
      check_coverage: 'full',
      gate: { reason: 'full_check_by_grade', grade: 'C', source: 'office', at: '2026-09-16T09:30:00+08:00' },
    });
  });

  test('an agent passes the same gate', async () => {
    const office = await makeCaseOffice();
    write(office, `${LI},,公共信用评价,E,2026-06-30,,,`);
    await must(office, 'credit import grades.csv');
    const agent = `--agent-name 李四 --agent-id-number ${LI}`;
    const barred = await office.run(record('RS-001', agent));
    expect(barred.code).toBe(5);
    expect(barred.err).toContain('代理人不能以告知承诺方式办理');
  });
});

describe('the legal representative', () => {
  const firm = (more = ''): string =>
    `case record --item RS-001 --name 某某有限公司 --type organization --id-number ${FIRM} --channel window ${more}`;

  async function strictOffice(): Promise<Office> {
    const office = await makeCaseOffice();
    mkdirSync(office.path('policy'));
    const basis = 'basis: { zh: 本市办法第三条, en: "city rule, article 3" }, source: sourced';
    writeFileSync(
      office.path('policy', 'gate.yaml'),
      `legal_representative:\n  - { effective_from: 2020-01-01, effective_to: null, ${basis}, value: true }\n`,
    );
    write(office, `${LI},李四,公共信用评价,E,2026-06-30,,,`);
    await must(office, 'credit import grades.csv');
    return office;
  }

  test('does not reach the body unless policy says so', async () => {
    const office = await makeCaseOffice();
    write(office, `${LI},李四,公共信用评价,E,2026-06-30,,,`);
    await must(office, 'credit import grades.csv');
    const number = `--legal-representative 李四 --legal-representative-id-number ${LI}`;
    expect((await must(office, firm(number)))['mode']).toBe('commitment');
  });

  test('where it does, is known by number and never guessed by name', async () => {
    const office = await strictOffice();
    const unnamed = await office.run(firm('--legal-representative 李四'));
    expect(unnamed.code).toBe(5);
    expect(unnamed.err).toContain('--legal-representative-id-number');
    const barred = await office.run(firm(`--legal-representative-id-number ${LI}`));
    expect(barred.code).toBe(5);
    expect(barred.err).toContain('其法定代表人受到限制');
    expect((await office.run(firm('--legal-representative-id-number 123'))).code).toBe(3);
    // Another representative, whom nothing bars; and from then on the number is known.
    await must(office, firm(`--legal-representative 王小明 --legal-representative-id-number ${WANG}`));
    expect((await must(office, firm()))['mode']).toBe('commitment');
    expect(await must(office, `credit gate ${FIRM}`)).toMatchObject({ allowed: true });
    write(office, `${WANG},,公共信用评价,E,2026-07-30,,,`);
    await must(office, 'credit import grades.csv');
    const gate = await office.run(`credit gate ${FIRM} --format json`);
    expect(gate.code).toBe(5);
    expect(gate.json()).toMatchObject({ allowed: false, reason: 'barred_by_representative', grade: null });
    // A person has no legal representative.
    expect(
      (await must(office, record('RS-001').replace(WANG, '110101199003070097').replace('王小明', '赵六')))[
        'mode'
      ],
    ).toBe('commitment');
  });
});
