import type { Schema } from './schema.ts';

/**
 * Where the rows of a table stand once the database has more than one machine:
 * distributed: on the machine of their office, by `office_region`, which every key and every reference between such tables holds, so that
 * an office's work never leaves its machine; reference: the whole table on every machine (lists and plans: short, seldom written);
 * local: on the coordinator alone, since it is one sequence (the ledger).
 */
export type Placement = 'distributed' | 'reference' | 'local';

/** The column by which rows are placed: the six digits of the office's region. */
export const OFFICE_COLUMN = 'office_region';

/** All of the distributed stand together: rows of one office on one machine, whichever table they are in. */
export const COLOCATED_WITH = 'subjects';

export const placements: { readonly [T in keyof Schema]: Placement } = {
  migrations: 'local',
  ledger_entries: 'local',
  ledger_leaf_blocks: 'local',
  signed_checkpoints: 'local',
  logins: 'reference',
  imports: 'reference',
  calendar_days: 'reference',
  batches: 'reference',
  item_versions: 'reference',
  item_opinions: 'reference',
  bundles: 'reference',
  bundle_members: 'reference',
  inspectors: 'reference',
  plans: 'reference',
  plan_strata: 'reference',
  draws: 'reference',
  top_ups: 'reference',
  assignment_acts: 'reference',
  plan_changes: 'reference',
  plan_publications: 'reference',
  themes: 'reference',
  theme_parts: 'reference',
  theme_plans: 'reference',
  joint_plans: 'reference',
  joint_sources: 'reference',
  counters: 'distributed',
  subjects: 'distributed',
  subject_grades: 'distributed',
  subject_representatives: 'distributed',
  cases: 'distributed',
  applications: 'distributed',
  case_steps: 'distributed',
  case_pauses: 'distributed',
  case_extensions: 'distributed',
  material_extensions: 'distributed',
  letters: 'distributed',
  letter_voids: 'distributed',
  papers: 'distributed',
  checks: 'distributed',
  check_requests: 'distributed',
  rectifications: 'distributed',
  breaches: 'distributed',
  bars: 'distributed',
  repairs: 'distributed',
  objections: 'distributed',
  export_pushes: 'distributed',
  export_rows: 'distributed',
  export_returns: 'distributed',
  penalty_fines: 'distributed',
  sources: 'distributed',
  source_rows: 'distributed',
  check_runs: 'distributed',
  comparisons: 'distributed',
  comparison_rules: 'distributed',
  plan_units: 'distributed',
  plan_lists: 'distributed',
  drawn_units: 'distributed',
  assignments: 'distributed',
  visited_units: 'distributed',
  ineligible_inspectors: 'distributed',
  last_visits: 'distributed',
  unassignable_units: 'distributed',
  visit_results: 'distributed',
  joint_visits: 'distributed',
  joint_units: 'distributed',
  referrals: 'distributed',
  issued_reports: 'reference',
};

/** Short lists that every machine has and whose rows are one office's all the same. */
const listsOfOffices: ReadonlySet<string> = new Set<keyof Schema>(['issued_reports']);

/** Whether the rows of a table are one office's, so that they carry the column; false for a name that is no table of ours. */
export const isOfOffice = (table: string): boolean => isDistributed(table) || listsOfOffices.has(table);

/** Whether the rows of a table are placed by their office. */
export const isDistributed = (table: string): boolean =>
  Object.hasOwn(placements, table) && placements[table as keyof Schema] === 'distributed';
