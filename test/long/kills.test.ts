import { expect, test } from 'vitest';
import { killStages } from '../faults/kill-rounds.ts';
import { tableOf } from '../faults/kill-table.ts';
import { stages } from '../faults/stages.ts';
import { faultSeed } from '../support/seed.ts';

const SEED = faultSeed('long');
/** Over all stages; as even as it goes. */
const KILLS = Number(process.env['CHENGNUO_TEST_KILLS'] ?? 500);

test(`${KILLS} kills over every stage (seed ${SEED})`, async () => {
  const killed = await killStages(stages, {
    seed: SEED,
    sizes: { cases: 4_000, items: 300, letters: 60 },
    kills: (i) => Math.floor(((i + 1) * KILLS) / stages.length) - Math.floor((i * KILLS) / stages.length),
    onDone: (one) => process.stdout.write(tableOf([one])),
  });
  process.stdout.write(`\nseed ${SEED}\n${tableOf(killed)}`);
  expect(killed.reduce((sum, { kills }) => sum + kills, 0)).toBe(KILLS);
});
