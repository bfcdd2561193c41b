import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { checkSeed, type SeedCheck } from './rules.ts';

/** How a seed was made in public. */
export interface Ceremony {
  /** As typed: from dice, a lottery, a beacon. */
  readonly seed: string;
  /** A weak seed is used only when a person said so. */
  readonly weakConfirmed: boolean;
  readonly place: string | null;
  readonly witnesses: string | null;
  /** When the seed was made; null where nobody said. */
  readonly seededAt: Instant | null;
}

/**
 * The seed as it is used. It must have been made after what it decides on was fixed (`fixedAt`), and not after now.
 * E_SAMPLE_SEED, E_SAMPLE_SEED_WEAK, E_SAMPLE_SEED_EARLY.
 */
export function checkCeremony(
  { seed, weakConfirmed, seededAt }: Ceremony,
  fixedAt: Instant,
  now: Instant,
): Result<SeedCheck, AppError> {
  const checked = checkSeed(seed);
  if (!checked.ok) return err(appError('E_SAMPLE_SEED'));
  if (checked.value.weak && !weakConfirmed) return err(appError('E_SAMPLE_SEED_WEAK'));
  // Instants are UTC ISO text of one length: their text order is their order in time.
  // People give the minute alone.
  if (seededAt !== null && (seededAt.slice(0, 16) < fixedAt.slice(0, 16) || seededAt > now))
    return err(appError('E_SAMPLE_SEED_EARLY'));
  return ok(checked.value);
}
