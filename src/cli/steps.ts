import type { DueStep } from '../calendar/walk.ts';
import type { Context } from './context.ts';
import { renderTable } from './table.ts';

/** A count of days as people read it: each day, whether it was counted, and why. */
export function renderSteps(ctx: Context, steps: readonly DueStep[]): string {
  const t = ctx.t.office.calendar;
  return renderTable<DueStep>(
    [
      { title: t.date, value: (step) => step.date },
      { title: t.counted, value: (step) => (step.counted ? '✓' : '') },
      { title: t.why, value: (step) => step.why, max: 100 },
    ],
    steps,
  );
}
