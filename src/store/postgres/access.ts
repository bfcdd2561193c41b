import type { Schema } from '../schema.ts';

/** Who works on an office's database besides its owner, who may do everything. */
export const officeRoles = ['clerk', 'analyst', 'supervisor', 'auditor'] as const;
export type OfficeRole = (typeof officeRoles)[number];

/** add: read and insert; write: read, insert and update. Nobody but the owner deletes. */
export type Right = 'none' | 'read' | 'add' | 'write';

/**
 * Which rows a clerk sees. authority: those of their authorities; case, breach, subject: those that hang on one they see; unit: those of
 * a visit to such a case; filed: on a case or a breach. Other roles see every row of what they may read.
 */
export type Guard = 'authority' | 'subject' | 'case' | 'unit' | 'breach' | 'filed';

export interface TableAccess {
  readonly clerk: Right;
  readonly analyst: Right;
  readonly supervisor: Right;
  readonly auditor: Right;
  readonly guard?: Guard;
  /** An analyst is shown figures alone: the columns that tell nothing of a person (personal-data.ts). */
  readonly figures?: true;
}

const rights = (clerk: Right, analyst: Right, supervisor: Right, auditor: Right) => ({
  clerk,
  analyst,
  supervisor,
  auditor,
});

/** Of the log everybody reads and appends to; of everything else the auditor sees nothing. */
const log = rights('add', 'read', 'add', 'read');
const shared = rights('read', 'read', 'read', 'none');
/** What supervision makes, and others may look up. */
const plan = rights('read', 'read', 'write', 'none');
/** What a clerk does with a case. */
const file = rights('write', 'read', 'read', 'none');
/** What supervision finds, and a clerk reads. */
const finding = rights('write', 'read', 'write', 'none');
const source = rights('none', 'none', 'read', 'none');
/** Pushes to platforms: who sees a part of the files only would take the rest down. */
const push = rights('none', 'read', 'write', 'none');

/** Every table; the type holds the list complete. */
export const access: { readonly [T in keyof Schema]: TableAccess } = {
  migrations: rights('read', 'read', 'read', 'read'),
  ledger_entries: log,
  ledger_leaf_blocks: log,
  signed_checkpoints: rights('read', 'read', 'add', 'read'),
  logins: rights('none', 'none', 'none', 'none'),
  imports: rights('write', 'read', 'write', 'none'),
  counters: rights('write', 'read', 'write', 'none'),
  calendar_days: shared,
  batches: shared,
  item_versions: shared,
  item_opinions: shared,
  bundles: shared,
  bundle_members: shared,
  subjects: {
    ...file,
    guard: 'subject',
    figures: true,
  },
  subject_grades: { ...shared, guard: 'subject' },
  subject_representatives: { ...file, guard: 'subject', figures: true },
  cases: {
    ...file,
    guard: 'authority',
    figures: true,
  },
  applications: { ...file, guard: 'subject', figures: true },
  case_steps: { ...file, guard: 'case', figures: true },
  case_pauses: { ...file, guard: 'case', figures: true },
  case_extensions: { ...file, guard: 'case', figures: true },
  material_extensions: { ...file, guard: 'case', figures: true },
  letters: { ...file, guard: 'case', figures: true },
  letter_voids: { ...file, guard: 'case', figures: true },
  papers: { ...file, guard: 'filed', figures: true },
  checks: { ...finding, guard: 'case', figures: true },
  check_requests: { ...file, guard: 'case', figures: true },
  rectifications: {
    ...finding,
    guard: 'case',
    figures: true,
  },
  breaches: { ...file, guard: 'breach', figures: true },
  bars: { ...file, guard: 'subject', figures: true },
  repairs: { ...file, guard: 'breach', figures: true },
  objections: { ...file, guard: 'breach', figures: true },
  export_pushes: { ...push, figures: true },
  export_rows: push,
  export_returns: { ...push, figures: true },
  penalty_fines: push,
  sources: shared,
  source_rows: source,
  check_runs: plan,
  comparisons: { ...rights('read', 'read', 'write', 'none'), guard: 'case' },
  comparison_rules: { ...rights('read', 'read', 'write', 'none'), guard: 'case', figures: true },
  inspectors: {
    ...rights('none', 'read', 'write', 'none'),
    figures: true,
  },
  plans: plan,
  plan_strata: plan,
  plan_units: plan,
  plan_lists: plan,
  plan_changes: plan,
  plan_publications: plan,
  draws: plan,
  top_ups: plan,
  drawn_units: plan,
  assignment_acts: plan,
  assignments: plan,
  visited_units: plan,
  ineligible_inspectors: plan,
  last_visits: plan,
  unassignable_units: plan,
  visit_results: { ...plan, guard: 'unit', figures: true },
  themes: plan,
  theme_parts: plan,
  theme_plans: plan,
  joint_plans: plan,
  joint_sources: plan,
  joint_visits: plan,
  joint_units: plan,
  referrals: { ...plan, guard: 'unit', figures: true },
  issued_reports: rights('none', 'read', 'write', 'none'),
};
