import type { Db, Tx } from '../store/store.ts';
import type { RecordedSubject } from './read-credit.ts';

/** What a check found of one promise: the entry that it is in its subject's credit record. */
export interface PromiseRecord {
  readonly subject: RecordedSubject;
  readonly case_no: string;
  readonly item_code: string;
  readonly item_name: string;
  readonly authority: string;
  readonly outcome: 'true' | 'partly' | 'untrue' | 'unverifiable';
  readonly method: string;
  readonly checked_on: string;
}

export interface PromiseFilter {
  readonly region: string;
  readonly subjectId?: number;
  /** Only promises that were kept: found true, in a case that still stands. */
  readonly kept?: boolean;
}

/**
 * The credit entries of promises (践诺记录), the latest first. They are read from the checks and nowhere stored again: of each promise
 * its last check counts.
 */
export async function selectPromiseRecords(
  db: Db | Tx,
  filter: PromiseFilter,
  limit?: number,
): Promise<{ records: PromiseRecord[]; total: number }> {
  let query = db
    .selectFrom('checks as k')
    .innerJoin('cases as c', 'c.case_id', 'k.case_id')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .where('c.office_region', '=', filter.region)
    .where('c.mode', '=', 'commitment')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('checks as n')
            .select('n.check_id')
            .whereRef('n.case_id', '=', 'k.case_id')
            .whereRef('n.check_id', '>', 'k.check_id'),
        ),
      ),
    );
  if (filter.subjectId !== undefined) query = query.where('c.subject_id', '=', filter.subjectId);
  if (filter.kept === true) {
    query = query.where('k.outcome', '=', 'true').where('c.state', 'in', ['granted', 'closed']);
  }
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let listed = query
    .select([
      'c.case_no',
      'c.item_code',
      'v.item_name',
      'c.authority_name',
      'k.outcome',
      'k.method',
      'k.checked_on',
    ])
    .select(['s.subject_no', 's.type', 's.name', 's.id_number'])
    .orderBy('k.checked_on', 'desc')
    .orderBy('k.check_id', 'desc');
  if (limit !== undefined) listed = listed.limit(limit);
  const rows = await listed.execute();
  return {
    total: Number(counted.total),
    records: rows.map(({ subject_no, type, name, id_number, authority_name: authority, ...row }) => ({
      subject: { subject_no, type, name, id_number },
      ...row,
      authority,
    })),
  };
}

/** How many promises of one subject were checked, and with what outcome; each with its case. */
export function tallyPromises(records: readonly PromiseRecord[]) {
  const count = (outcome: PromiseRecord['outcome']) =>
    records.filter((record) => record.outcome === outcome).length;
  return {
    checked: records.length,
    kept: count('true'),
    partly: count('partly'),
    untrue: count('untrue'),
    unverifiable: count('unverifiable'),
    records: records.map(({ subject: _, ...record }) => record),
  };
}

export type PromiseTally = ReturnType<typeof tallyPromises>;
