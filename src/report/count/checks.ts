import type { ExpressionBuilder } from 'kysely';
import type { Schema } from '../../store/schema.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Counts } from '../facts.ts';
import type { Span } from '../month.ts';
import { type CubeRow, itemColumns } from './cases.ts';

/**
 * Granted commitment cases whose check falls due in the span, by what the newest check up to its last day found; those exempt from
 * checking are not among them (I14). Early checks count in the span in which they were due, late ones never change it.
 */
const due = (db: Db | Tx, { from, to }: Span) =>
  db
    .selectFrom('cases as c')
    .where('c.mode', '=', 'commitment')
    .where('c.decision', '=', 'granted')
    .where('c.check_coverage', '!=', 'exempt')
    .where('c.check_due', '>=', from)
    // A check that is due within hours has a time behind its day.
    .where('c.check_due', '<', `${to}~`);

type CaseBuilder = ExpressionBuilder<Schema & { c: Schema['cases'] }, 'c'>;

const newestOutcome = (eb: CaseBuilder, { to }: Span) =>
  eb
    .selectFrom('checks as k')
    .select('k.outcome')
    .whereRef('k.case_id', '=', 'c.case_id')
    .where('k.method', '<>', 'exempt')
    .where('k.checked_on', '<=', to)
    .orderBy('k.checked_on', 'desc')
    .orderBy('k.check_id', 'desc')
    .limit(1)
    .as('outcome');

type Outcome = 'true' | 'partly' | 'untrue' | 'unverifiable';

const countsOf = (outcome: Outcome | null, cases: number): Partial<Counts> => ({
  check_due: cases,
  ...(outcome === null ? { pending: cases } : { checked: cases, [outcome]: cases }),
});

/** What became of the promises due in the span. */
export async function countChecks(db: Db | Tx, span: Span): Promise<Partial<Counts>[]> {
  const rows = await db
    .selectFrom(
      due(db, span)
        .select((eb) => newestOutcome(eb, span))
        .as('x'),
    )
    .select((eb) => ['x.outcome', eb.fn.countAll<number>().as('cases')])
    .groupBy('x.outcome')
    .execute();
  return rows.map(({ outcome, cases }) => countsOf(outcome, Number(cases)));
}

/** The same by item and channel. */
export async function cubeOfChecks(db: Db | Tx, span: Span): Promise<CubeRow[]> {
  const found = due(db, span).select((eb) => ['c.item_version_id', 'c.channel', newestOutcome(eb, span)]);
  const cells = db
    .selectFrom(found.as('f'))
    .select((eb) => ['f.item_version_id', 'f.channel', 'f.outcome', eb.fn.countAll<number>().as('cases')])
    .groupBy(['f.item_version_id', 'f.channel', 'f.outcome']);
  const rows = await db
    .selectFrom(cells.as('x'))
    .innerJoin('item_versions as v', 'v.item_version_id', 'x.item_version_id')
    .select([...itemColumns, 'x.channel', 'x.outcome', 'x.cases'])
    .execute();
  return rows.map(({ outcome, cases, ...row }) => ({ ...row, ...countsOf(outcome, Number(cases)) }));
}

/** Checks made in the span, whenever they were due. */
export async function countChecksDone(db: Db | Tx, { from, to }: Span) {
  const rows = await db
    .selectFrom('checks')
    .where('checked_on', '>=', from)
    .where('checked_on', '<=', to)
    .where('method', '!=', 'exempt')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('n')])
    .groupBy('outcome')
    .execute();
  return {
    made: rows.reduce((sum, { n }) => sum + Number(n), 0),
    untrue: Number(rows.find(({ outcome }) => outcome === 'untrue')?.n ?? 0),
  };
}
