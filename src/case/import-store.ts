import type { Insertable } from 'kysely';
import { bulkInsert } from '../store/bulk.ts';
import type { CasesTable } from '../store/schema/case.ts';
import type { Tx } from '../store/store.ts';
import { chunksOf } from '../subject/select-subjects.ts';
import type { KnownCase } from './import-rules.ts';

/** The cases of these numbers that are already in the books. */
export async function selectKnownCases(
  tx: Tx,
  caseNos: readonly string[],
): Promise<ReadonlyMap<string, KnownCase>> {
  const known = new Map<string, KnownCase>();
  for (const numbers of chunksOf(caseNos)) {
    const rows = await tx
      .selectFrom('cases as c')
      .select(['c.case_id', 'c.case_no', 'c.digest', 'c.revision', 'c.import_id', 'c.history', 'c.letter_no'])
      .select((eb) =>
        eb
          .exists(eb.selectFrom('case_steps as s').select('s.seq').whereRef('s.case_id', '=', 'c.case_id'))
          .as('handled'),
      )
      .where('c.case_no', 'in', numbers)
      .execute();
    for (const row of rows) {
      known.set(row.case_no, {
        case_id: row.case_id,
        digest: row.digest,
        revision: row.revision,
        imported: row.import_id !== null,
        handled: Number(row.handled) === 1,
        history: row.history === 1,
        numbered: row.letter_no !== null,
      });
    }
  }
  return known;
}

const columns = [
  'office_region',
  'case_no',
  'item_version_id',
  'item_code',
  'authority_name',
  'subject_id',
  'agent_subject_id',
  'mode',
  'deferred',
  'deferred_materials',
  'state',
  'channel',
  'region_code',
  'applicant_region',
  'facts',
  'received_at',
  'received_day',
  'offered',
  'chosen',
  'notified_at',
  'signed_at',
  'decided_at',
  'decided_day',
  'decision',
  'evidence',
  'satisfaction',
  'letter_no',
  'commitment_code',
  'deadline',
  'deadline_provisional',
  'check_due',
  'check_due_provisional',
  'check_coverage',
  'gate_allowed',
  'gate_reason',
  'gate_basis',
  'gate_until',
  'gate_grade',
  'gate_pace',
  'gate_check',
  'gate_source',
  'gate_at',
  'history',
  'import_id',
  'actor',
  'digest',
  'revision',
  'created_at',
] as const satisfies readonly (keyof CasesTable)[];

type Column = (typeof columns)[number];
/** A case with every column given, for the bulk path. */
export type WholeRow = Required<Pick<Insertable<CasesTable>, Column>>;

/** Inserts many cases past the query builder. */
export const insertCases = (tx: Tx, rows: readonly WholeRow[]): Promise<number> =>
  bulkInsert(tx, 'cases', columns, values(rows));

function* values(rows: readonly WholeRow[]): Generator<(string | number | null)[]> {
  for (const row of rows) yield columns.map((column) => row[column] ?? null);
}
