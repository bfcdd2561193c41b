import type { Desk } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import { type Regime, regimeOn } from '../../policy/rule.ts';
import type { Bundle } from './bundle.ts';
import { type BundleFigures, type Counting, figuresOf } from './rules.ts';
import { selectBundles } from './store.ts';

export interface ShownBundle extends Bundle {
  readonly figures: BundleFigures;
}

export interface ShownBundles {
  readonly bundles: readonly ShownBundle[];
  /** The conversion in force on the day, with its basis: declared wherever times are compared. */
  readonly conversion: Regime<Counting['conversion']>;
  readonly rounding: Counting['rounding'];
}

/** All bundles, or the one of that code, with their figures. E_BUNDLE_UNKNOWN, and the policy's errors. */
export async function showBundles(
  desk: Desk,
  options: { readonly code?: string; readonly asOf?: Day } = {},
): Promise<Result<ShownBundles, AppError>> {
  const { code, asOf } = options;
  const today = officeDay(desk.now());
  const counting = await countingOn(desk, asOf ?? today);
  if (!counting.ok) return counting;
  const { conversion, rounding } = counting.value;
  const bundles = await selectBundles(desk.store.db, asOf === undefined ? { today } : { today, asOf }, code);
  if (code !== undefined && bundles.length === 0) return err(appError('E_BUNDLE_UNKNOWN', { code }));
  const shown = bundles.map((bundle) => ({
    ...bundle,
    figures: figuresOf(bundle, { conversion: conversion.value, rounding }),
  }));
  return ok({ bundles: shown, conversion, rounding });
}

/** How times are converted and shares rounded on a day, by the office's policy. */
export async function countingOn(
  desk: Desk,
  day: Day,
): Promise<Result<Pick<ShownBundles, 'conversion' | 'rounding'>, AppError>> {
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const { reporting } = rules.value.policy;
  const conversion = regimeOn(reporting.conversion, day);
  if (!conversion.ok) return conversion;
  const rounding = regimeOn(reporting.rounding, day);
  if (!rounding.ok) return rounding;
  return ok({ conversion: conversion.value, rounding: rounding.value.value });
}
