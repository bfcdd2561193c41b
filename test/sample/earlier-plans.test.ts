import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { behind } from '../support/open-office.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

test('a plan assigned when pairs were stored is published as then', async () => {
  const office = await makeSampleOffice();
  const sample = join(import.meta.dirname, '../../data/samples/inspectors.csv');
  await office.run(['inspector', 'import', sample]);
  await office.run('sample plan --name P --rate 10% --visit-day 2026-10-12');
  await office.run('sample draw P --seed 27182818284590452353602874713527');
  await office.run('sample assign P');
  expect((await office.run('sample publish P --out now')).code).toBe(0);
  const published = readFileSync(office.path('now', 'ineligible.csv'), 'utf8');
  const pairs = published.trim().split('\n').slice(1);
  expect(pairs.length).toBeGreaterThan(0);

  const rows = pairs.map((line) => {
    const [unit, no, reason] = line.split(',');
    return `select plan_id, unit, '${no}', '${reason}', office_region from visited_units where unit = '${unit}'`;
  });
  for (const row of rows)
    await behind(
      office,
      `insert into ineligible_inspectors (plan_id, unit, inspector_no, reason, office_region) ${row}`,
    );
  await behind(office, 'delete from visited_units');
  expect((await office.run('sample publish P --out then')).code).toBe(0);
  expect(readFileSync(office.path('then', 'ineligible.csv'), 'utf8')).toBe(published);
  expect((await office.run('sample verify then')).code).toBe(0);
});
