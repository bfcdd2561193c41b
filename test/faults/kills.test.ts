import { readdirSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { makeOffice } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';
import { faultSeed } from '../support/seed.ts';
import { killStages } from './kill-rounds.ts';
import { stages } from './stages.ts';

const SEED = faultSeed('short');
const KILLS = 3;

sqliteTest(
  `killed at random moments, no act is half done, and its rerun comes to the same (seed ${SEED})`,
  async () => {
    const killed = await killStages(stages, {
      seed: SEED,
      sizes: { cases: 600, items: 60, letters: 12 },
      kills: () => KILLS,
    });
    expect(killed.map(({ stage, kills }) => [stage, kills])).toEqual(stages.map(({ name }) => [name, KILLS]));
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
