import { expect } from 'vitest';
import { handInMutants } from '../faults/hand-in-mutants.ts';
import { sqliteTest } from '../support/office-database.ts';
import { faultSeed } from '../support/seed.ts';

const SEED = faultSeed('long');
const MUTANTS = Number(process.env['CHENGNUO_TEST_MUTANTS'] || 200);

sqliteTest(`${MUTANTS} garbled inputs of every kind (seed ${SEED})`, async () => {
  const { refused, codes } = await handInMutants(MUTANTS, SEED);
  const lines = [...codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `  ${count}  ${code}\n`);
  process.stdout.write(`\nseed ${SEED}\n${MUTANTS} handed in, ${refused} refused\n${lines.join('')}`);
  expect(refused).toBeGreaterThan(MUTANTS / 4);
});
