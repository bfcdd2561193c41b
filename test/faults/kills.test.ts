import { readdirSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { makeOffice } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';
import { faultSeed } from '../support/seed.ts';
import { whyNoDisk } from './shortage.ts';
import { stages } from './stages.ts';
import { strikeStages } from './strike.ts';

const SEED = faultSeed('short');
const KILLS = 2;
const noDisk = whyNoDisk();
const disk = noDisk === null ? '' : `; a full disk not here: ${noDisk}`;
/** Batches of letters are killed in test/concurrency; the long form has them too, and sheets, reports and the site. */
const struckHere = stages.filter(({ name }) => name !== 'letter issue');

sqliteTest(
  `short of room, then killed at random moments: no act is half done, and its rerun comes to the same (seed ${SEED}${disk})`,
  async () => {
    const struck = await strikeStages(struckHere, {
      seed: SEED,
      sizes: { cases: 600, items: 60, letters: 1 },
      strikes: (place, random) => ({
        kills: KILLS,
        // Enough to open the database, too little for what is written then; by turns the file's limit and the disk's.
        shortages:
          place % 2 === 0 || noDisk !== null
            ? [{ kind: 'limit', kibibytes: 33 + random.below(4) }]
            : [{ kind: 'disk', kibibytes: 4 * random.below(10) }],
      }),
    });
    expect(struck.map(({ stage, kills, short, refused }) => [stage, kills, short, refused])).toEqual(
      struckHere.map(({ name }) => [name, KILLS, 1, 1]),
    );
  },
  240_000,
);

sqliteTest('what a killed init or move left of a new database is cleared away by the next run', async () => {
  const office = await makeOffice();
  const left = ['moved.db.part', 'moved.db.part-wal', 'moved.db.part-shm', 'moved.db.lock'];
  for (const name of left) writeFileSync(office.path(name), name.endsWith('lock') ? '' : 'half of it');
  const moved = await office.run('db move --to sqlite:moved.db');
  expect([moved.code, moved.err]).toEqual([0, '']);
  expect(readdirSync(office.dir).filter((name) => left.includes(name))).toEqual([]);
  expect((await office.run('db check --db sqlite:moved.db')).code).toBe(0);
});
