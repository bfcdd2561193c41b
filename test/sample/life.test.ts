import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { seedHash, ticketOf } from '../../src/sample/ticket.ts';
import type { Office } from '../support/office.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

const SEED = '27182818284590452353602874713527';
const period = '--from 2026-06-01 --to 2026-08-31';

interface Planned {
  population: number;
  population_sha256: string;
  strata: { stratum: string; population: number; quota: number }[];
  checkpoint: string;
}
interface Drawn {
  seed: string;
  drawn: { unit: string; stratum: string; order: number; ticket: string }[];
}

let office: Office;
beforeEach(async () => {
  office = await makeSampleOffice();
}, 60_000);

const ledger = async (act: string) =>
  (
    (await office.run(`ledger show --act ${act} --format json`)).json() as { entries: { text: string }[] }
  ).entries.map(({ text }) => JSON.parse(text) as { data: Record<string, unknown> });

async function publish(strata = 'region'): Promise<{ planned: Planned; drawn: Drawn; dir: string }> {
  const planned = await office.run(
    `sample plan --name P ${period} --strata ${strata} --rate 10% --format json`,
  );
  expect(planned.code).toBe(0);
  const drawn = await office.run(`sample draw P --seed ${SEED} --format json`);
  expect(drawn.code).toBe(0);
  expect((await office.run('sample publish P --out out')).code).toBe(0);
  return { planned: planned.json() as Planned, drawn: drawn.json() as Drawn, dir: office.path('out') };
}

describe('a draw from plan to publication', () => {
  test('plan: quotas and digests stand in the ledger before any seed', async () => {
    const planned = (
      await office.run(`sample plan --name P ${period} --strata region --rate 10% --format json`)
    ).json() as Planned;
    expect(planned.strata.reduce((sum, row) => sum + row.population, 0)).toBe(planned.population);
    for (const row of planned.strata) expect(row.quota).toBe(Math.ceil(row.population / 10));
    const [entry] = await ledger('sample.plan');
    expect(entry?.data).toMatchObject({ population_sha256: planned.population_sha256, plan: 'P' });
    expect(await ledger('sample.draw')).toEqual([]);
    expect(planned.checkpoint).toMatch(/^chengnuo\/11320400014109816C\n\d+\n[A-Za-z0-9+/]{43}=\n\n— /);
  });

  test('draw: in each stratum the smallest tickets of the frozen population, and no others', async () => {
    const { planned, drawn, dir } = await publish();
    const population = readFileSync(join(dir, 'population.csv'), 'utf8');
    expect(sha256Hex(population)).toBe(planned.population_sha256);
    const units = population
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',') as [string, string]);
    for (const { stratum, quota } of planned.strata) {
      const smallest = units
        .filter(([, of]) => of === stratum)
        .map(([unit]) => ({ unit, ticket: ticketOf(seedHash(SEED), unit) }))
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
        .slice(0, quota);
      const rows = drawn.drawn.filter((row) => row.stratum === stratum);
      expect(rows.map(({ unit, ticket }) => ({ unit, ticket }))).toEqual(smallest);
      expect(rows.map(({ order }) => order)).toEqual(smallest.map((_, i) => i + 1));
    }
  });

  test('a plan is drawn once, whatever the seed', async () => {
    await publish();
    const again = await office.run('sample draw P --seed 31415926535897932384626433832795');
    expect([again.code, again.err]).toEqual([5, expect.stringContaining('E_SAMPLE_DRAWN')]);
    expect(await ledger('sample.draw')).toHaveLength(1);
  });

  test('what is published verifies here and with the script for outsiders, and names nobody', async () => {
    const { dir } = await publish('region,channel');
    const verified = await office.run('sample verify out --format json');
    expect(verified.json()).toMatchObject({ valid: true, findings: [] });
    const python = spawnSync('python3', ['verify-draw.py', '.'], { cwd: dir, encoding: 'utf8' });
    if (!python.error) expect(python.status, python.stdout + python.stderr).toBe(0);
    const everything = readdirSync(dir)
      .map((name) => readFileSync(join(dir, name), 'utf8'))
      .join('\n');
    const cases = (await office.run('case list --reveal 测试 --format csv')).out;
    const personal = [...cases.matchAll(/\b\d{17}[\dX]\b/g)].map(([id]) => id);
    expect(personal.length).toBeGreaterThan(100);
    expect(personal.filter((id) => everything.includes(id))).toEqual([]);
    expect(everything).not.toContain('tester');
  });

  test('one changed byte in any file is found, exit 4', async () => {
    const { dir } = await publish();
    for (const name of readdirSync(dir)) {
      const file = join(dir, name);
      const bytes = readFileSync(file);
      const changed = Buffer.from(bytes);
      const at = Math.floor(changed.length / 2);
      changed.writeUInt8((changed.readUInt8(at) ^ 1) & 0xff, at);
      writeFileSync(file, changed);
      const verified = await office.run('sample verify out');
      expect([verified.code, verified.err], name).toEqual([4, expect.stringContaining('E_SAMPLE_VERIFY')]);
      writeFileSync(file, bytes);
    }
    expect((await office.run('sample verify out')).code).toBe(0);
  });

  test('every file that the contract names is there before a visit, and one that is gone is found, exit 4', async () => {
    await office.run([
      'sample',
      'plan',
      '--name',
      'P',
      '--from',
      '2026-01-01',
      '--to',
      '2026-09-30',
      '--size',
      '3',
    ]);
    await office.run(['sample', 'draw', 'P', '--seed', SEED]);
    await office.run('sample assign P');
    await office.run('sample publish P --out out');
    const dir = office.path('out');
    const named = [
      'population',
      'draw',
      'inspectors',
      'ineligible',
      'last-visits',
      'assignments',
      'results',
    ].map((name) => `${name}.csv`);
    const all = [...named, 'plan.json', 'seed.txt', 'SHA256SUMS', 'SHA256SUMS.note'];
    expect(readdirSync(dir)).toEqual(expect.arrayContaining(all));
    expect(readFileSync(join(dir, 'results.csv'), 'utf8')).toBe(
      'unit,inspected_on,result,promise,rectify_by\n',
    );
    for (const name of all) {
      renameSync(join(dir, name), office.path('aside'));
      expect((await office.run('sample verify out --format json')).code, name).toBe(4);
      renameSync(office.path('aside'), join(dir, name));
    }
    expect((await office.run('sample verify out')).code).toBe(0);
  });

  test('nothing is published over what is there', async () => {
    await publish();
    const again = await office.run('sample publish P --out out');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('E_SAMPLE_FOLDER')]);
    expect(await ledger('sample.publish')).toHaveLength(1);
  });
});

describe('what is refused', () => {
  test.each([
    ['no such plan to draw', `sample draw Q --seed ${SEED}`, 6, 'E_SAMPLE_PLAN_UNKNOWN'],
    ['an empty population', 'sample plan --name Q --item none --rate 5%', 1, 'E_SAMPLE_POPULATION_EMPTY'],
    ['a rate of nothing', 'sample plan --name Q --rate 0%', 2, 'E_SAMPLE_RATE'],
    ['a rate above all', 'sample plan --name Q --rate 101%', 2, 'E_SAMPLE_RATE'],
    ['no rule', 'sample plan --name Q', 2, 'E_SAMPLE_RULE'],
    ['a name of nothing', "sample plan --name ' ' --rate 5%", 2, 'E_USAGE_ANSWER_MISSING'],
    ['two rules', 'sample plan --name Q --rate 5% --size 3', 2, 'E_SAMPLE_RULE'],
    [
      'a stratum without a rate',
      'sample plan --name Q --strata region --rates 320402=5%',
      2,
      'E_SAMPLE_RATES_MISSING',
    ],
    ['a stratum key that is none', 'sample plan --name Q --strata age --rate 5%', 2, 'E_USAGE_VALUE'],
    ['none beside a key', 'sample plan --name Q --strata region,none --rate 5%', 2, 'E_USAGE_VALUE'],
    [
      'a period that ends before it begins',
      'sample plan --name Q --from 2026-08-01 --to 2026-07-31 --rate 5%',
      2,
      'E_USAGE_VALUE',
    ],
    ['publishing what is not there', 'sample publish Q --out out', 6, 'E_SAMPLE_PLAN_UNKNOWN'],
    ['verifying a folder that is none', 'sample verify nowhere', 6, 'E_SAMPLE_FOLDER_NONE'],
  ])('%s', async (_what, line, code, named) => {
    const before = (await office.run('ledger verify --format json')).json();
    const refused = await office.run(line);
    expect([refused.code, refused.err]).toEqual([code, expect.stringContaining(`error[${named}]`)]);
    expect((await office.run('ledger verify --format json')).json()).toEqual(before);
  });

  test('a wrong stratum key is answered with all that are', async () => {
    const { err } = await office.run('sample plan --name Q --strata age --rate 5%');
    expect(err).toContain('item, authority, region, channel, grade, none');
  });

  test('seeds: of spaces, of several lines, and short ones without a confirmation', async () => {
    await office.run('sample plan --name P --size 3');
    for (const seed of ['   ', 'a\nb']) {
      const refused = await office.run(['sample', 'draw', 'P', '--seed', seed]);
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('E_SAMPLE_SEED')]);
    }
    const weak = await office.run('sample draw P --seed 12345');
    expect([weak.code, weak.err]).toEqual([2, expect.stringContaining('E_SAMPLE_SEED_WEAK')]);
    expect((await office.run('sample draw P --seed 12345 --yes')).code).toBe(0);
  });

  test('a plan is neither drawn nor published before its time, and its name is taken once', async () => {
    await office.run('sample plan --name P --size 3');
    expect((await office.run('sample publish P --out out')).err).toContain('E_SAMPLE_NOT_DRAWN');
    expect((await office.run('sample plan --name P --size 3')).code).toBe(5);
  });
});
