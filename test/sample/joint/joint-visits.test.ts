import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPdf } from '../../support/read-pdf.ts';
import { EDU, later, MKT, makeCampusOffice, makePlans, must, SEED, URB } from './support.ts';

interface Visit {
  visit_no: string;
  object: string;
  day: string;
  lead: string;
  authorities: string[];
  units: { plan: string; unit: string }[];
  state: string;
  short: string[];
}

test('three plans become one visit a subject: dry run, act, list, sheets, figures', async () => {
  const office = await makeCampusOffice();
  await makePlans(office);
  const dry = await must(office, 'sample join EDU MKT URB --name 校园 --dry-run');
  expect(dry).toMatchObject({ planned: 12, made: 6, saved: 6, saved_share: 50, total: 6, dry_run: true });
  expect((await must(office, 'sample visits'))['total']).toBe(0);

  const joined = await must(office, 'sample join EDU MKT URB --name 校园 --from 2026-09-21 --to 2026-09-28');
  expect(joined).toMatchObject({ planned: 12, made: 6, lead: EDU, from: '2026-09-21', to: '2026-09-28' });
  const { visits } = (await must(office, 'sample visits 校园')) as unknown as { visits: Visit[] };
  expect(visits).toHaveLength(6);
  expect(new Set(visits.map(({ object }) => object)).size).toBe(6);
  expect(visits.flatMap(({ units }) => units)).toHaveLength(12);
  // 25 to 27 September 2026 are the Mid-Autumn holiday: nobody comes then.
  expect(visits.map(({ day }) => day).filter((day) => day >= '2026-09-25' && day <= '2026-09-27')).toEqual(
    [],
  );
  expect(visits[0]).toMatchObject({ visit_no: 'LH320400-2026-0001', lead: EDU, state: 'open', short: [] });

  const printed = await must(office, 'sample visits 校园 --out sheets --merge all.pdf');
  expect(printed).toMatchObject({ printed: 6 });
  const [file = ''] = printed['files'] as string[];
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { text } = await readPdf(readFileSync(file));
  const first = visits[0];
  for (const { unit } of first?.units ?? []) expect(text).toContain(unit);
  expect(text).toContain('常澄市教育局');
  expect(text).toContain('C-E1');

  expect(await must(office, 'sample visits')).toMatchObject({
    total: 1,
    joint_plans: [{ joint: '校园', planned: 12, made: 6, saved: 6, saved_share: 50, done: 0 }],
    figures: {
      plans: { value: 3 },
      joint_share: { value: 100, numerator: 3, denominator: 3 },
      completion_rate: { value: 0, numerator: 0, denominator: 12 },
      visits_saved_rate: { value: 50, numerator: 6, denominator: 12 },
      referrals_answered: { value: null },
    },
  });
  const results = `unit,inspected_on,result,promise\n${first?.units
    .filter(({ plan }) => plan === 'EDU')
    .map(({ unit }) => `${unit},2026-10-10,5,untrue`)
    .join('\n')}\n`;
  await office.run('sample import-results EDU -', { ...later, stdin: results });
  expect(await must(office, 'sample visits', later)).toMatchObject({
    figures: {
      completion_rate: { numerator: 1 },
      problem_rate: { value: 100, numerator: 1, denominator: 1 },
    },
  });
  expect((await office.run('ledger verify')).code).toBe(0);
  const { entries } = (await must(office, 'ledger show')) as unknown as { entries: { text: string }[] };
  expect(entries.filter(({ text: entry }) => entry.includes('学苑'))).toEqual([]);
});

test('units visited in any case are joined too; a substitute that comes later is named apart', async () => {
  const office = await makeCampusOffice();
  writeFileSync(office.path('must.csv'), 'unit,reason\nJY-1-5,投诉举报\n');
  await must(office, 'sample plan --name EDU --item JY-1 --size 2 --must must.csv --visit-day 2026-09-21');
  const { drawn } = (await must(office, `sample draw EDU --seed ${SEED}`)) as { drawn: { unit: string }[] };
  await must(office, 'sample assign EDU');
  await must(office, 'sample plan --name MKT --item SC-1 --rate 100% --visit-day 2026-09-21');
  await must(office, `sample draw MKT --seed ${SEED}`);
  await must(office, 'sample assign MKT');
  const joined = await must(office, 'sample join EDU MKT --name J');
  expect(joined).toMatchObject({ units: 7 });
  const show = async () =>
    (await must(office, 'sample visits J')) as unknown as { visits: Visit[]; later: unknown[] };
  const before = await show();
  expect(before.later).toEqual([]);
  expect(before.visits.flatMap(({ units }) => units.map(({ unit }) => unit))).toContain('JY-1-5');

  const [gone = { unit: '' }] = drawn;
  await must(office, `sample draw EDU --substitute ${gone.unit} --reason 已注销`);
  const after = await show();
  expect(after.later).toHaveLength(1);
  expect(after.visits.flatMap(({ units }) => units.map(({ unit }) => unit))).not.toContain(gone.unit);
  const said = (await office.run('sample visits J')).out;
  expect(said).toContain('请分头检查');
});

test('a certificate that ends before the joint day leaves the department short', async () => {
  const office = await makeCampusOffice();
  await makePlans(office);
  await must(office, 'sample join EDU URB --name 十月 --from 2026-10-12');
  const { visits } = (await must(office, 'sample visits 十月')) as unknown as { visits: Visit[] };
  const shared = visits.filter(({ authorities }) => authorities.includes(URB));
  expect(shared.length).toBe(2);
  for (const { state, short } of shared) expect([state, short]).toEqual(['short', [URB]]);
});

test('refusals: too few plans, an unknown or undrawn one, one joined before, a lead that takes no part, no working day', async () => {
  const office = await makeCampusOffice();
  await makePlans(office);
  const refused = async (line: string, code: number, error: string) => {
    const { code: exit, err } = await office.run(line);
    expect([exit, err]).toEqual([code, expect.stringContaining(error)]);
  };
  await refused('sample join EDU --name X', 2, 'E_JOINT_PLANS');
  await refused('sample join EDU NONE --name X', 6, 'E_SAMPLE_PLAN_UNKNOWN');
  await refused('sample visits X', 6, 'E_JOINT_UNKNOWN');
  await refused('sample join EDU MKT --name X --lead 常澄市城市管理局', 2, 'E_JOINT_LEAD');
  await refused('sample join EDU MKT --name X --from 2026-10-01 --to 2026-10-07', 2, 'E_JOINT_DAYS');
  await must(office, 'sample plan --name ITEMS --of item --rate 100%');
  await refused('sample join EDU ITEMS --name X', 5, 'E_JOINT_PLAN_KIND');
  await must(office, 'sample plan --name LATE --rate 100%');
  await refused('sample join EDU LATE --name X', 5, 'E_SAMPLE_NOT_DRAWN');
  expect(await must(office, 'sample join EDU MKT --name X --lead 常澄市市场监督管理局')).toMatchObject({
    lead: MKT,
  });
  await refused('sample join EDU MKT --name X', 5, 'E_JOINT_EXISTS');
  await refused('sample join EDU URB --name Y', 5, 'E_JOINT_PLAN_TAKEN');
});
