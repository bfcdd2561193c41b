import { dueLines } from '../../case/due-rules.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { csvOf, present } from '../../cli/output.ts';
import { type Due, markNote, shownDue } from '../../cli/shown-due.ts';
import { type Column, renderTable } from '../../cli/table.ts';
import { maskText } from '../../identity/mask.ts';
import { ratioText } from '../../kernel/ratio.ts';
import { orThrow } from '../../kernel/result.ts';
import { regimeOn } from '../../policy/rule.ts';
import { needsJudgement } from '../request-rules.ts';
import {
  countReplies,
  type ListedRequest,
  type ReplyFigures,
  type RequestFilter,
  requestState,
  selectRequests,
} from '../select-requests.ts';

interface RequestQuery extends Omit<RequestFilter, 'overdue'> {
  readonly overdue: boolean;
}

/** `check list --requests`: what was asked of whom, how it was answered, and how long that takes on average. */
export async function listRequests(ctx: Context, query: RequestQuery, limit: number): Promise<number> {
  const t = ctx.t.checkRequest;
  const desk = await ctx.desk();
  const { policy, calendar } = orThrow(await officeRules(desk));
  const lines = orThrow(dueLines(calendar, desk.now().toISOString()));
  const { overdue, ...rest } = query;
  const filter = overdue ? { ...rest, overdue: lines } : rest;
  const { requests, total } = await selectRequests(desk.store.db, filter, limit);
  const groups = await countReplies(desk.store.db, lines, filter);
  const rounding = orThrow(regimeOn(policy.reporting.rounding, lines.today)).value;
  const average = ({ reply_days, replied }: ReplyFigures): string | null =>
    ratioText(reply_days, replied, rounding);
  const all = sum(groups);
  const rows = requests.map((row) => requestJson(row, requestState(lines, row)));
  type Row = (typeof rows)[number];
  const forPeople = ctx.format !== 'csv';
  const dueOf = (row: Row): Due => ({
    due: row.due,
    provisional: row.due_provisional && row.state !== 'replied',
  });
  const columns: readonly (Column<Row> & { readonly key: keyof Row })[] = [
    { key: 'request_no', title: t.fields.request_no, value: (row) => row.request_no },
    { key: 'case_no', title: ctx.t.check.fields.case_no, value: (row) => row.case_no },
    { key: 'item_name', title: ctx.t.check.fields.item_name, value: (row) => row.item_name, max: 24 },
    { key: 'authority_name', title: t.fields.authority_name, value: (row) => row.authority_name, max: 24 },
    { key: 'requested_on', title: t.fields.requested_on, value: (row) => row.requested_on },
    { key: 'due', title: t.fields.due, value: (row) => (forPeople ? shownDue(dueOf(row)) : row.due) },
    {
      key: 'state',
      title: t.fields.state,
      value: (row) =>
        forPeople ? `${t.states[row.state]}${row.to_judge ? ` · ${t.list.toJudge}` : ''}` : row.state,
    },
    {
      key: 'result',
      title: t.fields.result,
      value: (row) => (row.result === null || !forPeople ? row.result : t.results[row.result]),
    },
    { key: 'replied_on', title: t.fields.replied_on, value: (row) => row.replied_on },
    { key: 'reply_days', title: t.fields.reply_days, value: (row) => row.reply_days, align: 'right' },
    { key: 'detail', title: t.fields.detail, value: (row) => row.detail, max: 30 },
  ];
  await present(ctx, {
    json: {
      requests: rows,
      total,
      replied: all.replied,
      in_time: all.in_time,
      open: all.open,
      overdue: all.overdue,
      average_reply_days: numberOf(average(all)),
      by_authority: groups.map((group) => ({ ...group, average_reply_days: numberOf(average(group)) })),
    },
    csv: csvOf(columns, rows),
    text: () =>
      rows.length === 0
        ? `${ctx.t.cli.none}\n`
        : [
            renderTable(columns, rows),
            `${ctx.t.cli.total({ total })}\n`,
            markNote(ctx, rows.map(dueOf)),
            `${t.list.average({ days: average(all) ?? '', replied: all.replied, inTime: all.in_time, overdue: all.overdue })}\n`,
            groups.length > 1 ? `\n${renderFigures(ctx, groups, average)}` : '',
          ].join(''),
  });
  return 0;
}

const requestJson = (
  { detail, ask, due_provisional, in_time, closed_day, judged_by, mode, case_state, ...row }: ListedRequest,
  state: ReturnType<typeof requestState>,
) => ({
  ...row,
  state,
  ask: maskText(ask),
  detail: detail === null ? null : maskText(detail),
  due_provisional: due_provisional === 1,
  replied_on: state === 'replied' ? closed_day : null,
  in_time: in_time === null ? null : in_time === 1,
  to_judge:
    row.result !== null &&
    row.check === null &&
    judged_by === null &&
    needsJudgement(mode, case_state, row.result),
});

function sum(groups: readonly ReplyFigures[]): ReplyFigures {
  const of = (key: Exclude<keyof ReplyFigures, 'authority_name'>): number =>
    groups.reduce((total, group) => total + group[key], 0);
  return {
    ...{ authority_name: '', sent: of('sent'), open: of('open'), overdue: of('overdue') },
    ...{ replied: of('replied'), in_time: of('in_time'), reply_days: of('reply_days') },
  };
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

function renderFigures(
  ctx: Context,
  groups: readonly ReplyFigures[],
  average: (group: ReplyFigures) => string | null,
): string {
  const titles = ctx.t.checkRequest.list.figures;
  const counts = ['sent', 'replied', 'in_time', 'open', 'overdue'] as const;
  return renderTable<ReplyFigures>(
    [
      { title: titles.authority_name, value: (group) => group.authority_name, max: 40 },
      ...counts.map((key) => ({
        title: titles[key],
        value: (group: ReplyFigures) => group[key],
        align: 'right' as const,
      })),
      { title: titles.average, value: (group) => average(group) ?? '—', align: 'right' },
    ],
    groups,
  );
}
