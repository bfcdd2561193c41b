import type { Context } from '../../cli/context.ts';
import { presentList } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import type { BreachView } from '../credit-view.ts';
import { listCredit } from '../show-credit.ts';
import { answerDue } from './render-credit.ts';

/** `credit list --objections`: every objection with the day by which it must be answered, the oldest first. */
export async function listObjections(
  ctx: Context,
  { overdue, reveal }: { readonly overdue: boolean; readonly reveal: string | undefined },
): Promise<number> {
  const desk = await ctx.desk();
  const views = orThrow(await listCredit(desk, { objected: true }, reveal));
  const rows = views
    .flatMap(({ breach, subject, objections }) => objections.map((one) => ({ breach, subject, ...one })))
    .filter((row) => !overdue || row.overdue)
    .toSorted((a, b) => (a.filed_on < b.filed_on ? -1 : a.filed_on > b.filed_on ? 1 : 0));
  const t = ctx.t.credit;
  const words = t.remedy.list;
  // Codes for programs, words for people.
  const table = ctx.format === 'table';
  await presentList(
    ctx,
    'objections',
    rows,
    [
      { key: 'breach', title: t.show.breach, value: (row) => row.breach },
      { key: 'name', title: t.list.name, value: (row) => row.subject.name, max: 24 },
      {
        key: 'against',
        title: words.against,
        value: (row) => (table ? t.remedy.against[row.against] : row.against),
      },
      { key: 'filed_on', title: words.filedOn, value: (row) => row.filed_on },
      {
        key: 'due',
        title: words.due,
        value: (row) => (table ? dueText(ctx, row) : row.due),
      },
      {
        key: 'state',
        title: words.state,
        value: (row) => (table ? t.remedy.objectionState[row.state] : row.state),
      },
      { key: 'closed_on', title: words.closedOn, value: (row) => row.closed_on },
    ],
    (row) => row,
  );
  return 0;
}

function dueText(ctx: Context, row: BreachView['objections'][number]): string {
  const due = answerDue(ctx.t, row);
  return row.overdue ? ctx.t.credit.remedy.list.late({ due }) : due;
}
