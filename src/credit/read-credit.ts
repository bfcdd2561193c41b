import type { Selectable } from 'kysely';
import type { BarsTable, BreachesTable, ObjectionsTable, RepairsTable } from '../store/schema/credit.ts';
import type { Db, Tx } from '../store/store.ts';
import type { BreachKind, BreachState } from './breach.ts';

/** A breach with what hangs on it, for people to read. Names and numbers are unmasked here: mask them before they leave. */
export interface CreditRecord {
  readonly breach: Selectable<BreachesTable>;
  readonly case_no: string | null;
  readonly domain: string | null;
  readonly subject: RecordedSubject;
  readonly bars: readonly Selectable<BarsTable>[];
  /** Oldest first. */
  readonly repairs: readonly Selectable<RepairsTable>[];
  /** Oldest first. */
  readonly objections: readonly Selectable<ObjectionsTable>[];
}

export interface RecordedSubject {
  readonly subject_no: string;
  readonly type: 'person' | 'organization' | 'self_employed';
  /** Null after erasure. */
  readonly name: string | null;
  readonly id_number: string | null;
}

export interface CreditFilter {
  readonly region: string;
  readonly breachNo?: string | undefined;
  readonly subjectId?: number | undefined;
  readonly state?: BreachState | undefined;
  readonly kind?: BreachKind | undefined;
  /** Only breaches that were objected to. */
  readonly objected?: boolean | undefined;
}

/** Breaches by number: the order in which they were reported. */
export async function readCredit(db: Db | Tx, filter: CreditFilter): Promise<CreditRecord[]> {
  let query = db
    .selectFrom('breaches as b')
    .innerJoin('subjects as s', 's.subject_id', 'b.subject_id')
    .leftJoin('cases as c', 'c.case_id', 'b.case_id')
    .leftJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .selectAll('b')
    .select(['c.case_no', 'v.domain', 's.subject_no', 's.type', 's.name', 's.id_number'])
    .where('b.office_region', '=', filter.region)
    .orderBy('b.breach_id');
  if (filter.breachNo !== undefined) query = query.where('b.breach_no', '=', filter.breachNo);
  if (filter.subjectId !== undefined) query = query.where('b.subject_id', '=', filter.subjectId);
  if (filter.state !== undefined) query = query.where('b.state', '=', filter.state);
  if (filter.kind !== undefined) query = query.where('b.kind', '=', filter.kind);
  if (filter.objected === true) {
    query = query.where('b.breach_id', 'in', (eb) => eb.selectFrom('objections as o').select('o.breach_id'));
  }
  const rows = await query.execute();
  // A subquery, not a list of ids: there may be more breaches than a statement takes values.
  const chosen = query.clearSelect().clearOrderBy().select('b.breach_id');
  const bars = await db
    .selectFrom('bars')
    .selectAll()
    .where('breach_id', 'in', chosen)
    .orderBy('bar_id')
    .execute();
  const repairs = await db
    .selectFrom('repairs')
    .selectAll()
    .where('breach_id', 'in', chosen)
    .orderBy('repair_id')
    .execute();
  const objections = await db
    .selectFrom('objections')
    .selectAll()
    .where('breach_id', 'in', chosen)
    .orderBy('objection_id')
    .execute();
  const objectionsOf = byBreach(objections);
  const barsOf = byBreach(bars);
  const repairsOf = byBreach(repairs);
  return rows.map(({ case_no, domain, subject_no, type, name, id_number, ...breach }) => ({
    breach,
    case_no,
    domain,
    subject: { subject_no, type, name, id_number },
    bars: barsOf.get(breach.breach_id) ?? [],
    repairs: repairsOf.get(breach.breach_id) ?? [],
    objections: objectionsOf.get(breach.breach_id) ?? [],
  }));
}

function byBreach<Row extends { breach_id: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.breach_id);
    if (group) group.push(row);
    else groups.set(row.breach_id, [row]);
  }
  return groups;
}
