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

/**
 * An act that the office's rules govern: they are read before its transaction begins, which in a process of its own takes longer than
 * the act itself, and on SQLite every other writer would wait for it.
 */
export async function actByRules<T>(
  desk: Desk,
  work: (tx: Tx) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  // What is wrong with them is told by an act that asks for them.
  await policyOf(desk).catch(() => undefined);
  return desk.store.transaction(work);
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
  const policy = await policyOf(desk);
  if (!policy.ok) return policy;
  const overlays = await db.selectFrom('calendar_days').selectAll().execute();
  return ok({ policy: policy.value, calendar: makeCalendar(overlays, policy.value) });
}

function policyOf(desk: Desk): Promise<Result<Policy, AppError>> {
  const known = policies.get(desk);
  if (known) return known;
  const loading = loadPolicy(desk.workspace.dir);
  policies.set(desk, loading);
  return loading;
}
