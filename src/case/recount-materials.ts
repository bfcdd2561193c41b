import { type ChangedDays, planRecount, type Recount, type StoredClock } from '../calendar/recount.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { parseLimit } from '../kernel/limit.ts';
import type { Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import { states } from './case.ts';
import { materialsBase, selectMaterialExtensions } from './postpone-materials.ts';
import { awaitsMaterials, isOpen } from './rules.ts';

/** What a changed calendar does to the times given for deferred materials, and to the deadlines of applications for bundles. */
export async function recountMaterials(
  tx: Tx,
  { calendar }: OfficeRules,
  { from }: ChangedDays,
): Promise<Result<Recount, AppError>> {
  return planRecount(calendar, [...(await materialClocks(tx, from)), ...(await applicationClocks(tx, from))]);
}

async function materialClocks(tx: Tx, first: Day): Promise<StoredClock[]> {
  const rows = await tx
    .selectFrom('cases')
    .selectAll()
    .where('deferred_materials', 'is not', null)
    .where('state', 'in', states.filter(awaitsMaterials))
    .where('materials_due', '>=', first)
    .orderBy('case_id')
    .execute();
  const clocks: StoredClock[] = [];
  for (const row of rows) {
    const base = await materialsBase(tx, row);
    if (row.materials_due === null || !base.ok) continue;
    const { receivedAt, limit, incidents } = base.value;
    const later = await selectMaterialExtensions(tx, row.case_id);
    clocks.push({
      of: { case_no: row.case_no, breach: null, field: 'materials_due' },
      ...{ from: receivedAt, limit, due: row.materials_due, provisional: row.materials_due_provisional },
      incidents: { ...incidents, extensions: [...(incidents.extensions ?? []), ...later] },
      write: ({ due, provisional }) =>
        tx
          .updateTable('cases')
          .set({ materials_due: due, materials_due_provisional: provisional })
          .where('case_id', '=', row.case_id)
          .execute(),
    });
  }
  return clocks;
}

async function applicationClocks(tx: Tx, first: Day): Promise<StoredClock[]> {
  const rows = await tx
    .selectFrom('applications')
    .select([
      'application_id',
      'application_no',
      'received_at',
      'time_limit',
      'deadline',
      'deadline_provisional',
    ])
    .where('deadline', '>=', first)
    // What was decided by a published calendar stays as it was.
    .where((eb) =>
      eb.or([
        eb('deadline_provisional', '=', 1),
        eb.exists(
          eb
            .selectFrom('cases as c')
            .select('c.case_id')
            .whereRef('c.application_id', '=', 'applications.application_id')
            .where('c.state', 'in', states.filter(isOpen)),
        ),
      ]),
    )
    .orderBy('application_id')
    .execute();
  return rows.flatMap((row): StoredClock[] => {
    const limit = row.time_limit === null ? null : parseLimit(row.time_limit);
    if (limit === null || row.deadline === null) return [];
    return [
      {
        of: { case_no: row.application_no, breach: null, field: 'deadline' },
        ...{ from: row.received_at, limit, due: row.deadline, provisional: row.deadline_provisional },
        write: ({ due, provisional }) =>
          tx
            .updateTable('applications')
            .set({ deadline: due, deadline_provisional: provisional })
            .where('application_id', '=', row.application_id)
            .execute(),
      },
    ];
  });
}
