import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { type Rule, regimeOn } from '../policy/rule.ts';
import type { Db, Tx } from '../store/store.ts';
import type { LintAid, LintSettings } from './lint-row.ts';

/** What the office's policy says of the rules today. E_POLICY_NONE where a rule has no period for today, and the errors of reading. */
export async function lintAid(desk: Desk, db: Db | Tx = desk.store.db): Promise<Result<LintAid, AppError>> {
  const rules = await officeRules(desk, db);
  if (!rules.ok) return rules;
  const { lint, reporting } = rules.value.policy;
  const today = officeDay(desk.now());
  const conversion = regimeOn(reporting.conversion, today);
  if (!conversion.ok) return conversion;
  const settings: Record<string, unknown> = {};
  for (const [id, rule] of Object.entries(lint)) {
    const regime = regimeOn<unknown>(rule satisfies Rule<unknown>, today);
    if (!regime.ok) return regime;
    settings[id] = regime.value.value;
  }
  return ok({ settings: settings as unknown as LintSettings, conversion: conversion.value.value });
}
