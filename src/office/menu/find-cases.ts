import { type ExpressionBuilder, sql } from 'kysely';
import { joined, type ListedCase, listed } from '../../case/select-cases.ts';
import type { Schema } from '../../store/schema.ts';
import type { Db } from '../../store/store.ts';

/** What a clerk looks for a case for. */
const purposes = ['sign', 'decide', 'supply', 'withdraw', 'print', 'check'] as const;
export type Purpose = (typeof purposes)[number];

type Eb = ExpressionBuilder<Schema & { c: Schema['cases'] }, 'c'>;

const open = ['recorded', 'notified', 'signed', 'deferred'] as const;

/** The cases that wait for what is to be done. Each is narrowed by what the index of open cases, or of checks, holds. */
function waitsFor(eb: Eb, purpose: Purpose) {
  const undecided = eb('c.decided_at', 'is', null);
  const promise = eb('c.mode', '=', 'commitment');
  switch (purpose) {
    case 'sign':
      return eb.and([undecided, eb('c.state', '=', 'notified'), promise]);
    case 'decide':
      return eb.and([
        undecided,
        eb.or([
          eb('c.state', '=', 'signed'),
          eb.and([eb('c.state', '=', 'recorded'), eb('c.mode', '<>', 'commitment')]),
        ]),
      ]);
    case 'supply':
      // Policy may issue the result before they have come.
      return eb.and([
        eb('c.deferred_materials', 'is not', null),
        eb('c.state', 'in', ['notified', 'deferred', 'granted']),
      ]);
    case 'withdraw':
      return eb.and([undecided, eb('c.state', 'in', open)]);
    case 'print':
      return eb.and([undecided, promise, eb('c.state', 'in', open)]);
    case 'check':
      return eb.and([
        eb('c.check_due', 'is not', null),
        eb('c.state', '=', 'granted'),
        eb.not(
          eb.exists(
            eb.selectFrom('checks as k').select('k.check_id').whereRef('k.case_id', '=', 'c.case_id'),
          ),
        ),
      ]);
  }
}

const waiting = (db: Db, purpose: Purpose) =>
  db.selectFrom('cases as c').where((eb) => waitsFor(eb, purpose));

/** The first cases that wait for a purpose, the most pressing first, those whose number or applicant's name has `text` in it. */
export async function findWaiting(
  db: Db,
  purpose: Purpose,
  text: string,
  limit: number,
): Promise<ListedCase[]> {
  const like = `%${text.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;
  return joined(db)
    .select(listed)
    .where('c.case_id', 'in', waiting(db, purpose).select('c.case_id'))
    .$if(text !== '', (query) =>
      query.where(sql<boolean>`(c.case_no like ${like} escape '!' or s.name like ${like} escape '!')`),
    )
    .orderBy(purpose === 'check' ? 'c.check_due' : 'c.deadline')
    .orderBy('c.case_no')
    .limit(limit)
    .execute();
}

/** How many cases wait for each purpose. */
export async function countWaiting(db: Db): Promise<Record<Purpose, number>> {
  const counts = { sign: 0, decide: 0, supply: 0, withdraw: 0, print: 0, check: 0 };
  for (const purpose of purposes) {
    const row = await waiting(db, purpose)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[purpose] = Number(row.count);
  }
  return counts;
}

/** The open cases of one applicant for one item: what is recorded now may be there already. */
export async function openCasesOf(db: Db, itemCode: string, idKey: string): Promise<string[]> {
  const rows = await db
    .selectFrom('cases as c')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .select('c.case_no')
    .where('s.id_key', '=', idKey)
    .where('c.item_code', '=', itemCode)
    .where('c.decided_at', 'is', null)
    .where('c.state', 'in', open)
    .orderBy('c.case_no')
    .execute();
  return rows.map(({ case_no }) => case_no);
}
