import { expect } from 'vitest';
import { sqliteTest } from '../support/office-database.ts';
import { faultSeed } from '../support/seed.ts';
import { handInMutants } from './hand-in-mutants.ts';

const SEED = faultSeed('short');

sqliteTest(
  `garbled lists, workbooks, settings, templates and letters are taken or refused whole (seed ${SEED})`,
  async () => {
    const handed = await handInMutants(30, SEED);
    expect(handed.refused).toBeGreaterThan(10);
  },
  180_000,
);
