import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { seedHash, ticketOf } from '../../src/sample/ticket.ts';
import type { Office } from '../support/office.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

const SEED = '27182818284590452353602874713527';
const SECOND = '31415926535897932384626433832795';
const THIRD = '14142135623730950488016887242096';

interface Row {
  unit: string;
  stratum: string;
  order: number;
  ticket: string;
  batch?: number;
}

let office: Office;
beforeEach(async () => {
  office = await makeSampleOffice();
}, 60_000);

const drawOf = async (line: string): Promise<Row[]> => {
  const done = await office.run(`sample draw P ${line} --format json`);
  expect(done.err).toBe('');
  return (done.json() as { drawn: Row[] }).drawn;
};

describe('top-ups', () => {
  test('take the smallest tickets under the new seed among the units not drawn yet, publish and verify', async () => {
    await office.run('sample plan --name P --strata channel --rate 5%');
    const first = await drawOf(`--seed ${SEED}`);
    const second = await drawOf(`--seed ${SECOND} --top-up window=3 --reason 增加样本量`);
    const third = await drawOf(`--seed ${THIRD} --top-up 4 --reason 上级要求`);
    expect([second.length, third.length]).toEqual([3, 4]);
    expect((await office.run('sample publish P --out out')).code).toBe(0);
    const population = readFileSync(office.path('out', 'population.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const taken = new Set(first.map(({ unit }) => unit));
    const expected = population
      .filter(([unit = '', stratum]) => stratum === 'window' && !taken.has(unit))
      .map(([unit = '']) => ({ unit, ticket: ticketOf(seedHash(SECOND), unit) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .slice(0, 3);
    expect(second.map(({ unit, ticket }) => ({ unit, ticket }))).toEqual(expected);
    const last = first.filter((row) => row.stratum === 'window').length;
    expect(second.map(({ order }) => order)).toEqual([last + 1, last + 2, last + 3]);
    const all = [...first, ...second, ...third].map(({ unit }) => unit);
    expect(new Set(all).size).toBe(all.length);

    const verified = (await office.run('sample verify out --format json')).json() as { drawn: number };
    expect(verified).toMatchObject({ valid: true, drawn: all.length });
    const python = spawnSync('python3', ['verify-draw.py', '.'], {
      cwd: office.path('out'),
      encoding: 'utf8',
    });
    if (!python.error) expect(python.status, python.stdout + python.stderr).toBe(0);
    expect(readFileSync(office.path('out', 'draw.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(
      first.length + 1,
    );
  });

  test('a published top-up that its seed does not give is found by recomputing it', async () => {
    await office.run('sample plan --name P --rate 5%');
    await drawOf(`--seed ${SEED}`);
    await drawOf(`--seed ${SECOND} --top-up 2 --reason x`);
    await office.run('sample publish P --out out');
    const file = join(office.path('out'), 'top-ups.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(SECOND, THIRD));
    const verified = await office.run('sample verify out --format json');
    const { findings } = verified.json() as { findings: { file: string; code: string }[] };
    expect(verified.code).toBe(4);
    expect(findings).toContainEqual(expect.objectContaining({ file: 'top-ups.csv', code: 'draw-mismatch' }));
  });

  test.each([
    ['the same seed', `--seed ${SEED} --top-up 1 --reason x`, 5, 'E_SAMPLE_SEED_USED'],
    ['no reason', `--seed ${SECOND} --top-up 1`, 2, 'E_USAGE_ANSWER_MISSING'],
    [
      'a reason with a number of a person',
      `--seed ${SECOND} --top-up 1 --reason 13800138000`,
      2,
      'E_USAGE_VALUE',
    ],
    ['more than there are', `--seed ${SECOND} --top-up 100000 --reason x`, 2, 'E_SAMPLE_TOP_UP_LEFT'],
    ['a stratum that is none', `--seed ${SECOND} --top-up X=1 --reason x`, 2, 'E_SAMPLE_TOP_UP_LEFT'],
    ['no number', `--seed ${SECOND} --top-up some --reason x`, 2, 'E_SAMPLE_RATE'],
  ])('refused: %s', async (_what, line, code, named) => {
    await office.run('sample plan --name P --rate 5%');
    await drawOf(`--seed ${SEED}`);
    const refused = await office.run(`sample draw P ${line}`);
    expect([refused.code, refused.err]).toEqual([code, expect.stringContaining(`error[${named}]`)]);
  });

  test('not before the draw itself, and not once inspectors are assigned', async () => {
    await office.run('sample plan --name P --size 3');
    const early = await office.run(`sample draw P --seed ${SECOND} --top-up 1 --reason x`);
    expect([early.code, early.err]).toEqual([5, expect.stringContaining('E_SAMPLE_NOT_DRAWN')]);
    await drawOf(`--seed ${SEED}`);
    await office.run('sample assign P');
    const late = await office.run(`sample draw P --seed ${SECOND} --top-up 1 --reason x`);
    expect([late.code, late.err]).toEqual([5, expect.stringContaining('E_SAMPLE_TOP_UP_LATE')]);
  });
});

describe('the ceremony', () => {
  test('a seed older than the plan, or of the future, is refused', async () => {
    await office.run('sample plan --name P --size 3');
    for (const at of ['2026-09-16T09:29', '2026-09-16T09:31']) {
      const refused = await office.run(`sample draw P --seed ${SEED} --at ${at}`);
      expect([refused.code, refused.err]).toEqual([5, expect.stringContaining('E_SAMPLE_SEED_EARLY')]);
    }
    expect(await drawOf(`--seed ${SEED} --at 2026-09-16T09:30`)).toHaveLength(3);
    const [entry] = (
      (await office.run('ledger show --act sample.draw --format json')).json() as {
        entries: { text: string }[];
      }
    ).entries;
    expect(JSON.parse(entry?.text ?? '{}').data.seeded_at).toBe('2026-09-16T01:30:00.000Z');
  });

  test('the batches of a yearly plan come in the order of the tickets, in equal parts', async () => {
    await office.run('sample plan --name P --year 2026 --rate 10% --batches 4');
    const drawn = await drawOf(`--seed ${SEED}`);
    const sizes = [1, 2, 3, 4].map((batch) => drawn.filter((row) => row.batch === batch).length);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(drawn.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(drawn.map((row) => row.batch)).toEqual(drawn.map((row) => row.batch).sort());
  });
});
