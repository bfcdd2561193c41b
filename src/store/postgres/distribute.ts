import { CompiledQuery, type Kysely, sql } from 'kysely';
import { inReferenceOrder, type TableFacts } from '../describe.ts';
import { COLOCATED_WITH, OFFICE_COLUMN, type Placement, placements } from '../distribution.ts';
import type { Schema } from '../schema.ts';

export interface DistributionStep {
  /** Null for a function. */
  readonly table: string | null;
  readonly placement: Placement;
  readonly statement: string;
}

export interface DistributionState {
  /** Whether the database has the Citus extension. */
  readonly present: boolean;
  /** Tables that have been placed already. */
  readonly placed: ReadonlySet<string>;
  /** Whether the coordinator is one of the cluster's nodes: else nothing can stand on it beside the distributed. */
  readonly coordinator: boolean;
}

/**
 * Citus' own functions in the order in which they take the tables (Citus 12 manual, "Table management"): the coordinator's, the lists that
 * stand on every machine, then the distributed ones, each after those it points to.
 */
export function planDistribution(
  tables: readonly TableFacts[],
  placed: ReadonlySet<string>,
): readonly DistributionStep[] {
  const left = inReferenceOrder(tables).filter(
    ({ table }) => Object.hasOwn(placements, table) && !placed.has(table),
  );
  const of = (placement: Placement): readonly DistributionStep[] =>
    startingWith(COLOCATED_WITH, left)
      .filter(({ table }) => placements[table as keyof Schema] === placement)
      .map(({ table }) => ({ table, placement, statement: calls[placement](table) }));
  const steps = [...of('local'), ...of('reference'), ...of('distributed')];
  if (steps.length === 0) return [];
  // What queries call must be on every machine too.
  const instr = "select create_distributed_function('instr(text, text)')";
  return [{ table: null, placement: 'reference', statement: instr }, ...steps];
}

/** The first of a group comes first: the others are placed beside it. It points to none of them. */
const startingWith = (first: string, tables: readonly TableFacts[]): readonly TableFacts[] => [
  ...tables.filter(({ table }) => table === first),
  ...tables.filter(({ table }) => table !== first),
];

const calls: Readonly<Record<Placement, (table: string) => string>> = {
  // With the tables that point to it, which are the ledger's own.
  local: (table) => `select citus_add_local_table_to_metadata('${table}', cascade_via_foreign_keys => true)`,
  reference: (table) => `select create_reference_table('${table}')`,
  distributed: (table) =>
    `select create_distributed_table('${table}', '${OFFICE_COLUMN}', colocate_with => '${table === COLOCATED_WITH ? 'none' : COLOCATED_WITH}')`,
};

export async function distributionState(db: Kysely<Schema>): Promise<DistributionState> {
  const { rows } = await sql`select 1 from pg_extension where extname = 'citus'`.execute(db);
  if (rows.length === 0) return { present: false, placed: new Set(), coordinator: false };
  const placed = await sql<{ table: string }>`
    select t.relname::text as table from pg_dist_partition p join pg_class t on t.oid = p.logicalrelid
    where t.relnamespace = current_schema()::regnamespace`.execute(db);
  const nodes = await sql`select 1 from pg_dist_node where groupid = 0`.execute(db);
  return {
    present: true,
    placed: new Set(placed.rows.map(({ table }) => table)),
    coordinator: nodes.rows.length > 0,
  };
}

/** Each step is a transaction of its own: a run that was cut off is taken up with the first table that is not placed yet. */
export async function runSteps(
  db: Kysely<Schema>,
  steps: readonly DistributionStep[],
  onStep: () => void,
): Promise<number> {
  let done = 0;
  for (const { table, statement } of steps) {
    // The ledger's tables may have come in with the one they point to.
    if (table !== null && (await distributionState(db)).placed.has(table)) continue;
    await db.executeQuery(CompiledQuery.raw(statement));
    done += 1;
    onStep();
  }
  return done;
}
