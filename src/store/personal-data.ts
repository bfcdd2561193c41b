import type { Schema } from './schema.ts';

/**
 * How a table's rows hang on a subject: the subject's own; of a case as applicant or agent; of a breach; filed on either; the unit of a
 * sample; known in the office's books by commitment code, case or breach; by breach number; the body or the person of a
 * representation; rows of other authorities under the subject's identity number.
 */
export type PersonalLink =
  | 'subject'
  | 'case'
  | 'breach'
  | 'filed'
  | 'unit'
  | 'book'
  | 'breach_no'
  | 'represented'
  | 'source';

/**
 * What forgetting does: `blank` sets columns to null or to an empty text, or replaces a plain digest of personal data, which could be
 * guessed from, by its keyed hash; `drop` deletes the rows (the columns named are the personal ones in them).
 */
export type Erasure =
  | { readonly of: PersonalLink; readonly blank: Readonly<Record<string, null | '' | 'keyed'>> }
  | { readonly of: PersonalLink; readonly drop: string };

/** Columns by what they tell of a natural person; names separated by a space, each column in one of the lists. */
export interface PersonalFacts {
  /** Nothing, without the office's other files. */
  readonly plain: string;
  /** Hashes under the office's key: they stay, since they tell nothing to who lacks the key. */
  readonly keyed?: string;
  /** Who acted for the office: stays, a file without it would prove nothing. */
  readonly officials?: string;
  readonly personal?: Erasure;
}

/**
 * Every column of every table: the type holds the tables complete, a test the columns. Free text counts as personal wherever a clerk may
 * have written a name into it.
 */
export const personalData: { readonly [T in keyof Schema]: PersonalFacts } = {
  migrations: { plain: 'migration_id name sha256 applied_at' },
  ledger_entries: { plain: 'seq at act', keyed: 'text leaf_hash' },
  ledger_leaf_blocks: { plain: 'seq block', keyed: 'leaves' },
  signed_checkpoints: { plain: 'size root note at' },
  counters: { plain: 'scope period last office_region' },
  logins: { plain: 'authority_name', officials: 'login' },
  imports: {
    plain: 'import_id kind batch file sheet sha256 encoding read added updated unchanged rejected at',
    officials: 'actor',
  },
  calendar_days: { plain: 'date scope kind name source import_id' },
  batches: { plain: 'batch_id name status ledger_seq created_at published_at' },
  item_versions: {
    plain:
      'item_version_id item_code version batch_id import_id status retires service_code item_name track kind certificate_name authority_name authority_code level domain mode pace legal_basis conditions standards proof_content liability materials materials_before materials_after visits_before visits_after statutory_limit previous_limit promised_limit_window promised_limit_online check_method check_within check_coverage check_rules eligible_classes publish_letter agent_allowed bundle effective_from effective_to listed_from listed_to digest source_line ledger_seq created_at details',
  },
  bundles: { plain: 'bundle_id bundle_code bundle_name import_id updated_at' },
  bundle_members: { plain: 'bundle_id item_code position step lead limit_before limit_after digest' },
  item_opinions: {
    plain:
      'opinion_id batch_id item_code opinion opinion_sha256 source received_on answer adopted file_sha256 source_line ledger_seq',
  },
  subjects: {
    plain: 'subject_id office_region subject_no type id_type created_at erased_at',
    keyed: 'id_key',
    personal: {
      of: 'subject',
      blank: { id_number: null, name: null, legal_representative: null, phone: null, address: null },
    },
  },
  subject_grades: {
    plain: 'subject_id scheme dated_on valid_until barred import_id office_region',
    personal: { of: 'subject', drop: 'value basis' },
  },
  subject_representatives: {
    plain: 'office_region subject_id since',
    officials: 'actor',
    personal: { of: 'represented', drop: 'representative_id' },
  },
  cases: {
    plain:
      'case_id office_region case_no item_version_id item_code authority_name subject_id agent_subject_id mode deferred state channel region_code applicant_region received_at received_day offered chosen notified_at signed_at decided_at decided_day decision satisfaction letter_no commitment_code deadline deadline_provisional check_due check_due_provisional check_coverage gate_allowed gate_reason gate_basis gate_until gate_grade gate_pace gate_check gate_source gate_at history import_id revision created_at paused_since application_id part own_limit materials_limit materials_due materials_due_provisional',
    keyed: 'digest',
    officials: 'actor',
    personal: { of: 'case', blank: { facts: null, evidence: null, deferred_materials: null } },
  },
  applications: {
    plain:
      'application_id office_region application_no bundle_code bundle_name lead subject_id channel received_at received_day time_limit deadline deadline_provisional materials created_at',
    officials: 'actor',
  },
  case_steps: {
    plain: 'case_id seq step from_state to_state at office_region',
    officials: 'actor',
    personal: { of: 'case', blank: { note: null } },
  },
  case_pauses: {
    plain: 'office_region case_id seq kind paused_at resumed_at',
    officials: 'actor',
    personal: { of: 'case', blank: { reason: '' } },
  },
  case_extensions: {
    plain: 'office_region case_id seq by_limit extended_at',
    officials: 'approved_by actor',
    personal: { of: 'case', blank: { reason: '' } },
  },
  material_extensions: {
    plain: 'office_region case_id seq by_limit extended_at',
    officials: 'approved_by actor',
    personal: { of: 'case', blank: { reason: '' } },
  },
  letters: {
    plain:
      'letter_id office_region letter_no commitment_code case_id template template_version lang file_name status issued_at',
    officials: 'actor',
    personal: { of: 'case', blank: { content_sha256: 'keyed', file_sha256: 'keyed' } },
  },
  letter_voids: {
    plain: 'office_region letter_no case_id at commitment_code',
    officials: 'actor',
    personal: { of: 'case', blank: { reason: '' } },
  },
  papers: {
    plain:
      'paper_id office_region kind document_no case_id breach_id printed_day lang template template_version at',
    officials: 'actor',
    personal: { of: 'filed', blank: { file_name: '', file_sha256: 'keyed' } },
  },
  checks: {
    plain: 'check_id office_region case_id method outcome checked_on source at',
    officials: 'actor',
    personal: { of: 'case', blank: { detail: null } },
  },
  check_requests: {
    plain:
      'request_id office_region request_no case_id authority_name requested_at requested_day reply_limit due due_provisional state result closed_at closed_day reply_days in_time check_id import_id',
    officials: 'actor closed_by',
    personal: { of: 'case', blank: { ask: '', detail: null } },
  },
  rectifications: {
    plain:
      'rectification_id office_region case_id seq check_id document_no ordered_at ordered_day within_limit due due_provisional state rechecked_at rechecked_day recheck_method',
    officials: 'actor rechecked_by',
    personal: { of: 'case', blank: { detail: null, recheck_detail: null } },
  },
  inspectors: {
    plain: 'inspector_no authority_code authority_name valid_until domains regions role digest import_id',
    officials: 'name certificate_no recuse',
  },
  plans: {
    plain: 'plan_id name unit_kind published population population_sha256 checkpoint frozen_at ledger_seq',
    officials: 'pool actor',
  },
  plan_strata: { plain: 'plan_id stratum population quota' },
  plan_units: { plain: 'plan_id unit stratum office_region' },
  draws: { plain: 'draw_id plan_id seed place drawn_at seeded_at', officials: 'witnesses actor' },
  drawn_units: { plain: 'plan_id unit stratum draw_order ticket top_up substitute_for office_region' },
  plan_lists: { plain: 'plan_id unit list reason office_region' },
  top_ups: {
    plain: 'top_up_id plan_id no seed reason counts place seeded_at drawn_at',
    officials: 'witnesses actor',
  },
  assignment_acts: { plain: 'plan_id per_unit visit_day assigned_at', officials: 'actor' },
  assignments: { plain: 'plan_id unit position object inspector_no office_region' },
  visited_units: { plain: 'plan_id unit authority domain object office_region' },
  ineligible_inspectors: { plain: 'plan_id unit inspector_no reason office_region' },
  last_visits: { plain: 'plan_id unit inspector_no office_region' },
  unassignable_units: { plain: 'plan_id unit reason office_region' },
  visit_results: {
    plain:
      'result_id office_region plan_id unit inspected_on results promise rectify_by import_id at published_day',
    keyed: 'digest',
    officials: 'actor',
    personal: { of: 'unit', blank: { detail: null } },
  },
  plan_changes: {
    plain: 'change_id plan_id no kind unit inspector_no taken_by assigned reason at',
    officials: 'actor',
  },
  plan_publications: {
    plain: 'publication_id plan_id sums_sha256 results published_at published_day',
    officials: 'actor',
  },
  themes: { plain: 'theme_id theme_code theme_name lead updated_at' },
  theme_parts: { plain: 'theme_id position authority matter object domain item_code digest' },
  theme_plans: { plain: 'plan_id theme_id' },
  joint_plans: {
    plain: 'joint_id name theme_id lead from_day to_day units planned visits joined_at',
    officials: 'actor',
  },
  joint_sources: { plain: 'plan_id joint_id position' },
  joint_visits: { plain: 'office_region visit_no joint_id object lead visit_day' },
  joint_units: { plain: 'office_region plan_id unit visit_no authority ticket' },
  referrals: {
    plain:
      'referral_id office_region referral_no plan_id unit authority_name referred_at referred_day reply_limit due due_provisional state result closed_at closed_day reply_days in_time',
    officials: 'actor closed_by',
    personal: { of: 'unit', blank: { finding: '', detail: null } },
  },
  breaches: {
    plain:
      'breach_id office_region breach_no subject_id case_id kind seriousness found_on authority_name deciding_authority state notified_on defence_until defence_provisional defence decided_on document_no regime regime_basis regime_basis_en publicity_from publicity_until earliest_repair repaired_on revision created_at dismissed_as dismissed_on corrected_on lifted_on end_document publicity_ended_on publicity_set_by earliest_set_by risk_class risk_until',
    officials: 'actor second_actor',
    personal: { of: 'breach', blank: { facts: '', end_reason: null } },
  },
  bars: {
    plain:
      'bar_id breach_id subject_id from_day until_day until_repaired scope scope_value regime basis basis_en lifted_on until_set_by lift_document office_region',
    officials: 'lifted_by',
    personal: { of: 'breach', blank: { lift_reason: null } },
  },
  repairs: {
    plain:
      'repair_id breach_id state applied_on accepted_on completed_on fulfilled_on promise_no regime regime_basis regime_basis_en earliest_repair accept_due complete_due accept_provisional complete_provisional rejected_on extended_on broken_on office_region',
    officials: 'actor',
    personal: { of: 'breach', blank: { end_reason: null } },
  },
  objections: {
    plain:
      'objection_id breach_id against state filed_on closed_on due due_provisional document_no office_region',
    officials: 'actor closed_by',
    personal: { of: 'breach', blank: { grounds: '', answer: null } },
  },
  export_pushes: {
    plain:
      'office_region data_set push_no mode row_count added changed removed held files pushed_at pushed_day',
    officials: 'actor',
  },
  export_rows: {
    plain: 'office_region data_set row_key platform_key state push_no removed_as removed_on',
    personal: { of: 'book', blank: { digest: 'keyed' } },
  },
  export_returns: {
    plain: 'return_id office_region data_set row_key platform_key push_no field returned_at',
    officials: 'actor',
    personal: { of: 'book', blank: { message: '' } },
  },
  penalty_fines: {
    plain: 'office_region breach_no fine_fen confiscated_fen import_id',
    personal: { of: 'breach_no', blank: { permit: null } },
  },
  issued_reports: {
    plain: 'kind period version figures sha256 reason issued_at ledger_seq office_region',
    officials: 'actor',
  },
  sources: {
    plain:
      'source_id office_region name version status key_column columns row_count sha256 import_id imported_at ended_at',
    officials: 'actor',
  },
  source_rows: {
    plain: 'source_id position office_region',
    keyed: 'key_hash',
    personal: { of: 'source', drop: 'data' },
  },
  check_runs: {
    plain: 'run_id office_region scope item_code checked matched mismatched not_found at',
    officials: 'actor',
  },
  comparisons: { plain: 'run_id case_id office_region outcome' },
  comparison_rules: {
    plain: 'run_id case_id position rule source_id result office_region',
    keyed: 'row_digest',
  },
};

export const columnsOf = (list: string | undefined): readonly string[] =>
  list === undefined || list === '' ? [] : list.split(' ');

/** The personal columns of a table. */
export function personalColumns({ personal }: PersonalFacts): readonly string[] {
  if (personal === undefined) return [];
  return 'blank' in personal ? Object.keys(personal.blank) : columnsOf(personal.drop);
}
