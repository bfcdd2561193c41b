import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeSampleOffice } from '../support/sample-office.ts';

test('a plan from its freezing to the publication of its results', async () => {
  const office = await makeSampleOffice();
  const later = { now: '2026-09-21T09:00:00+08:00' };
  await office.run('sample plan --name 三季度 --size 12');
  const drawn = (
    await office.run('sample draw 三季度 --seed 27182818284590452353602874713527 --format json')
  ).json();
  const { drawn: units } = drawn as { drawn: { unit: string }[] };
  const lines = units
    .slice(0, 10)
    .map(({ unit }, i) => `${unit},2026-09-18,${i === 0 ? '5；2,不实' : i === 9 ? '7,无法核实' : '1,属实'}`);
  writeFileSync(office.path('results.csv'), `办件编号,检查日期,检查结果,承诺核查结论\n${lines.join('\n')}\n`);
  expect((await office.run('sample import-results 三季度 results.csv', later)).code).toBe(0);
  expect((await office.run('sample publish 三季度 --out out', later)).code).toBe(0);
  const done = await office.run(
    'report supervision --to pdf,html,xlsx,csv,json --out r --format json',
    later,
  );
  const shown = done.json() as {
    indicators: Record<string, { value: number; numerator: number; denominator: number }>;
    plans: { plan: string; visited: number; estimate: { rate: number; low: number; high: number } }[];
    results: Record<string, number>;
    files: string[];
  };
  const { indicators } = shown;
  expect(indicators['completion_rate']).toMatchObject({ numerator: 10, denominator: 12, value: 83.33 });
  expect(indicators['problem_rate']).toMatchObject({ numerator: 1, denominator: 10 });
  expect(indicators['untrue_rate']).toMatchObject({ numerator: 1, denominator: 9, value: 11.11 });
  expect(indicators['published_in_time_rate']).toMatchObject({ value: 100, denominator: 10 });
  expect(shown.results).toMatchObject({ 1: 8, 2: 1, 5: 1, 7: 1 });
  const [plan] = shown.plans;
  const estimate = (await office.run('sample estimate 三季度 --format json', later)).json() as {
    overall: { rate: number; low: number; high: number };
  };
  const { rate, low, high } = estimate.overall;
  expect(plan).toMatchObject({ plan: '三季度', visited: 10, estimate: { rate, low, high } });
  const html = readFileSync(shown.files.find((file) => file.endsWith('.html')) ?? '', 'utf8');
  expect(html).toContain('应检查12户，已检查10户次，完成率83.33%');
  expect(html.match(/<svg/g)).toHaveLength(2);
  expect((await office.run('report supervision --from 2025-01-01 --to 2025-12-31 --lang en')).out).toContain(
    'Report on Supervision Sampling',
  );
});
