import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { seededRandom } from '../../scripts/samples/random.ts';
import { makeListedOffice } from '../letter/support.ts';
import { makeOffice } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';

const SEED = 'bad day';

sqliteTest(`a torn page is found by db check, which says what to do next (seed ${SEED})`, async () => {
  const office = await makeListedOffice();
  const random = seededRandom(SEED);
  const sound = readFileSync(office.path('chengnuo.db'));
  for (let i = 0; i < 4; i++) {
    const torn = Buffer.from(sound);
    const page = 4096 * (1 + random.below(20));
    torn.fill(0xff, page, page + 512);
    writeFileSync(office.path('torn.db'), torn);
    const checked = await office.run('db check --db sqlite:torn.db --lang en');
    expect([4, 10, 12], `page at ${page}: ${checked.err}`).toContain(checked.code);
    expect(checked.err).toMatch(/E_DB_\w+/);
  }
});

sqliteTest(`a broken list leaves the database sound and nothing beside it (seed ${SEED})`, async () => {
  const office = await makeOffice();
  const random = seededRandom(SEED);
  const list = readFileSync(join(import.meta.dirname, '../../data/samples/items.csv'));
  for (let i = 0; i < 8; i++) {
    const broken = Buffer.from(list.subarray(0, 1 + random.below(list.length)));
    for (let flips = 0; flips < 20; flips++) broken[random.below(broken.length)] = random.below(256);
    writeFileSync(office.path('broken.csv'), broken);
    await office.run(['item', 'import', 'broken.csv', '--batch', `b${i}`]);
    expect((await office.run('db check')).code).toBe(0);
    expect(readdirSync(office.dir).filter((name) => /\.(part|tmp)/.test(name))).toEqual([]);
  }
});
