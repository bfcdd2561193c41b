import type { Schema } from '../schema.ts';

/** Who works on an office's database besides its owner, who may do everything. */
export const officeRoles = ['clerk', 'analyst', 'supervisor', 'auditor'] as const;
export type OfficeRole = (typeof officeRoles)[number];

/** add: read and insert; write: read, insert and update. Nobody but the owner deletes. */
export type Right = 'none' | 'read' | 'add' | 'write';

/**
 * Which rows a clerk sees. authority: those of their authorities; case, breach, subject: those that hang on one they see; filed: on a case
 * or a breach. Other roles see every row of what they may read.
 */
export type Guard = 'authority' | 'subject' | 'case' | 'breach' | 'filed';

export interface TableAccess {
  readonly clerk: Right;
  readonly analyst: Right;
  readonly supervisor: Right;
  readonly auditor: Right;
  readonly guard?: Guard;
  /** Columns that an analyst is not shown: who somebody is, and free text in which a name may stand. */
  readonly hidden?: readonly string[];
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
    hidden: ['id_key', 'id_number', 'name', 'legal_representative', 'phone', 'address'],
  },
  subject_grades: { ...shared, guard: 'subject' },
  subject_representatives: { ...file, guard: 'subject', hidden: ['actor'] },
  cases: {
    ...file,
    guard: 'authority',
    hidden: ['facts', 'evidence', 'deferred_materials', 'actor'],
  },
  applications: { ...file, guard: 'subject', hidden: ['materials', 'actor'] },
  case_steps: { ...file, guard: 'case', hidden: ['note', 'actor'] },
  case_pauses: { ...file, guard: 'case', hidden: ['reason', 'actor'] },
  case_extensions: { ...file, guard: 'case', hidden: ['reason', 'approved_by', 'actor'] },
  material_extensions: { ...file, guard: 'case', hidden: ['reason', 'approved_by', 'actor'] },
  letters: { ...file, guard: 'case', hidden: ['actor'] },
  letter_voids: { ...file, guard: 'case', hidden: ['reason', 'actor'] },
  papers: { ...file, guard: 'filed', hidden: ['actor'] },
  checks: { ...finding, guard: 'case', hidden: ['detail', 'actor'] },
  check_requests: { ...file, guard: 'case', hidden: ['ask', 'detail', 'actor', 'closed_by'] },
  rectifications: {
    ...finding,
    guard: 'case',
    hidden: ['detail', 'recheck_detail', 'actor', 'rechecked_by'],
  },
  breaches: { ...file, guard: 'breach', hidden: ['facts', 'end_reason', 'actor', 'second_actor'] },
  bars: { ...file, guard: 'subject', hidden: ['lift_reason', 'lifted_by'] },
  repairs: { ...file, guard: 'breach', hidden: ['end_reason', 'actor'] },
  objections: { ...file, guard: 'breach', hidden: ['grounds', 'answer', 'actor', 'closed_by'] },
  export_pushes: { ...push, hidden: ['actor'] },
  export_rows: push,
  export_returns: { ...push, hidden: ['message', 'actor'] },
  penalty_fines: push,
  sources: shared,
  source_rows: source,
  check_runs: plan,
  comparisons: { ...rights('read', 'read', 'write', 'none'), guard: 'case' },
  comparison_rules: { ...rights('read', 'read', 'write', 'none'), guard: 'case', hidden: ['row_digest'] },
  inspectors: {
    ...rights('none', 'read', 'write', 'none'),
    hidden: ['name', 'certificate_no', 'recuse'],
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
  ineligible_inspectors: plan,
  last_visits: plan,
  unassignable_units: plan,
  visit_results: { ...rights('none', 'read', 'write', 'none'), hidden: ['detail', 'actor'] },
  themes: plan,
  theme_parts: plan,
  theme_plans: plan,
  joint_plans: plan,
  joint_sources: plan,
  joint_visits: plan,
  joint_units: plan,
  referrals: {
    ...rights('none', 'read', 'write', 'none'),
    hidden: ['finding', 'detail', 'actor', 'closed_by'],
  },
  issued_reports: rights('none', 'read', 'write', 'none'),
};
