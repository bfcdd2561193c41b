import { randomBytes } from 'node:crypto';
import { type Random, seededRandom } from '../../scripts/samples/random.ts';

/**
 * Randomness of a test about faults, and the seed to print with what it finds. `CHENGNUO_TEST_SEED` sets it; else the long form takes a
 * new one in every run, and the short form always the same.
 */
export function faultSeed(form: 'short' | 'long'): string {
  const set = process.env['CHENGNUO_TEST_SEED'];
  if (set !== undefined && set !== '') return set;
  return form === 'short' ? 'bad day' : randomBytes(6).toString('hex');
}

/** A source of its own for each stage, so that one stage can be run again without the others. */
export const randomFor = (seed: string, stage: string): Random => seededRandom(`${seed} ${stage}`);
