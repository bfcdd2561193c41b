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
  drawn_at: string;
  actor: string;
}

export interface DrawnUnitsTable {
  plan_id: number;
  unit: string;
  stratum: string;
  draw_order: number;
  ticket: string;
}
