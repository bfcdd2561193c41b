import type { Db, Tx } from '../store/store.ts';
import { countVisitFindings, selectVisitFindings, type VisitFinding } from './select-visit-findings.ts';

interface SuspicionFilter {
  readonly item?: string;
}

/**
 * Comparisons that a person has still to judge: the last of their case, no match, and since then neither a check, nor a breach, nor
 * the decision of a case without a promise.
 */
function narrowed(db: Db | Tx, { item }: SuspicionFilter) {
  const query = db
    .selectFrom('comparisons as m')
    .innerJoin('check_runs as r', 'r.run_id', 'm.run_id')
    .innerJoin('cases as c', 'c.case_id', 'm.case_id')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .where('m.outcome', '<>', 'match')
    .where((eb) =>
      eb.or([
        eb('c.state', 'in', ['recorded', 'notified', 'signed', 'deferred']),
        // Granting a data query, or a department's reply, was the judgement; a granted promise is still to be checked.
        eb.and([eb('c.state', '=', 'granted'), eb('c.mode', '=', 'commitment')]),
      ]),
    )
    .where((eb) =>
      eb.and(
        [
          eb
            .selectFrom('comparisons as n')
            .select('n.run_id')
            .whereRef('n.case_id', '=', 'm.case_id')
            .whereRef('n.run_id', '>', 'm.run_id'),
          eb
            .selectFrom('checks as k')
            .select('k.check_id')
            .whereRef('k.case_id', '=', 'm.case_id')
            .whereRef('k.at', '>=', 'r.at'),
          eb
            .selectFrom('breaches as b')
            .select('b.breach_id')
            .whereRef('b.case_id', '=', 'm.case_id')
            .whereRef('b.created_at', '>=', 'r.at'),
        ].map((later) => eb.not(eb.exists(later))),
      ),
    );
  return item === undefined ? query : query.where('c.item_code', '=', item);
}

/** All that a person has still to judge: what data did not bear out, and what a visit of a sampling plan found untrue. */
export const countSuspicions = async (db: Db | Tx, filter: SuspicionFilter = {}): Promise<number> =>
  (await countMismatches(db, filter)) + (await countVisitFindings(db, filter));

async function countMismatches(db: Db | Tx, filter: SuspicionFilter): Promise<number> {
  const counted = await narrowed(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(counted.total);
}

/** What a person has still to judge, what visits found before what data did not bear out, the latest first; each with its grounds. */
export async function selectSuspicions(db: Db | Tx, filter: SuspicionFilter, limit: number) {
  const found = await selectVisitFindings(db, filter, limit);
  const rows = await narrowed(db, filter)
    .select([
      'm.case_id',
      'm.run_id as run',
      'c.case_no',
      'c.mode',
      'c.item_code',
      'v.item_name',
      'c.authority_name',
      'm.outcome',
      'r.at as compared_at',
      'c.check_due',
    ])
    .orderBy('m.run_id', 'desc')
    .orderBy('c.case_no')
    .limit(Math.max(0, limit - found.length))
    .execute();
  const rules = await openRules(db, rows);
  return {
    total: await countSuspicions(db, filter),
    suspicions: [
      ...found.map(ofVisit),
      ...rows.map(({ case_id, ...row }) => ({ ...row, plan: null, rules: rules.get(case_id) ?? [] })),
    ],
  };
}

/** A visit has neither a run nor rules: its ground is the plan. */
const ofVisit = ({ recorded_at, visited_on: _day, ...row }: VisitFinding) => ({
  ...row,
  run: null,
  rules: [] as readonly OpenRule[],
  compared_at: recorded_at,
});

interface OpenRule {
  readonly rule: string;
  readonly source: string;
  readonly version: number;
  readonly result: 'fails' | 'not_found';
  /** Digest of the row that decided, hex: its leaf in the source's import. */
  readonly row: string | null;
}

/** Cases a query: each needs two bound values. */
const CHUNK = 400;

async function openRules(
  db: Db | Tx,
  rows: readonly { readonly case_id: number; readonly run: number }[],
): Promise<ReadonlyMap<number, readonly OpenRule[]>> {
  const found = new Map<number, OpenRule[]>();
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK);
    const evidence = await db
      .selectFrom('comparison_rules as e')
      .innerJoin('sources as s', 's.source_id', 'e.source_id')
      .select(['e.run_id', 'e.case_id', 'e.rule', 's.name', 's.version', 'e.result', 'e.row_digest'])
      .where(
        'e.case_id',
        'in',
        chunk.map(({ case_id }) => case_id),
      )
      .where('e.run_id', 'in', [...new Set(chunk.map(({ run }) => run))])
      .where('e.result', '<>', 'holds')
      .orderBy('e.position')
      .execute();
    const runOf = new Map(chunk.map(({ case_id, run }) => [case_id, run]));
    for (const { run_id, case_id, rule, name, version, result, row_digest } of evidence) {
      if (runOf.get(case_id) !== run_id || result === 'holds') continue;
      const row = row_digest === null ? null : Buffer.from(row_digest).toString('hex');
      const known = found.get(case_id) ?? [];
      known.push({ rule, source: name, version, result, row });
      found.set(case_id, known);
    }
  }
  return found;
}

export type Suspicion = Awaited<ReturnType<typeof selectSuspicions>>['suspicions'][number];
