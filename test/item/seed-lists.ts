import type { ItemFields } from '../../src/item/item.ts';
import { listOf } from './samples.ts';

/** A list of `count` items as a department would hand it in; `change` says what the i-th (from 0) is. */
export function generatedList(
  count: number,
  prefix: string,
  change: (i: number) => Partial<ItemFields> = () => ({}),
): string {
  const code = (i: number): string => `${prefix}-${String(i + 1).padStart(4, '0')}`;
  return listOf(
    ...Array.from({ length: count }, (_, i) => ({
      item_code: code(i),
      item_name: `事项${prefix}${i + 1}`,
      ...change(i),
    })),
  );
}
