import type { Insertable } from 'kysely';
import { z } from 'zod';
import { must } from '../kernel/assert.ts';
import type { ApplicationsTable } from '../store/schema/case.ts';
import type { Db, Tx } from '../store/store.ts';
import type { ApplicationMaterial } from './application.ts';
import { joined, listed } from './select-cases.ts';

export async function insertApplication(tx: Tx, row: Insertable<ApplicationsTable>): Promise<number> {
  const inserted = await tx
    .insertInto('applications')
    .values(row)
    .returning('application_id')
    .executeTakeFirst();
  return must(inserted, 'an insert returns its row').application_id;
}

const storedMaterials = z.array(
  z.object({ name: z.string(), items: z.array(z.string()), deferred: z.boolean() }),
);

/** An application with its applicant and its materials, or null. */
export async function selectApplication(db: Db | Tx, applicationNo: string) {
  const row = await db
    .selectFrom('applications as p')
    .innerJoin('subjects as s', 's.subject_id', 'p.subject_id')
    .selectAll('p')
    .select(['s.subject_no', 's.type as applicant_type', 's.name as applicant_name', 's.id_number'])
    .where('p.application_no', '=', applicationNo)
    .executeTakeFirst();
  if (row === undefined) return null;
  const materials: ApplicationMaterial[] = storedMaterials.parse(JSON.parse(row.materials));
  return { ...row, materials };
}

export type WholeApplication = NonNullable<Awaited<ReturnType<typeof selectApplication>>>;

/** The cases of an application, in the order in which they were opened. */
export const selectApplicationCases = (db: Db | Tx, applicationId: number) =>
  joined(db)
    .select(listed)
    .select(['c.deferred_materials', 'c.materials_due'])
    .where('c.application_id', '=', applicationId)
    .orderBy('c.case_id')
    .execute();

export type ApplicationCase = Awaited<ReturnType<typeof selectApplicationCases>>[number];
