import { createRequire } from 'node:module';
import { assert } from '../kernel/assert.ts';
import type { Day } from '../kernel/time.ts';

export interface NamedDay {
  readonly zh: string;
  readonly en: string;
}

export interface PublishedDays {
  /** Days off of the yearly notices, weekends inside a festival included. */
  readonly off: ReadonlyMap<Day, NamedDay>;
  /** Weekend days worked in exchange (调休上班). */
  readonly work: ReadonlyMap<Day, NamedDay>;
  readonly years: ReadonlySet<string>;
}

let days: PublishedDays | undefined;

/**
 * The State Council's yearly holiday notices as the package `chinese-days` keeps them. Only its table is read, on first use: the
 * package's own functions know no unpublished year and would count a year without a notice by weekdays.
 */
export function publishedDays(): PublishedDays {
  days ??= readTable(createRequire(import.meta.url)('chinese-days/dist/chinese-days.json'));
  return days;
}

function readTable(table: unknown): PublishedDays {
  const off = readDays(table, 'holidays');
  return {
    off,
    work: readDays(table, 'workdays'),
    years: new Set([...off.keys()].map((day) => day.slice(0, 4))),
  };
}

/** Entries read `"2026-01-01": "New Year's Day,元旦,1"`. */
function readDays(table: unknown, key: string): Map<Day, NamedDay> {
  assert(typeof table === 'object' && table !== null, 'the table of chinese-days is an object');
  const entries: unknown = Reflect.get(table, key);
  assert(typeof entries === 'object' && entries !== null, `chinese-days has ${key}`);
  return new Map(
    Object.entries(entries).map(([day, text]) => {
      const [en = '', zh = ''] = String(text).split(',');
      return [day, { zh, en }];
    }),
  );
}
