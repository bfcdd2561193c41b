/**
 * Columns of which something else in the database tells whatever they hold: an index, a digest, the ledger, the rows beside them. Damage
 * there must be found. Of others (`docs/operations.md`) only the form is known.
 */
const byTable: Readonly<Record<string, string>> = {
  sqlite_schema: 'type name tbl_name sql rootpage',
  ledger_entries: 'seq at act text leaf_hash',
  ledger_leaf_blocks: 'seq leaves',
  migrations: 'migration_id name sha256',
  batches: 'name',
  imports: 'file sha256 encoding read added updated unchanged rejected at actor',
  item_versions:
    'item_code version item_name track kind certificate_name authority_name authority_code level domain mode pace legal_basis conditions standards proof_content liability materials statutory_limit promised_limit_window check_method check_coverage check_rules listed_from listed_to digest created_at',
  bundle_members: 'item_code step lead limit_before limit_after digest',
  inspectors:
    'inspector_no name authority_code authority_name certificate_no valid_until domains regions role recuse digest',
  subjects: 'office_region subject_no type id_type id_key id_number name created_at',
  cases:
    'office_region case_no item_version_id item_code authority_name subject_id mode deferred state received_day decided_day decision channel deadline letter_no commitment_code satisfaction actor created_at',
  letters: 'letter_no content_sha256 file_sha256 issued_at actor',
  checks: 'method outcome checked_on detail at actor',
  plans: 'name published population population_sha256 frozen_at',
  plan_units: 'unit stratum',
  plan_strata: 'stratum population quota',
  draws: 'seed drawn_at actor',
  drawn_units: 'unit stratum ticket',
  assignments: 'object',
  breaches:
    'breach_no kind seriousness facts found_on authority_name deciding_authority decided_on document_no',
  issued_reports: 'figures sha256 issued_at actor',
};

export const covered: ReadonlySet<string> = new Set([
  'structure',
  ...Object.entries(byTable).flatMap(([table, columns]) =>
    columns.split(' ').map((column) => `${table}.${column}`),
  ),
]);
