import type { ExpressionBuilder } from 'kysely';
import type { Day } from '../../kernel/time.ts';
import type { Schema } from '../../store/schema.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Span } from '../month.ts';

/** Breaches decided in the span; one corrected from the start upon an objection (`dismissed`) was none. */
const decided = (db: Db | Tx, { from, to }: Span) =>
  db
    .selectFrom('breaches as b')
    .where('b.decided_on', '>=', from)
    .where('b.decided_on', '<=', to)
    .where('b.state', 'in', ['decided', 'repaired', 'lifted']);

export const countBreaches = (db: Db | Tx, span: Span): Promise<number> =>
  one(
    decided(db, span)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );

/** At the authority in whose matters they happened. */
export async function breachesByAuthority(db: Db | Tx, span: Span) {
  const rows = await decided(db, span)
    .select((eb) => ['b.authority_name', eb.fn.countAll<number>().as('breaches')])
    .groupBy('b.authority_name')
    .execute();
  return rows.map((row) => ({ ...row, breaches: Number(row.breaches) }));
}

/** Repairs of breaches that stand: where an objection corrected the breach from the start, there was nothing to repair. */
export const standingRepairs = (db: Db | Tx) =>
  db
    .selectFrom('repairs as r')
    .innerJoin('breaches as b', 'b.breach_id', 'r.breach_id')
    .where('b.state', '<>', 'dismissed');

export const countRepairs = (db: Db | Tx, { from, to }: Span): Promise<number> =>
  one(
    standingRepairs(db)
      .where('r.completed_on', '>=', from)
      .where('r.completed_on', '<=', to)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );

export const countObjections = (db: Db | Tx, { from, to }: Span): Promise<number> =>
  one(
    db
      .selectFrom('objections')
      .where('filed_on', '>=', from)
      .where('filed_on', '<=', to)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );

type BarBuilder = ExpressionBuilder<Schema, 'bars'>;

/** As the table's comment defines it (src/store/schema/credit.ts). */
const barInForce = (eb: BarBuilder, on: Day) =>
  eb.and([
    eb('bars.from_day', '<=', on),
    eb.or([eb('bars.lifted_on', 'is', null), eb('bars.lifted_on', '>', on)]),
    eb.or([
      eb('bars.until_repaired', '=', 1),
      eb('bars.until_day', 'is', null),
      eb('bars.until_day', '>=', on),
    ]),
  ]);

/** Not void from the start: an objection upheld lifts a bar on its own first day. */
export const everHeld = (eb: BarBuilder) =>
  eb.or([eb('bars.lifted_on', 'is', null), eb('bars.lifted_on', '>', eb.ref('bars.from_day'))]);

/** Persons and units under a bar on a day, each once however many bars it has; and the bars themselves. */
export async function countBars(db: Db | Tx, on: Day): Promise<{ subjects: number; bars: number }> {
  const row = await db
    .selectFrom('bars')
    .where((eb) => barInForce(eb, on))
    .select((eb) => [
      eb.fn.count<number>('subject_id').distinct().as('subjects'),
      eb.fn.countAll<number>().as('bars'),
    ])
    .executeTakeFirst();
  return { subjects: Number(row?.subjects ?? 0), bars: Number(row?.bars ?? 0) };
}

/** Bars that came into force after `before` up to `on`, and those of both kinds that were over by then. */
export async function countBarMoves(
  db: Db | Tx,
  before: Day,
  on: Day,
): Promise<{ added: number; ended: number }> {
  const added = await one(
    db
      .selectFrom('bars')
      .where('from_day', '>', before)
      .where('from_day', '<=', on)
      .where(everHeld)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );
  const ended = await one(
    db
      .selectFrom('bars')
      .where('from_day', '<=', on)
      .where(everHeld)
      .where((eb) => eb.or([barInForce(eb, before), eb('from_day', '>', before)]))
      .where((eb) =>
        eb.or([eb('lifted_on', '<=', on), eb.and([eb('until_repaired', '=', 0), eb('until_day', '<', on)])]),
      )
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  );
  return { added, ended };
}

async function one(row: Promise<{ n: number } | undefined>): Promise<number> {
  return Number((await row)?.n ?? 0);
}
