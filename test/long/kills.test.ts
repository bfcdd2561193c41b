import { expect, test } from 'vitest';
import { firstLongList, papers, stages } from '../faults/stages.ts';
import { strikeStages } from '../faults/strike.ts';
import { tableOf } from '../faults/strike-table.ts';
import { faultSeed } from '../support/seed.ts';

const SEED = faultSeed('long');
/** Over all stages, as even as it goes. */
const KILLS = Number(process.env['CHENGNUO_TEST_KILLS'] || 500);

const every = [...stages, firstLongList, ...papers];

test(`${KILLS} kills over every stage (seed ${SEED})`, async () => {
  const upTo = (place: number): number => Math.floor((place * KILLS) / every.length);
  const struck = await strikeStages(every, {
    seed: SEED,
    sizes: { cases: 2_000, items: 150, letters: 24 },
    strikes: (place) => ({ kills: upTo(place + 1) - upTo(place), shortages: [] }),
    onDone: ({ stage, kills }) => process.stdout.write(`${stage}: ${kills} kills\n`),
  });
  process.stdout.write(`\nseed ${SEED}\n${tableOf(struck)}`);
  expect(struck.reduce((sum, { kills }) => sum + kills, 0)).toBe(KILLS);
});
