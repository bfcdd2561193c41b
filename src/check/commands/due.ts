import type { Command } from 'commander';
import { paintSignals } from '../../case/commands/due-groups.ts';
import { type DueLines, dueLines, type Signal, signalOf } from '../../case/due-rules.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { csvOf, present } from '../../cli/output.ts';
import { markNote, shownDue } from '../../cli/shown-due.ts';
import { type Column, renderTable } from '../../cli/table.ts';
import { dayOption } from '../../cli/values.ts';
import { maskText } from '../../identity/mask.ts';
import { orThrow } from '../../kernel/result.ts';
import { compareUtf8 } from '../../kernel/text.ts';
import { type DueOrder, selectDueOrders } from '../remedy-store.ts';
import { type DueCheck, selectDueChecks } from '../select-checks.ts';
import { type DueRequest, selectDueRequests } from '../select-requests.ts';

interface DueOptions {
  readonly on?: string;
}

/** One line of what is due, whatever kind it is of. */
interface DueLine {
  readonly kind: 'check' | 'request' | 'rectification';
  /** Of the request, or of the document that orders. */
  readonly number: string | null;
  readonly case_no: string;
  readonly item_name: string;
  /** Who has to act. */
  readonly authority_name: string;
  readonly since: string | null;
  readonly due: string;
  readonly provisional: boolean;
  readonly signal: Signal;
}

export function addDue(noun: Command, kit: CommandKit): void {
  const t = kit.t.check.due;
  kit.command(noun, 'due', t.summary).option('--on <day>', t.on).action(kit.run<DueOptions>(runDue));
}

async function runDue(ctx: Context, _args: readonly string[], options: DueOptions): Promise<number> {
  const desk = await ctx.desk();
  const { calendar } = orThrow(await officeRules(desk));
  const lines = orThrow(dueLines(calendar, desk.now().toISOString()));
  const by = options.on === undefined ? lines.today : dayOption('--on', options.on);
  const { db } = desk.store;
  const checks = await selectDueChecks(db, by);
  const requests = await selectDueRequests(db, by);
  const orders = await selectDueOrders(db, by);
  const rows = [
    ...checks.map((row) =>
      lineOf(lines, 'check', {
        ...row,
        since: row.decided_day,
        due: row.check_due,
        provisional: row.check_due_provisional,
      }),
    ),
    ...requests.map((row) =>
      lineOf(lines, 'request', {
        ...row,
        number: row.request_no,
        since: row.requested_on,
        provisional: row.due_provisional,
      }),
    ),
    ...orders.map((row) =>
      lineOf(lines, 'rectification', {
        ...row,
        number: row.document_no,
        since: row.ordered_on,
        provisional: row.due_provisional,
      }),
    ),
  ].sort((a, b) => compareUtf8(a.due, b.due));
  const columns = columnsOf(ctx);
  await present(ctx, {
    json: { ...documentOf(lines, checks, requests, orders), total: checks.length },
    csv: csvOf(columns, rows),
    text: () =>
      rows.length === 0
        ? `${ctx.t.cli.none}\n`
        : `${paintSignals(ctx, renderTable(columns, rows), rows)}${ctx.t.cli.total({ total: rows.length })}\n${markNote(ctx, rows)}`,
  });
  return 0;
}

type Facts = Omit<DueLine, 'kind' | 'signal' | 'number' | 'due' | 'provisional'> & {
  readonly number?: string | null;
  readonly due: string | null;
  readonly provisional: number;
};

function lineOf(lines: DueLines, kind: DueLine['kind'], facts: Facts): DueLine {
  const { number = null, case_no, item_name, authority_name, since, provisional } = facts;
  const due = facts.due ?? '';
  const signal = signalOf(lines, { deadline: due, paused_since: null });
  return {
    kind,
    number,
    case_no,
    item_name,
    authority_name,
    since,
    due,
    provisional: provisional === 1,
    signal,
  };
}

function columnsOf(ctx: Context): readonly (Column<DueLine> & { readonly key: keyof DueLine })[] {
  const t = ctx.t.check;
  const forPeople = ctx.format !== 'csv';
  const { signals } = ctx.t.cases.clock;
  return [
    {
      key: 'signal',
      title: t.due.signal,
      value: (row) => (forPeople ? signals[row.signal] : row.signal),
    },
    { key: 'kind', title: t.due.kind, value: (row) => (forPeople ? t.due.kinds[row.kind] : row.kind) },
    { key: 'number', title: t.due.number, value: (row) => row.number },
    { key: 'case_no', title: t.fields.case_no, value: (row) => row.case_no },
    { key: 'item_name', title: t.fields.item_name, value: (row) => row.item_name, max: 30 },
    { key: 'authority_name', title: t.due.who, value: (row) => row.authority_name, max: 30 },
    { key: 'since', title: t.due.since, value: (row) => row.since },
    { key: 'due', title: t.due.due, value: (row) => (forPeople ? shownDue(row) : row.due) },
  ];
}

/** The three lists under their own names; free text masked. */
function documentOf(
  lines: DueLines,
  checks: readonly DueCheck[],
  requests: readonly DueRequest[],
  orders: readonly DueOrder[],
) {
  const overdue = (due: string | null): boolean =>
    signalOf(lines, { deadline: due ?? '', paused_since: null }) === 'overdue';
  const masked = (text: string | null): string | null => (text === null ? null : maskText(text));
  return {
    checks: checks.map(({ check_due_provisional, ...row }) => ({
      ...row,
      check_due_provisional: check_due_provisional === 1,
      overdue: overdue(row.check_due),
    })),
    requests: requests.map(({ request_no, case_no, item_code, item_name, authority_name, ...row }) => ({
      ...{ request_no, case_no, item_code, item_name, authority_name, ask: masked(row.ask) },
      ...{ requested_on: row.requested_on, due: row.due, due_provisional: row.due_provisional === 1 },
      overdue: overdue(row.due),
    })),
    rectifications: orders.map(({ due_provisional, detail, ...row }) => ({
      ...row,
      ...{ detail: masked(detail), due_provisional: due_provisional === 1, overdue: overdue(row.due) },
    })),
  };
}
