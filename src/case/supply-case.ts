import { isOverdue } from '../calendar/due.ts';
import type { Desk } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Tx } from '../store/store.ts';
import { joinMaterials, materialList, materialsDueOf, supplied } from './deferral-rules.ts';
import { type CaseState, checkOrder, type StepRequest, stepWithin } from './take-step.ts';

export interface SuppliedCase extends CaseState {
  readonly supplied: readonly string[];
  /** Those still to come, joined by ；; null where all are there. */
  readonly deferred_materials: string | null;
  /** By when they had to come; null where the case has no deadline. */
  readonly materials_due: string | null;
  /** They came after that. */
  readonly late: boolean;
}

export interface SupplyRequest extends StepRequest {
  /** Without any: all that are awaited. */
  readonly materials?: readonly string[];
}

/**
 * Deferred materials have arrived, `at` being their day whatever way they came: with the last of them the case goes on where it
 * waited. E_CASE_MATERIAL_NOT_AWAITED (5), E_CASE_STEP where none is awaited.
 */
export const supplyCase = (desk: Desk, request: SupplyRequest): Promise<Result<SuppliedCase, AppError>> =>
  actByRules(desk, (tx) => supplyWithin(tx, desk, request));

/** The same as part of a greater act: a material of an application comes once for all its cases. */
export async function supplyWithin(
  tx: Tx,
  desk: Desk,
  request: SupplyRequest,
): Promise<Result<SuppliedCase, AppError>> {
  let told: Pick<SuppliedCase, 'supplied' | 'deferred_materials' | 'materials_due' | 'late'> | undefined;
  const done = await stepWithin(tx, desk, request, 'supply', 'case.supply', async ({ row, rule, at }) => {
    const order = checkOrder(row, 'supplied_at', at);
    if (!order.ok) return order;
    const parts = supplied(row.case_no, materialList(row.deferred_materials), request.materials ?? []);
    if (!parts.ok) return parts;
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const { came, left } = parts.value;
    const due = materialsDueOf(row);
    const late = due !== null && isOverdue(rules.value.calendar, due, at);
    told = { supplied: came, deferred_materials: joinMaterials(left), materials_due: due, late };
    return ok({
      // The mark `deferred` stays: the case was one. What came when stands in its steps.
      change: { deferred_materials: joinMaterials(left) },
      taken: [
        {
          step: 'supply',
          from: row.state,
          to: left.length === 0 ? rule.to : row.state,
          at,
          note: joinMaterials(came),
        },
      ],
      data: { materials: [...came], awaited: [...left], materials_due: due, late },
    });
  });
  if (!done.ok) return done;
  const { supplied: came = [], deferred_materials = null, materials_due = null, late = false } = told ?? {};
  return ok({ ...done.value, supplied: came, deferred_materials, materials_due, late });
}
