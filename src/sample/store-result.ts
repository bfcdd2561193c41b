import { type CaseRow, findCase, updateCase } from '../case/store.ts';
import { findChain, insertOrder } from '../check/remedy-store.ts';
import { raisesSuspicion } from '../check/rules.ts';
import { insertCheck } from '../check/store.ts';
import { type Desk, regionOf } from '../cli/desk.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { type Day, officeInstant } from '../kernel/time.ts';
import { appendEntry, type Stamp } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { VisitResult } from './result-rules.ts';
import type { UnitKind } from './store.ts';

export interface StoredResult {
  /** For a person to judge whether there was a breach. */
  readonly suspicion: boolean;
  /** The last day of the order to correct that was made; null where none was. */
  readonly ordered: Day | null;
}

/** By this a result is known to be the same, or corrected. */
export const resultDigest = (desk: Desk, row: VisitResult): string =>
  keyedHash(desk.keys, canonicalJson(row));

/**
 * Stores what a visit found, in the act's transaction; a corrected result has to be published again. On a unit that is a case it is
 * recorded as a check of the promise (untrue stays for a person to judge), and a day to correct by becomes an order with its re-check.
 */
export async function storeResult(
  tx: Tx,
  desk: Desk,
  stamp: Stamp,
  plan: { readonly plan_id: number; readonly unit_kind: UnitKind; readonly import_id: number | null },
  { unit, ...row }: VisitResult,
): Promise<StoredResult> {
  const values = {
    ...row,
    digest: resultDigest(desk, { unit, ...row }),
    ...{ import_id: plan.import_id, at: stamp.at, actor: stamp.actor, published_day: null },
  };
  await tx
    .insertInto('visit_results')
    .values({ office_region: regionOf(desk), plan_id: plan.plan_id, unit, ...values })
    .onConflict((conflict) => conflict.columns(['plan_id', 'unit']).doUpdateSet(values))
    .execute();
  const found = plan.unit_kind === 'case' ? await findCase(tx, unit) : null;
  if (found === null) return { suspicion: false, ordered: null };
  const checkId = await insertCheck(tx, {
    ...{ office_region: regionOf(desk), case_id: found.case_id, method: 'onsite', outcome: row.promise },
    ...{ checked_on: row.inspected_on, detail: row.detail, source: null, at: stamp.at, actor: stamp.actor },
  });
  // Whoever decides on the case meanwhile has not seen this check.
  await updateCase(tx, found, {});
  return {
    suspicion: raisesSuspicion(row.promise),
    ordered: await orderToCorrect(tx, desk, stamp, found, checkId, row),
  };
}

/** An order that still runs is not shortened or lengthened by another visit: it is re-checked first. */
async function orderToCorrect(
  tx: Tx,
  desk: Desk,
  stamp: Stamp,
  found: CaseRow,
  checkId: number,
  { inspected_on, rectify_by: due, detail }: Omit<VisitResult, 'unit'>,
): Promise<Day | null> {
  if (due === null || found.state !== 'granted') return null;
  const { order } = await findChain(tx, found.case_id);
  if (order?.state === 'ordered') return null;
  const at = officeInstant(inspected_on);
  await insertOrder(tx, {
    ...{ office_region: found.office_region, case_id: found.case_id, seq: (order?.seq ?? 0) + 1 },
    ...{ check_id: checkId, document_no: null, detail },
    ...{ ordered_at: at, ordered_day: inspected_on, within_limit: null, due, due_provisional: 0 },
    ...{ rechecked_at: null, rechecked_day: null, recheck_method: null, recheck_detail: null },
    ...{ actor: stamp.actor, rechecked_by: null },
  });
  await appendEntry(tx, stamp, 'check.order', {
    ...{ case_no: found.case_no, at, due, document_no: null },
    detail: detail === null ? null : keyedHash(desk.keys, detail),
  });
  return due;
}
