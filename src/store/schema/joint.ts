import type { Generated } from 'kysely';

/** Different objects and departments gathered under one task, such as a campus. */
export interface ThemesTable {
  theme_id: Generated<number>;
  theme_code: string;
  theme_name: string;
  /** The leading authority, code or name. */
  lead: string | null;
  updated_at: string;
}

/** What one department looks at under a theme. */
export interface ThemePartsTable {
  theme_id: number;
  /** From 1, as listed. */
  position: number;
  authority: string;
  matter: string;
  object: string | null;
  domain: string | null;
  item_code: string | null;
  digest: string;
}

export interface ThemePlansTable {
  plan_id: number;
  theme_id: number;
}

/** Visits of several plans merged into one a subject. */
export interface JointPlansTable {
  joint_id: Generated<number>;
  name: string;
  theme_id: number | null;
  lead: string;
  from_day: string;
  to_day: string;
  /** Drawn units that were merged. */
  units: number;
  /** Visits that the departments would have made each on its own. */
  planned: number;
  visits: number;
  joined_at: string;
  actor: string;
}

export interface JointSourcesTable {
  plan_id: number;
  joint_id: number;
  position: number;
}

export interface JointVisitsTable {
  office_region: string;
  visit_no: string;
  joint_id: number;
  object: string;
  lead: string;
  visit_day: string;
}

export interface JointUnitsTable {
  office_region: string;
  plan_id: number;
  unit: string;
  visit_no: string;
  authority: string;
  ticket: string;
}

/** A finding outside the office's power, copied to the authority in charge (抄告移送), and its answer. */
export interface ReferralsTable {
  referral_id: Generated<number>;
  office_region: string;
  referral_no: string;
  plan_id: number;
  unit: string;
  /** Whom it went to. */
  authority_name: string;
  finding: string;
  referred_at: string;
  referred_day: string;
  /** A limit in its stored form: `10wd`. */
  reply_limit: string;
  due: string;
  due_provisional: Generated<number>;
  state: Generated<'open' | 'replied' | 'closed'>;
  result: 'handled' | 'no_problem' | 'not_competent' | null;
  /** What the authority wrote; of one closed without an answer, why. */
  detail: string | null;
  closed_at: string | null;
  closed_day: string | null;
  /** Working days from the referral to the reply. */
  reply_days: number | null;
  in_time: number | null;
  actor: string;
  closed_by: string | null;
}
