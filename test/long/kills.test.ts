import { expect, test } from 'vitest';
import { firstLongList, papers, stages } from '../faults/stages.ts';
import { strikeStages } from '../faults/strike.ts';
import { tableOf } from '../faults/strike-table.ts';
import { faultSeed } from '../support/seed.ts';

const SEED = faultSeed('long');
const KILLS = Number(process.env['CHENGNUO_TEST_KILLS'] || 500);

const every = [firstLongList, ...stages, ...papers];
/** What takes seconds, a run and its checks, gets few of the kills. */
const shares = every.map((stage) => (stage === firstLongList ? 1 : 8));

/** All kills up to a stage, so that what is rounded at one is made good at the next. */
function killsUpTo(place: number): number {
  const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
  return Math.round((KILLS * sum(shares.slice(0, place))) / sum(shares));
}

test(`${KILLS} kills over every stage (seed ${SEED})`, async () => {
  const struck = await strikeStages(every, {
    seed: SEED,
    sizes: { cases: 1_000, items: 100, letters: 12 },
    strikes: (place) => ({ kills: killsUpTo(place + 1) - killsUpTo(place), shortages: [] }),
    onDone: ({ stage, kills }) => process.stdout.write(`${stage}: ${kills} kills\n`),
  });
  process.stdout.write(`\nseed ${SEED}\n${tableOf(struck)}`);
  expect(struck.reduce((sum, { kills }) => sum + kills, 0)).toBe(KILLS);
});
