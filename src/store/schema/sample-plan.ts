import type { Generated } from 'kysely';

/** Units that the plan names itself: they are not in the population. */
export interface PlanListsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  plan_id: number;
  unit: string;
  list: 'excluded' | 'must';
  /** Published, so it names nobody. */
  reason: string;
}

export interface TopUpsTable {
  top_up_id: Generated<number>;
  plan_id: number;
  /** From 1 within the plan. */
  no: number;
  seed: string;
  reason: string;
  /** JSON: stratum to the number drawn. */
  counts: string;
  place: string | null;
  witnesses: string | null;
  seeded_at: string | null;
  drawn_at: string;
  actor: string;
}
