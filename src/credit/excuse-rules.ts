import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { periodEnd } from '../policy/period-end.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import type { BothLanguages, BreachSeriousness } from './breach.ts';

export interface ExcuseQuestion {
  readonly breach: string;
  readonly seriousness: BreachSeriousness;
  /** The day on which it is excused. */
  readonly day: Day;
  /** The day by which the fault was put right. */
  readonly correctedOn: Day | null;
  /** The last day of the order to correct, where the case has one. */
  readonly correctBy: Day | null;
  /** Days on which other breaches of the subject were decided or excused. */
  readonly earlier: readonly Day[];
}

/** What stands against excusing a breach. */
export type ExcuseProblem = 'never' | 'seriousness' | 'not_first' | 'not_corrected' | 'corrected_late';

/**
 * Whether a light first fault that was put right in time may be let pass (domain 6.1), and on what basis. All that stands against it is
 * told at once. E_CREDIT_EXCUSE, E_POLICY_NONE.
 */
export function checkExcuse(policy: Policy, question: ExcuseQuestion): Result<BothLanguages, AppError> {
  const rule = regimeOn(policy.credit.excuse, question.day);
  if (!rule.ok) return rule;
  const problems = problemsOf(rule.value.value, question);
  if (problems.length === 0) return ok(rule.value.basis);
  return err(appError('E_CREDIT_EXCUSE', { breach: question.breach, problems }));
}

function problemsOf(
  rule: Policy['credit']['excuse']['periods'][number]['value'],
  { seriousness, day, correctedOn, correctBy, earlier }: ExcuseQuestion,
): readonly ExcuseProblem[] {
  if (rule === null) return ['never'];
  const within = rule.first_within;
  const counts = (other: Day): boolean => within === null || day <= periodEnd(other, within);
  const problems: ExcuseProblem[] = [];
  if (!rule.seriousness.includes(seriousness)) problems.push('seriousness');
  if (earlier.some(counts)) problems.push('not_first');
  if (correctedOn === null || correctedOn > day) problems.push('not_corrected');
  else if (correctBy !== null && correctedOn > correctBy) problems.push('corrected_late');
  return problems;
}
