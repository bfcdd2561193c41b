import type { BarRow } from '../store.ts';
import { type Layout, wordsOf } from './layout.ts';

/** The bars of a breach as sentences of the data, those that were lifted left out. */
export const measuresOf = (layout: Layout, bars: readonly BarRow[]): string[] =>
  bars
    .filter(({ lifted_on }) => lifted_on === null)
    .map(({ from_day: day, until_day: until, until_repaired }) => {
      if (until_repaired === 1) return wordsOf(layout, 'barred_until_repaired', { day });
      return until === null
        ? wordsOf(layout, 'barred', { day })
        : wordsOf(layout, 'barred_until', { day, until });
    });
