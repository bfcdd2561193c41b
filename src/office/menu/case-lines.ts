import { listedJson } from '../../case/case-json.ts';
import { type DueLines, signalOf } from '../../case/due-rules.ts';
import type { ListedCase } from '../../case/select-cases.ts';
import type { Context } from '../../cli/context.ts';
import type { Choice } from '../../cli/prompter.ts';
import { alignRows } from './choose.ts';

/** Cases as lines of a list: how they stand to their deadline, number, state, applicant (masked) and item. */
export function caseChoices(ctx: Context, cases: readonly ListedCase[], lines: DueLines): Choice<string>[] {
  const t = ctx.t.cases;
  const rows = cases.map((row) => {
    const { applicant_name: name, deadline } = listedJson(row, false);
    const open = row.decided_at === null && deadline !== null;
    const signal = open ? signalOf(lines, { deadline, paused_since: row.paused_since }) : null;
    return [
      row.case_no,
      t.states[row.state],
      signal === null || signal === 'in_time' ? '' : t.clock.signals[signal],
      deadline === null || !open ? '' : deadline.slice(5, 16).replace('T', ' '),
      name ?? '',
      row.item_name,
    ];
  });
  return alignRows(ctx, rows, 5).map((name, i) => ({ value: cases[i]?.case_no ?? '', name }));
}
