import { expect, test } from 'vitest';
import { type Shortage, whyNoDisk } from '../faults/shortage.ts';
import { papers, stages } from '../faults/stages.ts';
import { strikeStages } from '../faults/strike.ts';
import { tableOf } from '../faults/strike-table.ts';
import { faultSeed } from '../support/seed.ts';

const SEED = faultSeed('long');
const SIZES = { cases: 1_000, items: 100, letters: 12 };
/** From less than opening takes to nearly enough. */
const KIBIBYTES = [0, 30, 50, 200, 800];
const noDisk = whyNoDisk();

const every = [...stages, ...papers];

async function shortOf(kind: Shortage['kind']): Promise<void> {
  const struck = await strikeStages(every, {
    seed: SEED,
    sizes: SIZES,
    strikes: (_place, random) => ({
      kills: 0,
      shortages: KIBIBYTES.map((most) => ({ kind, kibibytes: most + random.below(most / 4 + 4) })),
    }),
  });
  process.stdout.write(`\n${kind}, seed ${SEED}\n${tableOf(struck)}`);
  for (const { stage, refused } of struck) expect([stage, refused > 0]).toEqual([stage, true]);
}

test(`no file may grow beyond a limit, at every stage (seed ${SEED})`, () => shortOf('limit'));

test.skipIf(noDisk !== null)(
  `the disk is full, at every stage (seed ${SEED})${noDisk === null ? '' : `: not here, ${noDisk}`}`,
  () => shortOf('disk'),
);
