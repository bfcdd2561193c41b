import type { BundleMembersTable, BundlesTable } from './schema/bundle.ts';
import type {
  ApplicationsTable,
  CaseExtensionsTable,
  CasePausesTable,
  CaseStepsTable,
  CasesTable,
  ChecksTable,
  LettersTable,
  LetterVoidsTable,
  MaterialExtensionsTable,
  SubjectGradesTable,
  SubjectRepresentativesTable,
  SubjectsTable,
} from './schema/case.ts';
import type { BarsTable, BreachesTable, ObjectionsTable, RepairsTable } from './schema/credit.ts';
import type {
  ExportPushesTable,
  ExportReturnsTable,
  ExportRowsTable,
  PenaltyFinesTable,
} from './schema/export.ts';
import type { BatchesTable, ItemOpinionsTable, ItemVersionsTable } from './schema/item.ts';
import type {
  JointPlansTable,
  JointSourcesTable,
  JointUnitsTable,
  JointVisitsTable,
  ReferralsTable,
  ThemePartsTable,
  ThemePlansTable,
  ThemesTable,
} from './schema/joint.ts';
import type {
  CalendarDaysTable,
  CountersTable,
  ImportsTable,
  LedgerEntriesTable,
  LedgerLeafBlocksTable,
  MigrationsTable,
  SignedCheckpointsTable,
} from './schema/ledger.ts';
import type { LoginsTable } from './schema/login.ts';
import type { PapersTable } from './schema/paper.ts';
import type { IssuedReportsTable } from './schema/report.ts';
import type { CheckRequestsTable, RectificationsTable } from './schema/request.ts';
import type {
  AssignmentActsTable,
  AssignmentsTable,
  DrawnUnitsTable,
  DrawsTable,
  IneligibleInspectorsTable,
  InspectorsTable,
  LastVisitsTable,
  PlanStrataTable,
  PlansTable,
  PlanUnitsTable,
  UnassignableUnitsTable,
  VisitedUnitsTable,
  VisitResultsTable,
} from './schema/sample.ts';
import type { PlanChangesTable, PlanPublicationsTable } from './schema/sample-change.ts';
import type { PlanListsTable, TopUpsTable } from './schema/sample-plan.ts';
import type {
  CheckRunsTable,
  ComparisonRulesTable,
  ComparisonsTable,
  SourceRowsTable,
  SourcesTable,
} from './schema/source.ts';

/** Every table of the store: one file a room under schema/, one migration a room under migrations/. */
export interface Schema {
  migrations: MigrationsTable;
  ledger_entries: LedgerEntriesTable;
  ledger_leaf_blocks: LedgerLeafBlocksTable;
  signed_checkpoints: SignedCheckpointsTable;
  counters: CountersTable;
  logins: LoginsTable;
  imports: ImportsTable;
  calendar_days: CalendarDaysTable;
  batches: BatchesTable;
  item_versions: ItemVersionsTable;
  bundles: BundlesTable;
  bundle_members: BundleMembersTable;
  item_opinions: ItemOpinionsTable;
  subjects: SubjectsTable;
  subject_grades: SubjectGradesTable;
  subject_representatives: SubjectRepresentativesTable;
  cases: CasesTable;
  applications: ApplicationsTable;
  case_steps: CaseStepsTable;
  case_pauses: CasePausesTable;
  case_extensions: CaseExtensionsTable;
  material_extensions: MaterialExtensionsTable;
  letters: LettersTable;
  letter_voids: LetterVoidsTable;
  papers: PapersTable;
  checks: ChecksTable;
  check_requests: CheckRequestsTable;
  rectifications: RectificationsTable;
  inspectors: InspectorsTable;
  plans: PlansTable;
  plan_strata: PlanStrataTable;
  plan_units: PlanUnitsTable;
  draws: DrawsTable;
  drawn_units: DrawnUnitsTable;
  plan_lists: PlanListsTable;
  top_ups: TopUpsTable;
  assignment_acts: AssignmentActsTable;
  assignments: AssignmentsTable;
  visited_units: VisitedUnitsTable;
  ineligible_inspectors: IneligibleInspectorsTable;
  last_visits: LastVisitsTable;
  unassignable_units: UnassignableUnitsTable;
  visit_results: VisitResultsTable;
  plan_changes: PlanChangesTable;
  plan_publications: PlanPublicationsTable;
  themes: ThemesTable;
  theme_parts: ThemePartsTable;
  theme_plans: ThemePlansTable;
  joint_plans: JointPlansTable;
  joint_sources: JointSourcesTable;
  joint_visits: JointVisitsTable;
  joint_units: JointUnitsTable;
  referrals: ReferralsTable;
  breaches: BreachesTable;
  bars: BarsTable;
  repairs: RepairsTable;
  objections: ObjectionsTable;
  export_pushes: ExportPushesTable;
  export_rows: ExportRowsTable;
  export_returns: ExportReturnsTable;
  penalty_fines: PenaltyFinesTable;
  issued_reports: IssuedReportsTable;
  sources: SourcesTable;
  source_rows: SourceRowsTable;
  check_runs: CheckRunsTable;
  comparisons: ComparisonsTable;
  comparison_rules: ComparisonRulesTable;
}
