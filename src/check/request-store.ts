import type { Insertable, Selectable, Updateable } from 'kysely';
import type { CheckRequestsTable } from '../store/schema/request.ts';
import type { Db, Tx } from '../store/store.ts';

export type RequestRow = Selectable<CheckRequestsTable>;

export async function findRequest(
  db: Db | Tx,
  region: string,
  requestNo: string,
): Promise<RequestRow | null> {
  const row = await db
    .selectFrom('check_requests')
    .selectAll()
    .where('request_no', '=', requestNo)
    .where('office_region', '=', region)
    .executeTakeFirst();
  return row ?? null;
}

export async function findOpenRequest(
  db: Db | Tx,
  caseId: number,
  authority: string,
): Promise<RequestRow | null> {
  const row = await db
    .selectFrom('check_requests')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('authority_name', '=', authority)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row ?? null;
}

export async function insertRequest(tx: Tx, row: Insertable<CheckRequestsTable>): Promise<void> {
  await tx.insertInto('check_requests').values(row).execute();
}

/** Closes a request that is still open; false when somebody else closed it since. */
export async function closeRequest(
  tx: Tx,
  requestId: number,
  change: Updateable<CheckRequestsTable>,
): Promise<boolean> {
  const result = await tx
    .updateTable('check_requests')
    .set(change)
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A case as far as a request needs it: where it stands, and what is asked about whom. */
export async function findAskedCase(db: Db | Tx, caseNo: string) {
  const row = await askedCases(db).where('c.case_no', '=', caseNo).executeTakeFirst();
  return row ?? null;
}

export type AskedCase = NonNullable<Awaited<ReturnType<typeof findAskedCase>>>;

const askedCases = (db: Db | Tx) =>
  db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .select([
      'c.case_id',
      'c.case_no',
      'c.state',
      'c.mode',
      'c.received_at',
      'c.received_day',
      'c.decided_at',
      'c.deadline',
      'c.authority_name',
      'c.revision',
      'v.item_name',
      'v.certificate_name',
      'v.proof_content',
      's.name as applicant_name',
      's.id_number',
    ]);

/**
 * The cases of an item that wait for an authority and have not been asked about: open verifications, and granted promises whose
 * check is due and was not made.
 */
export async function selectUnasked(db: Db | Tx, itemCode: string): Promise<AskedCase[]> {
  return askedCases(db)
    .where('c.item_code', '=', itemCode)
    .where((eb) =>
      eb.or([
        eb.and([eb('c.mode', '=', 'dept_verify'), eb('c.state', 'in', ['recorded', 'deferred'])]),
        eb.and([
          eb('c.mode', '=', 'commitment'),
          eb('c.state', '=', 'granted'),
          eb('c.check_due', 'is not', null),
        ]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('checks as k').select('k.check_id').whereRef('k.case_id', '=', 'c.case_id')),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('check_requests as q')
            .select('q.request_id')
            .whereRef('q.case_id', '=', 'c.case_id')
            .where('q.state', '<>', 'cancelled'),
        ),
      ),
    )
    .orderBy('c.case_no')
    .execute();
}

/** The requests of one act to one authority, in the order of their numbers: what one letter asks. */
export async function selectSameLetter(db: Db | Tx, row: RequestRow) {
  return askedCases(db)
    .innerJoin('check_requests as q', 'q.case_id', 'c.case_id')
    .select(['q.request_no', 'q.ask', 'q.state as request_state'])
    .where('q.requested_at', '=', row.requested_at)
    .where('q.authority_name', '=', row.authority_name)
    .where('q.actor', '=', row.actor)
    .where('q.due', '=', row.due)
    .orderBy('q.request_id')
    .execute();
}

export async function isKnownItem(db: Db | Tx, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('item_versions')
    .select('item_version_id')
    .where('item_code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}
