import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';

const ITEMS = `item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,domain
JY-1,教师资格认定,certification,学历证明,常澄市教育局,4,commitment,《教师法》,教育
JY-2,民办学校备案,certification,场地证明,常澄市教育局,4,commitment,《教师法》,教育
WJ-1,公共场所卫生许可,certification,场地证明,常澄市卫生健康局,4,commitment,条例,卫生健康
`;
const AGENT = '110101199003076915';
const LI = '110101198506120039';
/** Case number, item, identity number, decision, agent. */
const CASES = [
  ['0001', 'JY-1', '11010519491231002X', 'granted', ''],
  ['0002', 'JY-2', '11010519491231002X', 'granted', AGENT],
  ['0003', 'WJ-1', '11010519491231002X', 'granted', ''],
  ['0004', 'JY-1', '11010519491231002X', 'refused', ''],
  ['0005', 'WJ-1', LI, 'refused', AGENT],
  ['0006', 'WJ-1', LI, 'granted', AGENT],
  // The agent's own case, by which the public number is known.
  ['0007', 'JY-2', AGENT, 'refused', ''],
] as const;

let office: Office;
const must = async (line: string): Promise<void> => {
  const done = await office.run(line);
  if (done.code !== 0) throw new Error(`${line}: ${done.err}`);
};

beforeEach(async () => {
  office = await makeOffice();
  writeFileSync(office.path('items.csv'), ITEMS);
  const rows = CASES.map(
    ([no, item, id, decision, agent]) =>
      `${no},${item},张三,person,${id},window,2026-08-03 09:00,2026-08-03 09:10,2026-08-03 09:30,${decision},${agent === '' ? '' : '王五'},${agent}\n`,
  );
  const head =
    'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,signed_at,decided_at,decision,agent_name,agent_id_number\n';
  writeFileSync(office.path('cases.csv'), head + rows.join(''));
  await must('item import items.csv --batch b');
  await must('item publish b --from 2026-01-01');
  await must('case import cases.csv');
}, 60_000);

const agentNo = async (): Promise<string> => {
  const shown = (await office.run('case show 0007 --format json')).json() as { subject_no: string };
  return shown.subject_no;
};

/** The units of a plan with these flags, by what is published. */
async function unitsOf(name: string, flags: string): Promise<string[]> {
  await must(`sample plan --name ${name} --rate 100% ${flags}`);
  const drawn = await office.run(`sample draw ${name} --seed 27182818284590452353602874713527 --format json`);
  return (drawn.json() as { drawn: { unit: string }[] }).drawn.map(({ unit }) => unit).sort();
}

describe('who is in a population', () => {
  test.each([
    ['', ['0001', '0002', '0003', '0006']],
    ['--domain 教育', ['0001', '0002']],
    ['--domain 卫生健康', ['0003', '0006']],
    ['--item JY-1', ['0001']],
    ['--authority 常澄市卫生健康局', ['0003', '0006']],
    ['--decision refused', ['0004', '0005', '0007']],
    ['--decision refused --domain 教育', ['0004', '0007']],
    ['--agent with', ['0002', '0006']],
    ['--agent without', ['0001', '0003']],
    ['--agent with --decision refused', ['0005']],
  ])('%s', async (flags, units) => {
    expect(await unitsOf('P', flags)).toEqual(units);
  });

  test.each([
    '--domain 交通',
    '--item JY-9',
    '--authority 常澄市交通局',
    '--decision withdrawn',
    '--agent S-none',
  ])('nobody: %s', async (flags) => {
    const refused = await office.run(`sample plan --name P --rate 100% ${flags}`);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('E_SAMPLE_POPULATION_EMPTY')]);
  });

  test('the cases of one agent by the public number', async () => {
    const no = await agentNo();
    expect(no).toMatch(/\d/);
    expect(await unitsOf('P', `--agent ${no}`)).toEqual(['0002', '0006']);
  });
});

describe('grades of two schemes', () => {
  test('--scheme decides which grade makes the stratum', async () => {
    writeFileSync(
      office.path('grades.csv'),
      `id_number,scheme,value,dated_on\n11010519491231002X,shuangyin,A,2026-06-01\n11010519491231002X,local,D,2026-07-01\n`,
    );
    await must('credit import grades.csv');
    const strata = async (name: string, flags: string): Promise<string[]> => {
      const planned = await office.run(
        `sample plan --name ${name} --strata grade --rate 100% --dry-run --format json ${flags}`,
      );
      return (planned.json() as { strata: { stratum: string }[] }).strata.map(({ stratum }) => stratum);
    };
    expect(await strata('P', '')).toEqual(['-', 'D']);
    expect(await strata('P', '--scheme shuangyin')).toEqual(['-', 'A']);
  });
});

describe('numbers', () => {
  test('with leading zeros stay what they are, in lists and in results', async () => {
    writeFileSync(office.path('must.csv'), 'unit,reason\n1,投诉举报\n');
    const unknown = await office.run('sample plan --name P --rate 100% --must must.csv');
    expect([unknown.code, unknown.err]).toEqual([3, expect.stringContaining('E_SAMPLE_UNIT_UNKNOWN')]);
    expect(await unitsOf('P', '')).toContain('0001');
    const result = await office.run('sample result P 1 --on 2026-09-16 --result 1 --promise true');
    expect([result.code, result.err]).toEqual([6, expect.stringContaining('E_SAMPLE_UNIT_NOT_DRAWN')]);
    const known = await office.run('sample result P 0001 --on 2026-09-16 --result 1 --promise true');
    expect(known.code).toBe(0);
  });

  test('given twice are one problem: of inspectors, of listed units, of results', async () => {
    const inspectors = 'inspector_no,name,authority_name,certificate_no,valid_until,role\n';
    const row = (no: string) => `${no},李四,常澄市教育局,1001,2027-12-31,leader\n`;
    writeFileSync(office.path('pool.csv'), inspectors + row('J1') + row('J1'));
    const pool = await office.run('inspector import pool.csv --format json');
    expect([pool.code, (pool.json() as { problems: { code: string }[] }).problems[0]?.code]).toEqual([
      3,
      'unique-error',
    ]);
    await unitsOf('P', '');
    const result = '0001,2026-09-16,1,true\n';
    writeFileSync(office.path('r.csv'), `unit,inspected_on,result,promise\n${result}${result}`);
    const twice = await office.run('sample import-results P r.csv --format json');
    expect([twice.code, (twice.json() as { problems: { code: string }[] }).problems[0]?.code]).toEqual([
      3,
      'unique-error',
    ]);
  });
});

describe('a pool that does not do', () => {
  const pool = async (
    ...rows: readonly string[]
  ): Promise<{ assignments: unknown[]; unassignable: unknown[] }> => {
    const head = 'inspector_no,name,authority_name,certificate_no,valid_until,role,recuse\n';
    writeFileSync(office.path('pool.csv'), `${head}${rows.join('\n')}\n`);
    await must('inspector import pool.csv');
    await unitsOf('P', '--item JY-1 --visit-day 2026-09-20');
    const assigned = await office.run('sample assign P --format json');
    expect(assigned.code).toBe(0);
    return assigned.json() as { assignments: unknown[]; unassignable: unknown[] };
  };
  const officer = (no: string, role: string, recuse = '', until = '2027-12-31') =>
    `${no},李四,常澄市教育局,1001,${until},${role},${recuse}`;

  test.each([
    ['one officer', [officer('J1', 'leader')], 'too-few-eligible'],
    ['an officer and an expert', [officer('J1', 'leader'), officer('J2', 'expert')], 'too-few-eligible'],
    [
      'one whose certificate ends the day before',
      [officer('J1', 'leader'), officer('J2', 'member', '', '2026-09-19')],
      'too-few-eligible',
    ],
    [
      'an inspector who recuses all',
      [officer('J1', 'leader'), officer('J2', 'member', '0001；0002；0003；0006')],
      'too-few-eligible',
    ],
    [
      'no leader left',
      [officer('J1', 'leader', '0001'), officer('J2', 'member'), officer('J3', 'member')],
      'no-leader',
    ],
  ])('%s: the unit is listed with the reason', async (_what, rows, reason) => {
    expect(await pool(...rows)).toMatchObject({ assignments: [], unassignable: [{ unit: '0001', reason }] });
    await must('sample publish P --out out');
    await must('sample verify out');
  });

  test('which rule excluded how many is said to programs and to people', async () => {
    const rows = [officer('J1', 'leader'), officer('J2', 'member', '0001'), officer('J3', 'expert')];
    const elsewhere = 'J4,李四,常澄市司法局,1001,2027-12-31,member,';
    const late = officer('J5', 'member', '', '2026-09-19');
    expect(await pool(...rows, elsewhere, late)).toMatchObject({
      unassignable: [
        {
          ...{ unit: '0001', reason: 'too-few-eligible', pool: 4, eligible: 1 },
          excluded: { 'other-authority': 1, 'other-domain': 0, 'certificate-expired': 1, recused: 1 },
        },
      ],
    });
    await unitsOf('Q', '--item JY-1 --visit-day 2026-09-20');
    const assigned = await office.run('sample assign Q');
    expect(assigned.out).toContain('4 人中可派 1 人；不属该单位 1 人、检查日执法证已过期 1 人、应回避 1 人');
  });

  test('nobody at all', async () => {
    await unitsOf('P', '');
    const refused = await office.run('sample assign P');
    expect([refused.code, refused.err]).toEqual([5, expect.stringContaining('E_SAMPLE_POOL_EMPTY')]);
  });
});
