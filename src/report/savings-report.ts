import type { Conversion } from '../calendar/convert.ts';
import { type Calendar, workingDaysBetween } from '../calendar/working-days.ts';
import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import type { Counting } from '../item/bundle/rules.ts';
import { countingOn, type ShownBundle, showBundles } from '../item/bundle/show-bundle.ts';
import type { Item } from '../item/item.ts';
import { selectItems } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Rounding } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import type { Regime } from '../policy/rule.ts';
import {
  type CaseCount,
  type Flow,
  flowOf,
  type Handling,
  type Limits,
  type SavingsKey,
  type Stock,
  stockOf,
  unitOfBundle,
  unitOfItem,
} from './savings-rules.ts';
import { type CaseGrain, countHandlingUnderLimits, countSavedByCases } from './savings-store.ts';

export interface SavingsQuestion {
  /** The list is taken as it is in force on this day. */
  readonly asOf: Day;
  /** Cases completed from and to these days, both included. */
  readonly from: Day;
  readonly to: Day;
  readonly by: SavingsKey | null;
}

export interface SavingsGroup extends Stock, Flow {
  readonly key: string;
  readonly name: string;
  /** Of a single item; null for what several authorities have. */
  readonly authority_name: string | null;
  /** Of a single item or bundle; null for a group of items. */
  readonly limits: Limits | null;
}

export interface SavingsReport extends SavingsQuestion {
  readonly rounding: Rounding;
  readonly conversion: Regime<Conversion>;
  readonly total: Stock & Flow;
  readonly groups: readonly SavingsGroup[];
  /** Years of the cases that have no calendar, so that the time used could not be counted. */
  readonly yearsWithoutCalendar: readonly string[];
}

/** The savings on the list and in the cases of a period. The policy in force on `asOf` says how to convert and round. */
export async function savingsReport(
  desk: Desk,
  question: SavingsQuestion,
): Promise<Result<SavingsReport, AppError>> {
  const { asOf, by } = question;
  const declared = await countingOn(desk, asOf);
  if (!declared.ok) return declared;
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const { conversion, rounding } = declared.value;
  const counting = { conversion: conversion.value, rounding };
  const items = await selectItems(desk.store.db, { asOf });
  const all = await readCases(desk, question, 'total', rules.value.calendar);
  const flow = (cases: Cases): Flow => flowOf(cases.counts, cases.handling, counting);
  const report = {
    ...question,
    rounding,
    conversion,
    total: { ...stockOfItems(items, counting), ...flow(all.of(all.keys)) },
    yearsWithoutCalendar: all.yearsWithoutCalendar,
  };
  if (by === null) return ok({ ...report, groups: [] });
  const cases = await readCases(desk, question, by === 'bundle' ? 'item' : by, rules.value.calendar);
  if (by !== 'bundle') {
    return ok({
      ...report,
      groups: itemGroups(by, items, (keys) => flow(cases.of(keys)), cases.keys, counting),
    });
  }
  const shown = await showBundles(desk, { asOf });
  if (!shown.ok) return shown;
  return ok({
    ...report,
    groups: bundleGroups(shown.value.bundles, (keys) => flow(cases.of(keys)), counting),
  });
}

type FlowOfKeys = (keys: readonly string[]) => Flow;

/** One line a bundle: it counts as one, its cases are those of its members. */
const bundleGroups = (
  bundles: readonly ShownBundle[],
  flow: FlowOfKeys,
  counting: Counting,
): SavingsGroup[] =>
  bundles.map((bundle) => {
    const unit = unitOfBundle(bundle, counting.conversion);
    const inForce = bundle.members.filter(({ item }) => item !== null).length;
    return {
      key: bundle.bundle_code,
      name: bundle.bundle_name,
      authority_name: null,
      limits: unit.limits,
      ...stockOf([unit], inForce, counting.rounding),
      ...flow(bundle.members.map((member) => member.item_code)),
    };
  });

/** One line a key of the list or of the cases: an authority may have completed cases of items that are no longer in force. */
function itemGroups(
  by: Exclude<SavingsKey, 'bundle'>,
  items: readonly Item[],
  flow: FlowOfKeys,
  keysOfCases: readonly string[],
  counting: Counting,
): SavingsGroup[] {
  const listed = divide(items, keysOf[by]);
  const keys = [...new Set([...listed.keys(), ...keysOfCases])].sort(compareUtf8);
  return keys.map((key) => {
    const own = listed.get(key) ?? [];
    const single = by === 'item' ? (own[0] ?? null) : null;
    return {
      key,
      name: single?.item_name ?? key,
      authority_name: single?.authority_name ?? null,
      limits: single && unitOfItem(single, counting.conversion).limits,
      ...stockOfItems(own, counting),
      ...flow([key]),
    };
  });
}

const stockOfItems = (items: readonly Item[], { conversion, rounding }: Counting): Stock =>
  stockOf(
    items.map((item) => unitOfItem(item, conversion)),
    items.length,
    rounding,
  );

const keysOf: Record<Exclude<SavingsKey, 'bundle'>, (item: Item) => string> = {
  authority: (item) => item.authority_name,
  item: (item) => item.item_code,
  track: (item) => item.track,
};

interface Cases {
  readonly counts: readonly CaseCount[];
  readonly handling: readonly Handling[] | null;
}

/** The completed cases, divided by key. */
async function readCases(
  desk: Desk,
  span: SavingsQuestion,
  grain: CaseGrain,
  calendar: Calendar,
): Promise<CasesByKey> {
  const { db } = desk.store;
  const counts = divide(await countSavedByCases(db, span, grain), ({ key }) => key);
  const days = withDays(await countHandlingUnderLimits(db, span, grain), calendar);
  const handling = days.ok ? divide(days.value, ({ key }) => key) : null;
  return {
    yearsWithoutCalendar: days.ok ? [] : days.error,
    keys: [...counts.keys()],
    of: (keys) => ({
      counts: keys.flatMap((key) => counts.get(key) ?? []),
      handling: handling === null ? null : keys.flatMap((key) => handling.get(key) ?? []),
    }),
  };
}

interface CasesByKey {
  readonly keys: readonly string[];
  readonly of: (keys: readonly string[]) => Cases;
  readonly yearsWithoutCalendar: readonly string[];
}

function divide<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const parts = new Map<string, T[]>();
  for (const row of rows) {
    const part = parts.get(keyOf(row));
    if (part) part.push(row);
    else parts.set(keyOf(row), [row]);
  }
  return parts;
}

/** Working days from acceptance, that day not counted, to completion; else the years that have no calendar. */
function withDays(
  rows: Awaited<ReturnType<typeof countHandlingUnderLimits>>,
  calendar: Calendar,
): Result<(Handling & { key: string })[], string[]> {
  const missing = new Set<string>();
  const known = new Map<string, number>();
  const days: (Handling & { key: string })[] = [];
  for (const { key, statutory_limit, received_day, decided_day, cases } of rows) {
    const span = `${received_day} ${decided_day}`;
    let used = known.get(span);
    if (used === undefined) {
      const counted = workingDaysBetween(calendar, received_day, decided_day);
      if (!counted.ok) {
        missing.add(String(counted.error.params['year']));
        continue;
      }
      used = counted.value;
      known.set(span, used);
    }
    days.push({ key, statutory_limit, days: used, cases });
  }
  return missing.size === 0 ? ok(days) : err([...missing].sort(compareUtf8));
}
