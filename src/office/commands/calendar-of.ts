import { type Calendar, makeCalendar } from '../../calendar/working-days.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { AppError } from '../../kernel/app-error.ts';
import { orThrow } from '../../kernel/result.ts';
import { loadPolicy } from '../../policy/load-policy.ts';

/** The office's calendar; outside a workspace the published one, so that the calculator works anywhere. */
export async function calendarOf(ctx: Context): Promise<Calendar> {
  try {
    const desk = await ctx.desk();
    return orThrow(await officeRules(desk)).calendar;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'E_WORKSPACE_NONE') throw error;
    return makeCalendar([], orThrow(await loadPolicy(null)));
  }
}
