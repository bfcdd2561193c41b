import { assert } from '../kernel/assert.ts';
import { compareUtf8 } from '../kernel/text.ts';

/** A table as the engine knows it. */
export interface TableFacts {
  readonly table: string;
  /** In the order of the table. */
  readonly columns: readonly string[];
  /** The primary key's columns in their order: what rows are sorted by. */
  readonly key: readonly string[];
  /** The tables that its rows point to. */
  readonly references: readonly string[];
  /** The key that the engine itself gives; null where it gives none. */
  readonly serial: string | null;
}

/** Tables in an order in which each comes after those its rows point to; of equals by name. */
export function inReferenceOrder(tables: readonly TableFacts[]): readonly TableFacts[] {
  const left = new Map(
    [...tables].sort((a, b) => compareUtf8(a.table, b.table)).map((one) => [one.table, one]),
  );
  const ordered: TableFacts[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ table, references }) =>
      references.every((other) => other === table || !left.has(other)),
    );
    assert(ready.length > 0, 'tables do not point to each other in a circle');
    for (const one of ready) {
      ordered.push(one);
      left.delete(one.table);
    }
  }
  return ordered;
}
