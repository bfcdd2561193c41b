import { expect, test } from 'vitest';
import { killStages } from '../faults/kill-rounds.ts';
import { tableOf } from '../faults/kill-table.ts';
import { firstLongList, stages } from '../faults/stages.ts';
import { faultSeed } from '../support/seed.ts';

const SEED = faultSeed('long');
/** Over all stages; as even as it goes. */
const KILLS = Number(process.env['CHENGNUO_TEST_KILLS'] ?? 500);

const every = [...stages, firstLongList];

test(`${KILLS} kills over every stage (seed ${SEED})`, async () => {
  const killed = await killStages(every, {
    seed: SEED,
    sizes: { cases: 2_000, items: 150, letters: 24 },
    kills: (i) => Math.floor(((i + 1) * KILLS) / every.length) - Math.floor((i * KILLS) / every.length),
    onDone: (one) => process.stdout.write(tableOf([one])),
  });
  process.stdout.write(`\nseed ${SEED}\n${tableOf(killed)}`);
  expect(killed.reduce((sum, { kills }) => sum + kills, 0)).toBe(KILLS);
});
