import { sql } from 'kysely';
import type { Day } from '../../kernel/time.ts';
import type { BarsTable, BreachesTable, ObjectionsTable } from '../../store/schema/credit.ts';
import type { Db, Tx } from '../../store/store.ts';
import { everHeld, standingRepairs } from '../count/credit.ts';
import type { Span } from '../month.ts';

/** A breach as the report sees it. */
export interface BreachRow {
  readonly breach_id: number;
  readonly kind: BreachesTable['kind'];
  readonly seriousness: BreachesTable['seriousness'];
  readonly state: BreachesTable['state'];
  readonly authority_name: string;
  readonly notified_on: Day | null;
  readonly decided_on: Day | null;
  readonly dismissed_on: Day | null;
  readonly dismissed_as: 'unfounded' | 'excused' | 'objection' | null;
  readonly repaired_on: Day | null;
  readonly lifted_on: Day | null;
  readonly earliest_repair: Day | null;
  /** Of the case in which it happened; null for one without a case. */
  readonly item_code: string | null;
  readonly item_name: string | null;
  readonly agent: { readonly subject_no: string; readonly name: string | null } | null;
}

export interface BarRow {
  readonly breach_id: number;
  readonly subject_id: number;
  readonly from_day: Day;
  readonly until_day: Day | null;
  readonly until_repaired: number;
  readonly scope: BarsTable['scope'];
  readonly lifted_on: Day | null;
}

export interface RepairRow {
  readonly breach_id: number;
  readonly applied_on: Day;
  readonly accepted_on: Day | null;
  readonly completed_on: Day | null;
  readonly rejected_on: Day | null;
  readonly broken_on: Day | null;
}

export interface ObjectionRow {
  readonly breach_id: number;
  readonly against: ObjectionsTable['against'];
  readonly state: ObjectionsTable['state'];
  readonly filed_on: Day;
  readonly closed_on: Day | null;
}

export interface CreditFacts {
  readonly span: Span;
  readonly breaches: readonly BreachRow[];
  readonly bars: readonly BarRow[];
  readonly repairs: readonly RepairRow[];
  readonly objections: readonly ObjectionRow[];
}

/** Every record of credit up to the span's last day: an office decides few breaches, so that they are counted in memory. */
export async function readCreditFacts(db: Db | Tx, span: Span): Promise<CreditFacts> {
  const { to } = span;
  const breaches = await db
    .selectFrom('breaches as b')
    .leftJoin('cases as c', 'c.case_id', 'b.case_id')
    .leftJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .leftJoin('subjects as a', 'a.subject_id', 'c.agent_subject_id')
    .where((eb) => eb.or([eb('b.notified_on', '<=', to), eb('b.decided_on', '<=', to)]))
    .select(['b.breach_id', 'b.kind', 'b.seriousness', 'b.state', 'b.authority_name', 'b.notified_on'])
    .select(['b.decided_on', 'b.dismissed_on', 'b.dismissed_as', 'b.repaired_on', 'b.lifted_on'])
    .select(['b.earliest_repair', 'v.item_code', 'v.item_name', 'a.subject_no'])
    // Who is a natural person stays a number in a report.
    .select(sql<string | null>`case when a.type = 'organization' then a.name end`.as('agent_name'))
    .orderBy('b.breach_id')
    .execute();
  return {
    span,
    breaches: breaches.map(({ subject_no, agent_name, ...row }) => ({
      ...row,
      agent: subject_no === null ? null : { subject_no, name: agent_name },
    })),
    bars: await db
      .selectFrom('bars')
      .where('from_day', '<=', to)
      .where(everHeld)
      .select(['breach_id', 'subject_id', 'from_day', 'until_day', 'until_repaired', 'scope', 'lifted_on'])
      .execute(),
    repairs: await standingRepairs(db)
      .where('r.applied_on', '<=', to)
      .select([
        'r.breach_id',
        'r.applied_on',
        'r.accepted_on',
        'r.completed_on',
        'r.rejected_on',
        'r.broken_on',
      ])
      .execute(),
    objections: await db
      .selectFrom('objections')
      .where('filed_on', '<=', to)
      .select(['breach_id', 'against', 'state', 'filed_on', 'closed_on'])
      .execute(),
  };
}
