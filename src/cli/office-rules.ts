import { type Calendar, makeCalendar } from '../calendar/working-days.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import type { Policy } from '../policy/schema.ts';
import type { Db, Tx } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** The rules an office acts under: its policy, and its calendar with the days it imported. */
export interface OfficeRules {
  readonly policy: Policy;
  readonly calendar: Calendar;
}

const policies = new WeakMap<Desk, Promise<Result<Policy, AppError>>>();

/**
 * Reads the policy once a desk, the calendar anew each time (an import may have changed it). Inside a transaction give its `tx`.
 * E_POLICY_FILE, E_POLICY_BASIS, E_POLICY_PERIOD.
 */
export async function officeRules(
  desk: Desk,
  db: Db | Tx = desk.store.db,
): Promise<Result<OfficeRules, AppError>> {
  let loading = policies.get(desk);
  if (!loading) {
    loading = loadPolicy(desk.workspace.dir);
    policies.set(desk, loading);
  }
  const policy = await loading;
  if (!policy.ok) return policy;
  const overlays = await db.selectFrom('calendar_days').selectAll().execute();
  return ok({ policy: policy.value, calendar: makeCalendar(overlays, policy.value) });
}
