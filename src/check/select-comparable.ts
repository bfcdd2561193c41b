import type { RuleField } from '../item/check-rules.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';

/** Which cases a run holds against data. */
export interface RunScope {
  readonly region: string;
  /** Promises that are only sampled and were not drawn, too. */
  readonly full: boolean;
  readonly item?: string;
  /** This one only, checked before or not. */
  readonly caseNo?: string;
}

/**
 * The cases of a run: granted promises not checked yet, of full coverage or drawn in a sample (with `full` all but exempt ones), signed
 * ones that may be granted only after a query, and open data queries that nothing has borne out yet. A suspicion is no check: such a case is compared again each time.
 */
function comparable(db: Db | Tx, scope: RunScope) {
  let query = db.selectFrom('cases as c').where('c.office_region', '=', scope.region);
  if (scope.item !== undefined) query = query.where('c.item_code', '=', scope.item);
  if (scope.caseNo !== undefined) return query.where('c.case_no', '=', scope.caseNo);
  return query
    .where((eb) =>
      eb.or([
        eb.and([
          eb('c.mode', '=', 'commitment'),
          eb('c.state', '=', 'granted'),
          scope.full
            ? eb('c.check_coverage', '<>', 'exempt')
            : eb.or([
                eb('c.check_coverage', '=', 'full'),
                eb.and([
                  eb('c.check_coverage', '=', 'sample'),
                  eb(
                    'c.case_no',
                    'in',
                    eb
                      .selectFrom('drawn_units as d')
                      .innerJoin('plans as p', 'p.plan_id', 'd.plan_id')
                      .select('d.unit')
                      .where('p.unit_kind', '=', 'case'),
                  ),
                ]),
              ]),
        ]),
        // Its applicant's grade lets such a promise be granted only after the data were asked.
        eb.and([
          eb('c.mode', '=', 'commitment'),
          eb('c.state', 'in', ['signed', 'deferred']),
          eb('c.gate_reason', '=', 'query_first_by_grade'),
        ]),
        eb.and([eb('c.mode', '=', 'data_query'), eb('c.state', 'in', ['recorded', 'deferred'])]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('checks as k').select('k.check_id').whereRef('k.case_id', '=', 'c.case_id')),
      ),
    );
}

/** How many cases of a run each item version has. */
export async function countComparable(db: Db | Tx, scope: RunScope): Promise<ReadonlyMap<number, number>> {
  const rows = await comparable(db, scope)
    .select((eb) => ['c.item_version_id as id', eb.fn.countAll<number>().as('cases')])
    .groupBy('c.item_version_id')
    .execute();
  return new Map(rows.map(({ id, cases }) => [id, Number(cases)]));
}

/** The next cases of a run, by their key. */
export async function selectComparable(db: Db | Tx, scope: RunScope, after: number, count: number) {
  const rows = await comparable(db, scope)
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .leftJoin('subjects as a', 'a.subject_id', 'c.agent_subject_id')
    .select([
      'c.case_id',
      'c.case_no',
      'c.mode',
      'c.item_version_id',
      'c.item_code',
      'c.channel',
      'c.region_code',
      'c.applicant_region',
      'c.facts',
      'c.signed_at',
      'c.received_day',
      's.type as applicant_type',
      's.id_type',
      's.id_key',
      's.id_number',
      's.name as applicant_name',
      's.legal_representative',
      's.phone',
      's.address',
      'a.id_key as agent_id_key',
      'a.id_number as agent_id_number',
      'a.name as agent_name',
    ])
    .where('c.case_id', '>', after)
    .orderBy('c.case_id')
    .limit(count)
    .execute();
  return rows satisfies readonly { readonly [F in RuleField]: string | null }[];
}

export type ComparableCase = Awaited<ReturnType<typeof selectComparable>>[number];

export const promiseDay = (row: ComparableCase): Day =>
  row.signed_at === null ? row.received_day : officeDay(row.signed_at);
