import { compareUtf8 } from '../kernel/text.ts';
import type { PoolInspector } from './assign-rules.ts';
import { columns, listSeparator } from './folder.ts';
import { plainCsv } from './population.ts';

/** `inspectors.csv`: the frozen pool by number, without names and without whom they recuse: those are not for the public. */
export function poolCsv(pool: readonly PoolInspector[]): string {
  const rows = pool.map((one) => [
    one.inspectorNo,
    one.authority,
    one.domains.join(listSeparator),
    one.regions.join(listSeparator),
    one.role,
    one.validUntil ?? '',
  ]);
  rows.sort(([a = ''], [b = '']) => compareUtf8(a, b));
  return plainCsv([columns.inspectors, ...rows]);
}
