import { regionOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { bulkInsert, bulkUpdate } from '../store/bulk.ts';
import type { Tx } from '../store/store.ts';
import { chunksOf } from '../subject/select-subjects.ts';
import { changesOf, historyCells, type Making, openCells } from './import-row.ts';
import type { KnownCase, PlannedCase } from './import-rules.ts';

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

/** Inserts many cases past the query builder, history and open ones each with the columns they may fill. */
export async function insertCases(tx: Tx, cases: readonly PlannedCase[], making: Making): Promise<void> {
  const { desk, stamp, importId } = making;
  const common = {
    office_region: regionOf(desk),
    import_id: importId,
    actor: stamp.actor,
    created_at: stamp.at,
    revision: 1,
  };
  for (const [history, cells] of [
    [1, historyCells],
    [0, openCells],
  ] as const) {
    const chosen = cases.filter((one) => one.history === (history === 1));
    if (chosen.length === 0) continue;
    const columns = Object.keys(cells) as (keyof typeof cells)[];
    const makers = Object.values(cells);
    const rows = chosen.map((one) => makers.map((cell) => cell(one, making)));
    await bulkInsert(tx, 'cases', columns, rows, { ...common, history });
  }
}

/** Changes many cases that are still as they were read. Error E_CASE_CONFLICT where somebody else changed one of them since. */
export async function updateCases(
  tx: Tx,
  updated: readonly PlannedCase[],
  making: Making,
): Promise<Result<void, AppError>> {
  let written = 0;
  for (const { columns, rows } of changesOf(updated, making)) {
    written += await bulkUpdate(tx, 'cases', 'case_id', columns, rows, { counter: 'revision' });
  }
  if (written === updated.length) return ok(undefined);
  const ids = updated.map((one) => must(one.replaces, 'an update has what it replaces').case_id);
  const other = await tx
    .selectFrom('cases')
    .select('case_no')
    .where('case_id', 'in', ids)
    .where((eb) => eb.or([eb('import_id', '<>', making.importId), eb('import_id', 'is', null)]))
    .limit(1)
    .executeTakeFirst();
  return err(appError('E_CASE_CONFLICT', { case_no: other?.case_no ?? '' }));
}
