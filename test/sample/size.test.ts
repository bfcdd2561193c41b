import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, run } from '../support/office.ts';

const json = async (line: string, cwd?: string) => {
  const done = await run(`sample size ${line} --format json`, cwd === undefined ? {} : { cwd });
  expect(done.err).toBe('');
  return done.json() as Record<string, unknown>;
};

describe('how many to draw', () => {
  test('at least one of those that are untrue: a share counts as whole promises, rounded up', async () => {
    expect(await json('--population 320 --find 1%')).toMatchObject({
      method: 'find',
      population: 320,
      untrue: 4,
      size: 168,
      confidence: '95%',
    });
    expect(await json('--population 320 --find 4 --confidence 99%')).toMatchObject({ size: 218 });
  });

  test('no office is needed, and the formula stands beside the size', async () => {
    const { out } = await run('sample size --population 1000 --at-most 5% --allowed 3 --lang en');
    expect(out).toContain('To draw     143');
    expect(out).toContain('C(D, x)·C(N−D, n−x)');
    expect(out).toContain('hypergeometric');
  });

  test('a size is divided over strata, by their units or by what is expected of them', async () => {
    const dir = makeFolder();
    writeFileSync(join(dir, 'strata.csv'), 'stratum,population\nA,600\nB,300\nD,100\n');
    writeFileSync(join(dir, 'prior.csv'), 'stratum,rate\nA,1%\nB,10%\nD,50%\n');
    const quotas = async (more: string) =>
      ((await json(`--strata strata.csv ${more}`, dir))['strata'] as { quota: number }[]).map((r) => r.quota);
    expect(await quotas('--size 50')).toEqual([30, 15, 5]);
    // N·√(p(1−p)) = 59.70, 90, 50 of 199.70: 14.95, 22.53, 12.52 of 50.
    expect(await quotas('--size 50 --allocation neyman --prior prior.csv')).toEqual([15, 23, 12]);
    expect(await quotas('--find 1%')).toEqual([155, 77, 26]);
  });

  test.each([
    ['no aim', '--population 10', 'E_SAMPLE_AIM'],
    ['two aims', '--population 10 --find 1 --margin 5%', 'E_SAMPLE_AIM'],
    ['no population', '--find 1', 'E_USAGE_ANSWER_MISSING'],
    ['a rate of nothing', '--population 10 --find 0%', 'E_SAMPLE_RATE'],
    ['a rate above all', '--population 10 --at-most 101%', 'E_SAMPLE_RATE'],
    ['a confidence that nothing gives', '--population 10 --find 1 --confidence 100%', 'E_SAMPLE_SHARE'],
    ['a size with nothing to divide it over', '--population 10 --size 5', 'E_USAGE_NEEDS'],
  ])('refused: %s', async (_what, line, code) => {
    const refused = await run(`sample size ${line}`);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(`error[${code}]`)]);
  });

  test('more untrue ones than units is answered, not computed', async () => {
    const refused = await run('sample size --population 10 --find 11');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('E_SAMPLE_SIZE_NONE')]);
  });

  test('a stratum that comes twice is refused with its line', async () => {
    const dir = makeFolder();
    writeFileSync(join(dir, 'strata.csv'), 'A,600\nA,300\n');
    const refused = await run('sample size --strata strata.csv --size 5', { cwd: dir });
    expect(refused.err).toContain('A,300');
  });
});
