import type { Db, Tx } from '../store/store.ts';
import type { LetterCase } from './letter-case.ts';

/** States in which a letter awaits its signature or its decision: what `--pending` takes. */
const openStates = ['notified', 'signed', 'deferred'] as const;

const query = (db: Db | Tx) =>
  db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .leftJoin('subjects as a', 'a.subject_id', 'c.agent_subject_id')
    .leftJoin('letter_voids as x', (join) =>
      join.onRef('x.letter_no', '=', 'c.letter_no').onRef('x.office_region', '=', 'c.office_region'),
    )
    .select([
      'c.case_id',
      'c.case_no',
      'c.mode',
      'c.state',
      'c.letter_no',
      'c.commitment_code',
      'c.facts',
      'c.deferred_materials',
      'c.deadline',
      'c.deadline_provisional',
      'c.notified_at',
      'c.received_at',
      'c.check_coverage',
      'c.authority_name',
      'c.agent_subject_id',
      'v.item_code',
      'v.version',
      'v.item_name',
      'v.track',
      'v.certificate_name',
      'v.legal_basis',
      'v.conditions',
      'v.standards',
      'v.proof_content',
      'v.liability',
      'v.materials',
      'v.check_method',
      'v.check_within',
      'v.eligible_classes',
      'v.publish_letter',
      'v.agent_allowed',
      's.type',
      's.id_type',
      's.id_number',
      's.name',
      's.legal_representative',
      's.phone',
      's.address',
      'a.name as agent_name',
      'a.id_number as agent_id_number',
      'x.letter_no as void_no',
    ])
    .orderBy('c.case_no');

type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];

function toLetterCase(row: Row): LetterCase {
  return {
    ...row,
    item: row,
    applicant: row,
    agent: row.agent_subject_id === null ? null : { name: row.agent_name, id_number: row.agent_id_number },
    voided: row.void_no !== null,
  };
}

/** Numbers a query: far below the limit of bound values in a statement. */
const CHUNK = 500;

/** The cases of these numbers, in the order given; numbers that no case has are left out. */
export async function selectCasesByNo(db: Db | Tx, caseNos: readonly string[]): Promise<LetterCase[]> {
  const found = new Map<string, LetterCase>();
  for (let i = 0; i < caseNos.length; i += CHUNK) {
    const rows = await query(db)
      .where('c.case_no', 'in', caseNos.slice(i, i + CHUNK))
      .execute();
    for (const row of rows) found.set(row.case_no, toLetterCase(row));
  }
  return caseNos.flatMap((caseNo) => found.get(caseNo) ?? []);
}

/** Open commitment cases that have a number, in the order of their case numbers; `unissued`: only those without a letter. */
export async function selectOpenCases(
  db: Db | Tx,
  filter: { readonly itemCode?: string | undefined; readonly unissued: boolean },
): Promise<LetterCase[]> {
  let rows = query(db)
    .where('c.mode', '=', 'commitment')
    .where('c.state', 'in', openStates)
    .where('c.decided_at', 'is', null)
    .where('c.letter_no', 'is not', null)
    .where('x.letter_no', 'is', null);
  if (filter.itemCode !== undefined) rows = rows.where('c.item_code', '=', filter.itemCode);
  if (filter.unissued) {
    rows = rows.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('letters as l')
            .select('l.letter_id')
            .whereRef('l.case_id', '=', 'c.case_id')
            .whereRef('l.letter_no', '=', 'c.letter_no')
            .where('l.status', '=', 'issued'),
        ),
      ),
    );
  }
  return (await rows.execute()).map(toLetterCase);
}
