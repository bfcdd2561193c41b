import type { Generated } from 'kysely';

/** A unit or an inspector of a plan whose place another one took. */
export interface PlanChangesTable {
  change_id: Generated<number>;
  plan_id: number;
  /** From 1 within the plan. */
  no: number;
  kind: 'unit' | 'inspector';
  /** The unit that could not be reached, or whose inspector cannot go. */
  unit: string;
  /** Who cannot go; null where a unit was substituted. */
  inspector_no: string | null;
  /** The unit or the inspector in that place. */
  taken_by: string;
  /** 1: inspectors were assigned when it happened. */
  assigned: number;
  /** Published, so it names nobody. */
  reason: string;
  at: string;
  actor: string;
}

/** A folder that was made for the public. */
export interface PlanPublicationsTable {
  publication_id: Generated<number>;
  plan_id: number;
  /** Digest of the folder's SHA256SUMS. */
  sums_sha256: string;
  /** Results of visits in it. */
  results: number;
  published_at: string;
  published_day: string;
  actor: string;
}
