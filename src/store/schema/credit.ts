import type { Generated } from 'kysely';

export interface BreachesTable {
  breach_id: Generated<number>;
  office_region: string;
  breach_no: string;
  subject_id: number;
  case_id: number | null;
  kind: 'false_promise' | 'broken_promise' | 'refusal';
  seriousness: 'minor' | 'general' | 'serious';
  facts: string;
  found_on: string;
  authority_name: string;
  state: 'suspected' | 'notified' | 'decided' | 'dismissed' | 'repaired' | 'lifted';
  notified_on: string | null;
  defence_until: string | null;
  defence: 'heard' | 'waived' | 'expired' | null;
  decided_on: string | null;
  document_no: string | null;
  regime: string | null;
  publicity_from: string | null;
  publicity_until: string | null;
  earliest_repair: string | null;
  repaired_on: string | null;
  revision: Generated<number>;
  created_at: string;
  actor: string;
}

export interface BarsTable {
  bar_id: Generated<number>;
  breach_id: number;
  subject_id: number;
  from_day: string;
  until_day: string | null;
  until_repaired: number;
  scope: string;
  basis: string;
  lifted_on: string | null;
  lifted_by: string | null;
}

export interface RepairsTable {
  repair_id: Generated<number>;
  breach_id: number;
  state: 'applied' | 'accepted' | 'completed' | 'rejected';
  applied_on: string;
  accepted_on: string | null;
  completed_on: string | null;
  fulfilled_on: string | null;
  promise_no: string | null;
  regime: string;
  actor: string;
}

export interface ObjectionsTable {
  objection_id: Generated<number>;
  breach_id: number;
  against: 'content' | 'period' | 'repair';
  grounds: string;
  state: 'open' | 'upheld' | 'rejected';
  filed_on: string;
  closed_on: string | null;
  answer: string | null;
  actor: string;
}
