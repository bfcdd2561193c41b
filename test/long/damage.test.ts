import { expect } from 'vitest';
import { seededRandom } from '../../scripts/samples/random.ts';
import { covered } from '../faults/covered.ts';
import { flipBits, flipTable, isFound, isHarmless, makeFullOffice } from '../faults/flips.ts';
import { makeOffice } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';
import { faultSeed } from '../support/seed.ts';

const SEED = faultSeed('long');
const FLIPS = Number(process.env['CHENGNUO_TEST_FLIPS'] || 2_000);

sqliteTest(
  `${FLIPS} flipped bits: what changes a value is found, but in the columns that nothing else tells (seed ${SEED})`,
  async () => {
    const office = await makeOffice();
    await makeFullOffice(office);
    const flips = await flipBits(office, FLIPS, seededRandom(SEED));
    process.stdout.write(`\nseed ${SEED}\n${flipTable(flips)}`);
    for (const flip of flips) expect([0, 4, 10, 12], JSON.stringify(flip)).toContain(flip.code);
    const harmful = flips.filter((flip) => !isHarmless(flip));
    const missed = harmful.filter((flip) => !isFound(flip));
    for (const flip of missed) {
      expect([flip, flip.changed.filter((column) => covered.has(column))]).toEqual([flip, []]);
    }
    expect(missed.length).toBeLessThan(harmful.length / 10);
  },
);
