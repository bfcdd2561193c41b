import { type Rounding, ratio } from '../kernel/ratio.ts';
import { type Item, type ItemFields, listedFields, type Mode, modes, type Pace } from './item.ts';

/** Why an item cannot be converted: the problem an import of its new row would list. */
export interface ConvertProblem {
  readonly item_code: string;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

/**
 * The pace that goes with a mode; an office that states none is not given one. A query or a verification by the authorities is
 * what the mode itself says; a promise replaces the verification, but may still want a query first; the other two have no pace.
 */
export function paceIn(mode: Mode, pace: Pace | null): Pace | null {
  if (pace === null) return null;
  switch (mode) {
    case 'commitment':
      return pace === 'after_verification' ? 'on_the_spot' : pace;
    case 'data_query':
      return 'after_query';
    case 'dept_verify':
      return 'after_verification';
    case 'ordinary':
    case 'cancelled':
      return null;
  }
}

/**
 * The row of an item in another mode. What is in force keeps its own days: the new version starts with its batch's publication,
 * not on a first day long past, which would make the old mode look as if it had never been.
 */
export function inMode(item: Item, mode: Mode): ItemFields {
  const fields = listedFields(item);
  const days = item.status === 'draft' ? {} : { effective_from: null };
  return { ...fields, ...days, mode, pace: paceIn(mode, fields.pace) };
}

export interface ModeShare {
  readonly count: number;
  /** Of the whole list, in percent; null for an empty list. */
  readonly share: number | null;
}

/** Counts and shares of a list by mode, every mode named. */
export function sharesByMode(
  items: readonly { readonly mode: Mode }[],
  rounding: Rounding,
): Record<Mode, ModeShare> {
  const share = (mode: Mode): ModeShare => {
    const count = items.filter((item) => item.mode === mode).length;
    return { count, share: ratio(count, items.length, rounding, 100) };
  };
  return Object.fromEntries(modes.map((mode) => [mode, share(mode)])) as Record<Mode, ModeShare>;
}
