import type { Value } from './indicators.ts';
import { type IndicatorKey, indicatorKeys } from './indicators.ts';
import type { AuthorityRow, Figures } from './rules.ts';

/** One figure that is another one now. `authority` null: a total. A split has a line for each part: `cases_by_mode.commitment`. */
export interface Change {
  readonly authority: string | null;
  readonly key: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** The month's late entries for earlier months grow with time by themselves: they are no change of the month. */
const apart: readonly IndicatorKey[] = ['late_cases'];

const authorityKeys = [
  'items',
  'cases',
  'joint',
  'commitment_cases',
  'check_due',
  'checked',
  'untrue',
  'breaches',
] as const satisfies readonly (keyof AuthorityRow)[];

/** What of a month's own figures differs; comparisons with other months are left out. */
export function changesOf(before: Figures, after: Figures): Change[] {
  const totals = indicatorKeys
    .filter((key) => !apart.includes(key))
    .flatMap((key) => changed(null, key, before.indicators[key].value, after.indicators[key].value));
  const names = new Set([...before.by_authority, ...after.by_authority].map(({ authority }) => authority));
  const rows = [...names].flatMap((authority) => {
    const [old, now] = [before, after].map((figures) =>
      figures.by_authority.find((row) => row.authority === authority),
    );
    return authorityKeys.flatMap((key) => changed(authority, key, old?.[key] ?? 0, now?.[key] ?? 0));
  });
  return [...totals, ...rows];
}

function changed(authority: string | null, key: string, from: Value, to: Value): Change[] {
  if (isSplit(from) || isSplit(to)) {
    const [old, now] = [from, to].map((value) => (isSplit(value) ? value : {}));
    return Object.keys({ ...old, ...now }).flatMap((part) =>
      changed(authority, `${key}.${part}`, old?.[part] ?? null, now?.[part] ?? null),
    );
  }
  return from === to ? [] : [{ authority, key, from, to }];
}

const isSplit = (value: Value): value is Readonly<Record<string, number>> =>
  typeof value === 'object' && value !== null;
