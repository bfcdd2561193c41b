import type { Generated } from 'kysely';

export interface InspectorsTable {
  inspector_no: string;
  name: string;
  authority_code: string | null;
  authority_name: string | null;
  certificate_no: string | null;
  valid_until: string | null;
  domains: string | null;
  regions: string | null;
  role: 'leader' | 'member' | 'expert';
  recuse: string | null;
  digest: string;
  import_id: number | null;
}

export interface PlansTable {
  plan_id: Generated<number>;
  name: string;
  unit_kind: 'case' | 'subject' | 'item';
  /** plan.json as it will be published. */
  published: string;
  population: number;
  population_sha256: string;
  /** The inspector pool as frozen with the plan, JSON. */
  pool: string;
  /** The signed head of the ledger right after the plan's entry. */
  checkpoint: string;
  frozen_at: string;
  ledger_seq: number;
  actor: string;
}

export interface PlanStrataTable {
  plan_id: number;
  stratum: string;
  population: number;
  quota: number;
}

export interface PlanUnitsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  plan_id: number;
  unit: string;
  stratum: string;
}

export interface DrawsTable {
  draw_id: Generated<number>;
  plan_id: number;
  seed: string;
  place: string | null;
  witnesses: string | null;
  /** When the seed was made; null where nobody said. */
  seeded_at: string | null;
  drawn_at: string;
  actor: string;
}

export interface DrawnUnitsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  plan_id: number;
  unit: string;
  stratum: string;
  draw_order: number;
  ticket: string;
  /** 0: the plan's own draw; else the number of the top-up. */
  top_up: Generated<number>;
  /** The unit whose place it took; null: drawn itself. */
  substitute_for: string | null;
}

export interface AssignmentActsTable {
  plan_id: number;
  per_unit: number;
  visit_day: string;
  assigned_at: string;
  actor: string;
}

export interface AssignmentsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  plan_id: number;
  unit: string;
  position: number;
  object: string;
  inspector_no: string;
}

/** What decided who may visit a unit, as it stood when its inspectors were assigned. */
export interface VisitedUnitsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  plan_id: number;
  unit: string;
  /** Empty: the unit had gone from the books, and belonged to nobody. */
  authority: string;
  domain: string | null;
  /** The subject visited, or the item. */
  object: string;
}

/** Pairs of plans that were assigned before `visited_units` was there. */
export interface IneligibleInspectorsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  plan_id: number;
  unit: string;
  inspector_no: string;
  reason: string;
}

export interface LastVisitsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  plan_id: number;
  unit: string;
  inspector_no: string;
}

export interface UnassignableUnitsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  plan_id: number;
  unit: string;
  reason: 'too-few-eligible' | 'no-leader';
}

export interface VisitResultsTable {
  result_id: Generated<number>;
  office_region: string;
  plan_id: number;
  unit: string;
  inspected_on: string;
  /** Codes of the eight categories, ascending, joined by ";". */
  results: string;
  promise: 'true' | 'partly' | 'untrue' | 'unverifiable';
  detail: string | null;
  rectify_by: string | null;
  digest: string;
  import_id: number | null;
  at: string;
  actor: string;
  /** Since when it is public; null: not yet. */
  published_day: string | null;
}
