import { sql } from 'kysely';
import type { Db } from '../store/store.ts';
import type { PopulationUnit } from './population.ts';

/** Units a block: more of them save nothing and only take memory. */
const BLOCK = 2_000;
/** Parts the units of a packed block: a character that no code has. */
const SEPARATOR = '\u001f';

interface PackedBlock {
  readonly count: number;
  readonly last: string | null;
  readonly units: string | null;
  readonly strata: string | null;
}

/**
 * The units of a frozen population by their UTF-8 bytes, a block at a time, so that memory does not grow with the population. A
 * block comes as two texts of all its units and strata: that is three times quicker than a row each.
 */
export async function* unitBlocks(db: Db, planId: number): AsyncGenerator<readonly PopulationUnit[]> {
  let after = '';
  for (;;) {
    const { rows } = await sql<PackedBlock>`
      select count(*) as count, max(unit) as last, string_agg(unit, ${SEPARATOR}) as units, string_agg(stratum, ${SEPARATOR}) as strata
      from ${nextUnits(db, after, planId).as('block')}`.execute(db);
    const [block] = rows;
    if (!block?.last) return;
    const units = (block.units ?? '').split(SEPARATOR);
    const strata = (block.strata ?? '').split(SEPARATOR);
    // A code with the separator in it would be cut in two: then the rows themselves are read.
    const plain = units.length === block.count && strata.length === block.count;
    yield plain
      ? units.map((unit, i) => ({ unit, stratum: strata[i] ?? '' }))
      : await nextUnits(db, after, planId).execute();
    after = block.last;
  }
}

const nextUnits = (db: Db, after: string, planId: number) =>
  db
    .selectFrom('plan_units')
    .select(['unit', 'stratum'])
    .where('plan_id', '=', planId)
    .where('unit', '>', after)
    .orderBy('unit')
    .limit(BLOCK);
