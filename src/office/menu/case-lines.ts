import { listedJson } from '../../case/case-json.ts';
import { type DueLines, signalOf } from '../../case/due-rules.ts';
import type { ListedCase } from '../../case/select-cases.ts';
import type { Context } from '../../cli/context.ts';
import type { Choice } from '../../cli/prompter.ts';
import { cut } from '../../cli/width.ts';
import { alignRows, belowList } from './choose.ts';

/** A name takes no more than this of a line: whole it stands below the list. */
const NAME_WIDTH = 16;

/** Cases as lines of a list: number, deadline, applicant (masked) and item; below the list what is pointed at, in full. */
export function caseChoices(ctx: Context, cases: readonly ListedCase[], lines: DueLines): Choice<string>[] {
  const names = cases.map((row) => listedJson(row, false).applicant_name ?? '');
  const rows = cases.map((row, i) => [
    row.case_no,
    dueText(ctx, row, lines),
    cut(names[i] ?? '', NAME_WIDTH),
    row.item_name,
  ]);
  return alignRows(ctx, rows, 3).map((name, i) => {
    const row = cases[i];
    const state = row === undefined ? '' : ctx.t.cases.states[row.state];
    const description = belowList(ctx, [state, names[i], row?.item_name]);
    return { value: row?.case_no ?? '', name, description };
  });
}

/** The deadline of an open case with its signal, where it is pressing; what else is due is its check. */
function dueText(ctx: Context, row: ListedCase, lines: DueLines): string {
  const { deadline, paused_since } = row;
  if (row.decided_at !== null || deadline === null) return row.check_due?.slice(0, 10) ?? '';
  const signal = signalOf(lines, { deadline, paused_since });
  const mark = signal === 'in_time' ? '' : ` ${ctx.t.cases.clock.signals[signal]}`;
  return `${deadline.slice(5, 16).replace('T', ' ')}${mark}`;
}
