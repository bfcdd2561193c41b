import { join } from 'node:path';
import type { Insertable } from 'kysely';
import type { Schema } from '../../src/store/schema.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { openOffice } from '../support/open-office.ts';

type CaseRow = Insertable<Schema['cases']>;
type SubjectRow = Insertable<Schema['subjects']>;

export interface SampleCase {
  readonly caseNo: string;
  readonly itemCode: string;
  readonly letterNo?: string | null;
  readonly code?: string | null;
  readonly applicant?: Partial<SubjectRow>;
  readonly agent?: Partial<SubjectRow>;
  readonly row?: Partial<CaseRow>;
}

export const TEACHER = '11320400014100117N3320105001001';
export const HYGIENE = '1132040401410335004320120002000';

/** An office with the sample list in force. */
export async function makeListedOffice(): Promise<Office> {
  const office = await makeOffice();
  const list = join(import.meta.dirname, '../../data/samples/items.csv');
  const imported = await office.run(['item', 'import', list, '--batch', '第一批']);
  if (imported.code !== 0) throw new Error(imported.err);
  await office.run('item publish 第一批 --from 2026-01-01');
  return office;
}

/** Puts cases as `case record` leaves them straight into the tables, so that any state and any number can be had. */
export async function addCases(office: Office, cases: readonly SampleCase[]): Promise<void> {
  const store = await openOffice(office);
  try {
    for (const [i, one] of cases.entries()) {
      const serial = String(i + 1).padStart(6, '0');
      const item = await store.db
        .selectFrom('item_versions')
        .select(['item_version_id', 'authority_name'])
        .where('item_code', '=', one.itemCode)
        .executeTakeFirstOrThrow();
      const person = async (role: string, more: Partial<SubjectRow>): Promise<number> => {
        const inserted = await store.db
          .insertInto('subjects')
          .values({
            office_region: '320400',
            subject_no: `${one.caseNo}-${role}`,
            type: 'person',
            id_type: 'resident_id',
            id_key: `${one.caseNo}-${role}`,
            id_number: '11010519491231002X',
            name: '王雨晨',
            legal_representative: null,
            phone: '13900000001',
            address: '常澄市天宁区青云路12号3幢502室',
            created_at: '2026-09-16T01:30:00.000Z',
            erased_at: null,
            ...more,
          })
          .returning('subject_id')
          .executeTakeFirstOrThrow();
        return inserted.subject_id;
      };
      await store.db
        .insertInto('cases')
        .values({
          office_region: '320400',
          case_no: one.caseNo,
          item_version_id: item.item_version_id,
          item_code: one.itemCode,
          authority_name: item.authority_name,
          subject_id: await person('applicant', one.applicant ?? {}),
          agent_subject_id: one.agent ? await person('agent', one.agent) : null,
          mode: 'commitment',
          state: 'notified',
          channel: 'window',
          region_code: '320400',
          received_at: '2026-09-16T01:30:00.000Z',
          received_day: '2026-09-16',
          notified_at: '2026-09-16T01:30:00.000Z',
          letter_no: one.letterNo === undefined ? `常审承〔2026〕${i + 1}号` : one.letterNo,
          commitment_code: one.code === undefined ? `32040020260916${serial}` : one.code,
          check_coverage: 'full',
          actor: 'tester',
          digest: '0'.repeat(64),
          created_at: '2026-09-16T01:30:00.000Z',
          ...one.row,
        })
        .execute();
    }
  } finally {
    await store.close();
  }
}
