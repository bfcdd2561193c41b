import type { Context } from '../../cli/context.ts';
import { note } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { instantOption, pastDayOption } from '../../cli/values.ts';
import { normaliseText } from '../../kernel/text.ts';
import { type Instant, officeDay, officeIso } from '../../kernel/time.ts';
import type { CaseState } from '../take-step.ts';

export interface AtOption {
  readonly at?: string;
}

/** The time of `--at`; absent without the flag. A time that is still to come is accepted with a remark. */
export function readAt(ctx: Context, { at }: AtOption, flag = '--at'): { at?: Instant } {
  if (at === undefined) return {};
  const instant = instantOption(flag, at);
  if (instant > ctx.now().toISOString()) note(ctx, ctx.t.cases.inFuture({ time: officeIso(instant) }));
  return { at: instant };
}

/** The time of `--at` of an act that nobody dates ahead: a later day than today is refused. Throws E_USAGE_VALUE, E_DAY_FUTURE. */
export function readPastAt(ctx: Context, options: AtOption): { at?: Instant } {
  const { at } = options;
  if (at !== undefined) pastDayOption('--at', officeDay(instantOption('--at', at)), officeDay(ctx.now()));
  return readAt(ctx, options);
}

/** A state with a mark on a deadline that was counted without a published calendar. */
export const markProvisional = <T extends CaseState & { readonly deadline_provisional: boolean }>(
  ctx: Context,
  result: T,
): T =>
  result.deadline !== null && result.deadline_provisional
    ? { ...result, deadline: ctx.t.cases.provisional({ due: result.deadline }) }
    : result;

/** Where a case stands, for a person: a first line, then label and value. */
export const renderState = (ctx: Context, result: CaseState, first: string): string =>
  `${first}\n${renderFacts(stateFacts(ctx, result))}`;

export function stateFacts(ctx: Context, result: CaseState): (readonly [string, string])[] {
  const t = ctx.t.cases;
  return [
    [t.fields.case_no, result.case_no],
    [t.fields.state, t.states[result.state]],
    [t.fields.mode, t.modes[result.mode]],
    ...optional(t.fields.letter_no, result.letter_no),
    ...optional(t.fields.commitment_code, result.commitment_code),
    ...optional(t.fields.deadline, result.deadline),
    ...optional(t.fields.check_due, result.check_due),
  ];
}

export const optional = (label: string, value: string | null): (readonly [string, string])[] =>
  value === null ? [] : [[label, value]];

/** A reason in words; without a terminal a missing one is an error that names the flag. */
export async function askReason(ctx: Context, message: string, given: string | undefined): Promise<string> {
  const filled = normaliseText(given ?? '');
  if (filled !== '') return filled;
  const validate = (typed: string): string | true => normaliseText(typed) !== '' || ctx.t.cases.record.filled;
  return normaliseText(await ctx.prompt.text({ message, flag: '--reason', validate }));
}
