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

/** True when the books hold any case at all. */
export async function anyCase(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('cases').select('case_id').limit(1).executeTakeFirst()) !== undefined;
}

/** What every new row of an import has in common. */
const commonColumns = ['office_region', 'import_id', 'actor', 'created_at', 'revision', 'history'] as const;

/** What a row of history may have; every other column stays empty: nothing was offered, asked or numbered here. */
const historyColumns = [
  'case_no',
  'item_version_id',
  'item_code',
  'authority_name',
  'subject_id',
  'agent_subject_id',
  'mode',
  'deferred',
  'state',
  'channel',
  'region_code',
  'applicant_region',
  'facts',
  'received_at',
  'received_day',
  'offered',
  'chosen',
  'signed_at',
  'decided_at',
  'decided_day',
  'decision',
  'satisfaction',
  'deadline',
  'deadline_provisional',
  'check_due',
  'check_due_provisional',
  'check_coverage',
  'digest',
] as const;

const openColumns = [
  ...historyColumns,
  'deferred_materials',
  'notified_at',
  'evidence',
  'letter_no',
  'commitment_code',
  'gate_allowed',
  'gate_reason',
  'gate_basis',
  'gate_until',
  'gate_grade',
  'gate_pace',
  'gate_check',
  'gate_source',
  'gate_at',
] as const;

type Column = (typeof commonColumns)[number] | (typeof openColumns)[number];
/** A case with every column given, for the bulk path. */
export type WholeRow = Required<Pick<Insertable<CasesTable>, Column>>;

/** Inserts many cases past the query builder, history and open ones each with the columns they may fill. */
export async function insertCases(tx: Tx, rows: readonly WholeRow[]): Promise<void> {
  for (const [history, columns] of [
    [1, historyColumns],
    [0, openColumns],
  ] as const) {
    const chosen = rows.filter((row) => row.history === history);
    const [first] = chosen;
    if (first === undefined) continue;
    const common = Object.fromEntries(commonColumns.map((column) => [column, first[column] ?? null]));
    await bulkInsert(
      tx,
      'cases',
      columns,
      chosen.map((row) => columns.map((column) => row[column] ?? null)),
      common,
    );
  }
}
