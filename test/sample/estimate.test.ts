import { writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { clopperPearson, wilson } from '../../src/sample/interval.ts';
import type { Office } from '../support/office.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

let office: Office;
let units: string[];

beforeEach(async () => {
  office = await makeSampleOffice();
  await office.run('sample plan --name P --size 60');
  const drawn = await office.run('sample draw P --seed 27182818284590452353602874713527 --format json');
  units = (drawn.json() as { drawn: { unit: string }[] }).drawn.map(({ unit }) => unit);
  const promise = (i: number): string =>
    i < 4 ? 'untrue' : i < 6 ? 'partly' : i < 8 ? 'unverifiable' : 'true';
  const rows = units.slice(0, 55).map((unit, i) => `${unit},2026-09-16,1,${promise(i)}`);
  writeFileSync(office.path('results.csv'), `unit,inspected_on,result,promise\n${rows.join('\n')}\n`);
  const imported = await office.run('sample import-results P results.csv');
  expect(imported.err).toBe('');
}, 60_000);

test('the results of the visits become a rate with its interval; what is unknown counts for nothing', async () => {
  const { strata, overall } = (await office.run('sample estimate P --format json')).json() as {
    strata: Record<string, unknown>[];
    overall: Record<string, unknown>;
  };
  const exact = clopperPearson(4, 53, 0.95);
  expect(strata).toHaveLength(1);
  expect(strata[0]).toMatchObject({
    stratum: 'all',
    drawn: 60,
    checked: 53,
    untrue: 4,
    partly: 2,
    unverifiable: 2,
    missing: 5,
    rate: 4 / 53,
    low: exact.low,
    high: exact.high,
    method: 'clopper-pearson',
    wilson: wilson(4, 53, 0.95),
    if_missing: { low: 4 / 60, high: 11 / 60 },
    small: false,
  });
  // With the finite-population correction the overall interval is the narrower one.
  expect(overall).toMatchObject({
    checked: 53,
    untrue: 4,
    rate: 4 / 53,
    method: 'stratified-clopper-pearson',
  });
  expect(overall['low']).toBeGreaterThan(exact.low);
  expect(overall['high']).toBeLessThan(exact.high);
});

test('as people read it, in both languages', async () => {
  const zh = (await office.run('sample estimate P')).out;
  expect(zh).toContain('7.55%');
  expect(zh).toContain('无法核实 2 个');
  const en = (await office.run('sample estimate P --confidence 99% --lang en')).out;
  expect(en).toContain('99% interval');
  expect(en).toContain('Clopper–Pearson');
});

test('a wider confidence is a wider interval; one that nothing gives is refused', async () => {
  const high = async (confidence: string) =>
    (
      (await office.run(`sample estimate P --confidence ${confidence} --format json`)).json() as {
        overall: { high: number };
      }
    ).overall.high;
  expect(await high('99%')).toBeGreaterThan(await high('90%'));
  expect((await office.run('sample estimate P --confidence 100%')).code).toBe(2);
  expect((await office.run('sample estimate Q')).code).toBe(6);
});
