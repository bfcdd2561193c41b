import type { Extension } from '../calendar/due.ts';
import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import { selectVersion } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { formatLimit, parseLimit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeIso } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { ExtendRequest } from './change-clock.ts';
import { incidentsOf } from './clock-incidents.ts';
import { caseLimit } from './clock-rules.ts';
import { checkPostponement, extendedClock, materialsDueOf } from './deferral-rules.ts';
import type { CaseRow } from './store.ts';
import { type CaseState, takeStep } from './take-step.ts';

/** A case whose deferred materials were given more time: the day before and after. */
export interface PostponedMaterials extends CaseState {
  readonly deferred_materials: string | null;
  readonly materials_due_before: string | null;
  readonly materials_due: string | null;
  readonly materials_due_provisional: boolean;
}

/**
 * Gives deferred materials more time, for force majeure; the office's own deadline stays.
 * E_CASE_MATERIALS_EXTENSION, E_CASE_NO_DEADLINE, E_CASE_TIME_ORDER, E_CASE_STEP where none is awaited (5).
 */
export async function postponeMaterials(
  desk: Desk,
  request: ExtendRequest,
): Promise<Result<PostponedMaterials, AppError>> {
  const { by, reason, approvedBy = null } = request;
  let told: Omit<PostponedMaterials, keyof CaseState> | undefined;
  const done = await takeStep(desk, request, 'postpone', 'case.postpone', async (one) => {
    const { tx, row, rule, at, stamp } = one;
    if (at < row.received_at) {
      const times = { early: 'received_at', late: 'extended_at', time: officeIso(at) } as const;
      return err(appError('E_CASE_TIME_ORDER', { case_no: row.case_no, ...times }));
    }
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const before = await selectMaterialExtensions(tx, row.case_id);
    const allowed = checkPostponement(rules.value.policy, {
      ...{ caseNo: row.case_no, by, before: before.length, at },
    });
    if (!allowed.ok) return allowed;
    const base = await materialsBase(tx, row);
    if (!base.ok) return base;
    const clock = extendedClock(rules.value.calendar, base.value, [...before, { limit: by, why: '' }]);
    if (!clock.ok) return clock;
    const { due, provisional } = clock.value;
    const extension = { by_limit: formatLimit(by, 'en'), reason, approved_by: approvedBy, extended_at: at };
    await tx
      .insertInto('material_extensions')
      .values({
        ...{ office_region: row.office_region, case_id: row.case_id, seq: before.length + 1 },
        ...{ ...extension, actor: stamp.actor },
      })
      .execute();
    told = {
      deferred_materials: row.deferred_materials,
      materials_due_before: materialsDueOf(row),
      materials_due: due,
      materials_due_provisional: provisional,
    };
    return ok({
      change: { materials_due: due, materials_due_provisional: provisional ? 1 : 0 },
      taken: [{ step: 'postpone', from: row.state, to: rule.to, at, note: reason }],
      data: {
        by: extension.by_limit,
        reason: keyedHash(desk.keys, reason),
        approved_by: approvedBy === null ? null : keyedHash(desk.keys, approvedBy),
        materials_due_before: told.materials_due_before,
        materials_due: due,
      },
    });
  });
  return done.ok ? ok({ ...done.value, ...must(told, 'the step said what it did') }) : done;
}

/** The extensions of a case's time for deferred materials, the oldest first. */
export async function selectMaterialExtensions(tx: Tx, caseId: number): Promise<Extension[]> {
  const rows = await tx
    .selectFrom('material_extensions')
    .select('by_limit')
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map(({ by_limit }) => ({
    limit: must(parseLimit(by_limit), 'an extension was stored with its limit'),
    why: '',
  }));
}

/** What the extensions run on from: the materials' own time, else the deadline with all that happened to it. */
export async function materialsBase(
  tx: Tx,
  row: Pick<
    CaseRow,
    'case_id' | 'case_no' | 'item_version_id' | 'channel' | 'received_at' | 'own_limit' | 'materials_limit'
  >,
) {
  const own = row.materials_limit === null ? null : parseLimit(row.materials_limit);
  const limit = own ?? caseLimit(await selectVersion(tx, row.item_version_id), row);
  if (limit === null) return err(appError('E_CASE_NO_DEADLINE', { case_no: row.case_no }));
  const incidents = own === null ? await incidentsOf(tx, row.case_id, null) : {};
  return ok({ receivedAt: row.received_at, limit, incidents });
}
