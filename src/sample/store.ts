import { bulkInsert } from '../store/bulk.ts';
import type { Db, Tx } from '../store/store.ts';
import type { PoolInspector } from './assign-rules.ts';
import type { DrawnInStratum } from './draw.ts';
import type { PopulationUnit } from './population.ts';
import type { StratumQuota } from './rate.ts';

export type UnitKind = 'case' | 'subject' | 'item';
export const unitKinds: readonly UnitKind[] = ['case', 'subject', 'item'];

/** Which cases make the population; days are those of the decision. */
export interface PopulationFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly itemCode: string | null;
  /** Code or name. */
  readonly authority: string | null;
  readonly region: string | null;
  readonly domain: string | null;
  readonly decision: 'granted' | 'refused' | 'withdrawn';
  /** Cases by an agent (`with`), by the applicant alone (`without`), or by the agent of this public number. */
  readonly agent: string | null;
}

/** Which grade of a subject counts: the newest that holds on `today`, of this scheme or (null) of any. */
export interface GradeChoice {
  readonly scheme: string | null;
  readonly today: string;
}

/** States that a decision leaves a case in; a revoked grant is none of them. */
const statesAfter = {
  granted: ['granted', 'closed'],
  refused: ['refused', 'closed'],
  withdrawn: ['withdrawn', 'closed'],
} as const;

/** A case with the codes that strata are made of. */
export interface CandidateRow {
  readonly case_no: string;
  readonly subject_no: string;
  readonly item: string;
  readonly authority: string;
  readonly region: string;
  readonly channel: string;
  /** The class that a breach raised the subject to, where policy says so (`credit.risk_class`), else its grade. */
  readonly grade: string | null;
  readonly decided_day: string | null;
}

/**
 * The cases that may be drawn (contract, section 5.1): by commitment, with the decision asked for (granted: so neither withdrawn nor
 * revoked), decided in the period, not exempt from checking. In order of decision, so that the last row of a subject is its newest.
 */
export async function readCandidates(
  db: Db,
  filter: PopulationFilter,
  grade: GradeChoice,
): Promise<CandidateRow[]> {
  let query = db
    .selectFrom('cases')
    .innerJoin('item_versions', 'item_versions.item_version_id', 'cases.item_version_id')
    .innerJoin('subjects', 'subjects.subject_id', 'cases.subject_id')
    .where('cases.mode', '=', 'commitment')
    .where('cases.state', 'in', [...statesAfter[filter.decision]])
    .where('cases.decision', '=', filter.decision)
    .where('cases.check_coverage', '!=', 'exempt');
  if (filter.from !== null) query = query.where('cases.decided_day', '>=', filter.from);
  if (filter.to !== null) query = query.where('cases.decided_day', '<=', filter.to);
  if (filter.itemCode !== null) query = query.where('cases.item_code', '=', filter.itemCode);
  const { authority } = filter;
  if (authority !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('item_versions.authority_code', '=', authority),
        eb('item_versions.authority_name', '=', authority),
      ]),
    );
  }
  if (filter.domain !== null) query = query.where('item_versions.domain', '=', filter.domain);
  if (filter.agent === 'with') query = query.where('cases.agent_subject_id', 'is not', null);
  else if (filter.agent === 'without') query = query.where('cases.agent_subject_id', 'is', null);
  else if (filter.agent !== null)
    query = query
      .innerJoin('subjects as agents', 'agents.subject_id', 'cases.agent_subject_id')
      .where('agents.subject_no', '=', filter.agent);
  const rows = await query
    .select((eb) => [
      'cases.case_no',
      'subjects.subject_no',
      'cases.item_code as item',
      eb.fn.coalesce('item_versions.authority_code', 'item_versions.authority_name').as('authority'),
      'cases.region_code as region',
      'cases.channel',
      'cases.decided_day',
      eb
        .selectFrom('subject_grades')
        .whereRef('subject_grades.subject_id', '=', 'cases.subject_id')
        .where((g) => g.or([g('valid_until', 'is', null), g('valid_until', '>=', grade.today)]))
        .where((g) => (grade.scheme === null ? g.lit(true) : g('scheme', '=', grade.scheme)))
        .orderBy('dated_on', 'desc')
        .orderBy('scheme')
        .limit(1)
        .select('value')
        .as('grade'),
      eb
        .selectFrom('breaches')
        .whereRef('breaches.subject_id', '=', 'cases.subject_id')
        .where('risk_class', 'is not', null)
        .where('breaches.state', '=', 'decided')
        .where((b) => b.or([b('risk_until', 'is', null), b('risk_until', '>=', grade.today)]))
        .select((b) => b.fn.max('risk_class').as('risk_class'))
        .as('raised'),
    ])
    .orderBy('cases.decided_day')
    .orderBy('cases.case_no')
    .execute();
  return rows.map(({ raised, ...row }) => ({ ...row, grade: raised ?? row.grade }));
}

export async function readPool(db: Db): Promise<PoolInspector[]> {
  const rows = await db.selectFrom('inspectors').selectAll().orderBy('inspector_no').execute();
  return rows.map((row) => ({
    inspectorNo: row.inspector_no,
    authority: row.authority_code ?? row.authority_name ?? '',
    domains: splitList(row.domains),
    regions: splitList(row.regions),
    role: row.role,
    validUntil: row.valid_until,
    recuse: splitList(row.recuse),
  }));
}

const splitList = (text: string | null): string[] =>
  (text ?? '')
    .split(/[\n；;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const findPlan = (db: Db, name: string) =>
  db.selectFrom('plans').selectAll().where('name', '=', name).executeTakeFirst();

export const findDraw = (db: Db, planId: number) =>
  db.selectFrom('draws').selectAll().where('plan_id', '=', planId).executeTakeFirst();

export const readTopUps = (db: Db, planId: number) =>
  db.selectFrom('top_ups').selectAll().where('plan_id', '=', planId).orderBy('no').execute();

export const readStrata = (db: Db, planId: number): Promise<StratumQuota[]> =>
  db
    .selectFrom('plan_strata')
    .select(['stratum', 'population', 'quota'])
    .where('plan_id', '=', planId)
    .orderBy('stratum')
    .execute();

export const readUnits = (db: Db, planId: number): Promise<PopulationUnit[]> =>
  db
    .selectFrom('plan_units')
    .select(['unit', 'stratum'])
    .where('plan_id', '=', planId)
    .orderBy('unit')
    .execute();

/** A drawn unit, and the draw that it came in by: 0 the plan's own, else a top-up's number. */
export interface SelectedUnit extends DrawnInStratum {
  readonly top_up: number;
  /** The unit whose place it took because that could not be reached; null: drawn itself. */
  readonly substitute_for: string | null;
}

/** All drawn units, those of top-ups and substitutes too: these go on with the order of their stratum. */
export const readDrawn = (db: Db, planId: number): Promise<SelectedUnit[]> =>
  db
    .selectFrom('drawn_units')
    .select(['unit', 'stratum', 'draw_order as order', 'ticket', 'top_up', 'substitute_for'])
    .where('plan_id', '=', planId)
    .orderBy('stratum')
    .orderBy('draw_order')
    .execute();

export async function insertStrataAndUnits(
  tx: Tx,
  planId: number,
  strata: readonly StratumQuota[],
  units: readonly PopulationUnit[],
): Promise<void> {
  await bulkInsert(
    tx,
    'plan_strata',
    ['plan_id', 'stratum', 'population', 'quota'],
    strata.map((row) => [planId, row.stratum, row.population, row.quota]),
  );
  await bulkInsert(
    tx,
    'plan_units',
    ['plan_id', 'unit', 'stratum'],
    units.map(({ unit, stratum }) => [planId, unit, stratum]),
  );
}

export async function insertDrawn(
  tx: Tx,
  planId: number,
  drawn: readonly DrawnInStratum[],
  from: { readonly topUp?: number; readonly substituteFor?: string } = {},
): Promise<void> {
  await bulkInsert(
    tx,
    'drawn_units',
    ['plan_id', 'unit', 'stratum', 'draw_order', 'ticket'],
    drawn.map((row) => [planId, row.unit, row.stratum, row.order, row.ticket]),
    { top_up: from.topUp ?? 0, substitute_for: from.substituteFor ?? null },
  );
}
