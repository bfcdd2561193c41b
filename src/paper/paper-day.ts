import type { Catalogue } from '../i18n/catalogue.ts';
import type { Day } from '../kernel/time.ts';

/** A day as papers write it: 2026年9月16日, 16 September 2026. */
export function paperDay(t: Catalogue, day: Day): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return t.letter.words.date({ year, month, day: date });
}
