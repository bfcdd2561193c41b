import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { itemInForce, notInForceError } from '../item/in-force.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import type { GateItem } from '../subject/bar-rules.ts';
import { gate } from '../subject/gate.ts';
import type { GateAnswer } from '../subject/gate-rules.ts';
import { idKeyOf } from '../subject/id-key.ts';
import { asStored, bodyType, checkNumber, subjectOf } from './find-subject.ts';

export interface GateInput {
  /** Identity number, as typed. */
  readonly id: string;
  readonly idType?: string | undefined;
  readonly itemCode?: string | undefined;
  readonly on?: Day | undefined;
}

/**
 * Asks the gate from outside a case. An unknown number is open, but it must be one: E_CREDIT_ID_NUMBER for a slip, which would
 * else let a barred applicant through; E_ITEM_UNKNOWN, E_ITEM_NOT_IN_FORCE, policy errors.
 */
export async function askGate(desk: Desk, input: GateInput): Promise<Result<GateAnswer, AppError>> {
  const day = input.on ?? officeDay(desk.now());
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const known = await subjectOf(desk, input.id);
  let isBody = known?.type === 'organization';
  if (known === null) {
    const checked = checkNumber(desk, input.id, undefined, input.idType);
    if (!checked.ok) return checked;
    isBody = bodyType(checked.value) === 'organization';
  }
  const item = await itemOf(desk, input.itemCode, day);
  if (!item.ok) return item;
  const idKey = idKeyOf(desk.keys, asStored(input.id));
  return gate(desk.store.db, rules.value.policy, { idKey, day, item: item.value, isBody });
}

async function itemOf(
  desk: Desk,
  code: string | undefined,
  day: Day,
): Promise<Result<GateItem | null, AppError>> {
  if (code === undefined) return ok(null);
  const found = await itemInForce(desk.store.db, code, day);
  return found.ok ? ok(found.item) : err(notInForceError(code, day, found.reason));
}
