import type { Lang } from '../../i18n/catalogue.ts';
import { formatLimit, parseLimit } from '../../kernel/limit.ts';
import type { Rounding } from '../../kernel/ratio.ts';

/** Printed where nothing was stated, or a share has no denominator. */
const NONE = '—';

/** `29 → 5` */
export const change = (before: string | number | null, after: string | number | null): string =>
  before === null && after === null ? NONE : `${before ?? NONE} → ${after ?? NONE}`;

/** `82.76%`, with the decimals of policy. */
export const percent = (value: number | null, rounding: Rounding): string =>
  value === null ? NONE : `${value.toFixed(rounding.decimals)}%`;

/** A stored limit as people read it: `6工作日`, `6wd`. */
export function time(lang: Lang, stored: string | null): string | null {
  const limit = stored === null ? null : parseLimit(stored);
  return limit === null ? stored : formatLimit(limit, lang);
}
