import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Office } from '../support/office.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

const SEED = '27182818284590452353602874713527';

interface Planned {
  population: number;
  strata: { stratum: string; population: number; quota: number; chance: number }[];
  checkpoint: string | null;
  excluded: { count: number; reasons: { reason: string; count: number }[]; not_found: number };
  must: { count: number };
}

let office: Office;
beforeEach(async () => {
  office = await makeSampleOffice();
}, 60_000);

const plan = async (line: string): Promise<Planned> => {
  const done = await office.run(`sample plan ${line} --format json`);
  expect(done.err).toBe('');
  return done.json() as Planned;
};

const population = async (name: string): Promise<string[]> => {
  await office.run(`sample draw ${name} --seed ${SEED}`);
  await office.run(`sample publish ${name} --out out-${name}`);
  return readFileSync(join(office.path(`out-${name}`), 'population.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',')[0] ?? '');
};

describe('who may be drawn', () => {
  test('excluded units and those visited in any case leave the population; the rest keeps its chance', async () => {
    await plan('--name all --rate 10%');
    const everybody = await population('all');
    const [a = '', b = '', c = ''] = everybody;
    writeFileSync(office.path('no.csv'), `抽查对象,原因\n${a},已注销\n${b},已注销\nnobody,已迁出\n`);
    writeFileSync(office.path('must.csv'), `unit,reason\n${c},投诉举报\n`);
    const planned = await plan('--name P --rate 10% --exclude no.csv --must must.csv');
    expect(planned.excluded).toEqual({
      count: 2,
      reasons: [{ reason: '已注销', count: 2 }],
      not_found: 1,
    });
    expect(planned.must).toEqual({ count: 1, reasons: [{ reason: '投诉举报', count: 1 }] });
    const left = everybody.filter((unit) => ![a, b, c].includes(unit));
    expect(planned.population).toBe(left.length);
    const [row] = planned.strata;
    expect(row?.chance).toBe((row?.quota ?? 0) / left.length);
    expect(await population('P')).toEqual(left);
    const published = JSON.parse(readFileSync(office.path('out-P', 'plan.json'), 'utf8'));
    expect(published.must).toMatchObject({ count: 1, reasons: [{ reason: '投诉举报', count: 1 }] });
    // Whom a complaint was about is not for the public: the list is only held to its digest.
    expect(JSON.stringify(published)).not.toContain(c);
    expect((await office.run('sample verify out-P')).code).toBe(0);
  });

  test('subjects drawn a short time ago are left out, if the plan says so', async () => {
    await plan('--name first --of subject --rate 10%');
    const { drawn } = (await office.run(`sample draw first --seed ${SEED} --format json`)).json() as {
      drawn: { unit: string }[];
    };
    const again = await plan('--name again --of subject --rate 10%');
    const capped = await plan('--name capped --of subject --rate 10% --once-within 6mo');
    expect(again.excluded.count).toBe(0);
    expect(capped.excluded.count).toBe(drawn.length);
    expect(capped.population).toBe(again.population - drawn.length);
    const cases = await plan('--name cases --rate 10% --once-within 6mo');
    expect(cases.excluded.count).toBeGreaterThanOrEqual(drawn.length);
    const later = await office.run(
      'sample plan --name later --of subject --rate 10% --once-within 6mo --format json',
      { now: '2027-03-17T09:30:00+08:00' },
    );
    expect((later.json() as Planned).excluded.count).toBe(0);
  });

  test('narrowed by domain, decision and agent: the parts add up', async () => {
    const whole = (await plan('--name all --rate 10% --dry-run')).population;
    const withAgent = await office.run(
      'sample plan --name a --rate 10% --agent with --dry-run --format json',
    );
    const without = await plan('--name b --rate 10% --agent without --dry-run');
    const some = withAgent.code === 0 ? (withAgent.json() as Planned).population : 0;
    expect(some + without.population).toBe(whole);
    const refused = await office.run(
      'sample plan --name c --rate 10% --decision refused --dry-run --format json',
    );
    if (refused.code === 0) expect((refused.json() as Planned).population).toBeGreaterThan(0);
    else expect(refused.err).toContain('E_SAMPLE_POPULATION_EMPTY');
  });
});

describe('how many are drawn', () => {
  test('rates from policy by grade; objects without a class at that of policy', async () => {
    const planned = await plan('--name P --strata grade,region --rates policy');
    for (const row of planned.strata) expect(row.quota).toBe(Math.ceil(row.population * 0.03));
    await office.run(`sample draw P --seed ${SEED}`);
    await office.run('sample publish P --out out');
    const published = JSON.parse(readFileSync(office.path('out', 'plan.json'), 'utf8'));
    expect(published.rate_basis.zh).toContain('国市监信发〔2022〕6号');
    expect((await office.run('sample verify out')).code).toBe(0);
  });

  test('a least for the whole plan is filled from the riskiest stratum, and verifies', async () => {
    const plain = await plan(
      '--name plain --strata channel --rates window=1%,online=1%,mobile=1%,courier=20% --dry-run',
    );
    const sum = (planned: Planned) => planned.strata.reduce((all, row) => all + row.quota, 0);
    const least = sum(plain) + 3;
    const filled = await plan(
      `--name P --strata channel --rates window=1%,online=1%,mobile=1%,courier=20% --at-least ${least}`,
    );
    expect(sum(filled)).toBe(least);
    const riskiest = (planned: Planned) =>
      planned.strata.find((row) => row.stratum === 'courier')?.quota ?? 0;
    const courier = filled.strata.find((row) => row.stratum === 'courier');
    if (courier) expect(riskiest(filled)).toBe(Math.min(courier.population, riskiest(plain) + 3));
    await office.run(`sample draw P --seed ${SEED}`);
    await office.run('sample publish P --out out');
    expect((await office.run('sample verify out')).code).toBe(0);
    const python = spawnSync('python3', ['verify-draw.py', '.'], {
      cwd: office.path('out'),
      encoding: 'utf8',
    });
    if (!python.error) expect(python.status, python.stdout + python.stderr).toBe(0);
  });

  test('a dry run prints the plan that the real run freezes, and writes nothing', async () => {
    const before = (await office.run('ledger verify --format json')).json();
    const dry = await plan('--name P --strata region --rate 10% --dry-run');
    expect(dry.checkpoint).toBeNull();
    expect((await office.run('ledger verify --format json')).json()).toEqual(before);
    const real = await plan('--name P --strata region --rate 10%');
    expect({ ...real, checkpoint: null, dry_run: true }).toEqual(dry);
  });
});

describe('lists that are refused', () => {
  test.each([
    ['a unit twice', 'unit,reason\nX1,closed\nX1,moved\n', 'E_TABLE_REJECTED'],
    ['no reason', 'unit,reason\nX1,\n', 'E_TABLE_REJECTED'],
    ['a reason with a phone number', 'unit,reason\nX1,call 13800138000\n', 'E_TABLE_REJECTED'],
    ['a unit that the office does not have', 'unit,reason\nX1,complaint\n', 'E_SAMPLE_UNIT_UNKNOWN'],
  ])('%s', async (_what, text, code) => {
    writeFileSync(office.path('must.csv'), text);
    const refused = await office.run('sample plan --name P --rate 10% --must must.csv');
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining(`error[${code}]`)]);
  });

  test('one that is on both', async () => {
    const unit = (await office.run('case list --limit 1 --format json')).json() as {
      cases: { case_no: string }[];
    };
    const text = `unit,reason\n${unit.cases[0]?.case_no ?? ''},x\n`;
    writeFileSync(office.path('a.csv'), text);
    const refused = await office.run('sample plan --name P --rate 10% --must a.csv --exclude a.csv');
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('E_SAMPLE_LISTED_TWICE')]);
  });
});
