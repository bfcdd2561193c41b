import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { enterImport } from '../cli/enter-import.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { visible } from '../kernel/text.ts';
import { type Instant, officeDay } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../table/import-file.ts';
import { foreignKeyProblem, type RowProblem, rowProblem, sortProblems } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import type { TableRow } from '../table/row-reader.ts';
import { requiredText, textValue } from '../table/row-values.ts';
import { applyReply } from './record-reply.ts';
import { type ReplyResult, replyResults } from './request.ts';
import { needsJudgement } from './request-rules.ts';
import { findRequest, type RequestRow } from './request-store.ts';

export interface ReplyImport extends ImportSummary {
  /** New replies by result. */
  readonly results: Readonly<Record<ReplyResult, number>>;
  /** New replies that did not bear a promise out: a person has to judge. */
  readonly to_judge: number;
}

interface PlannedReply {
  readonly request: RequestRow;
  readonly result: ReplyResult;
  readonly detail: string | null;
  readonly toJudge: boolean;
}

/** What one row comes to: a reply to take, one that is on record as it is, or a problem. */
type Judged =
  | { readonly reply: PlannedReply }
  | { readonly unchanged: true }
  | { readonly problem: RowProblem };

/**
 * Imports the returned reply sheet as one act with its ledger entry. A reply to an unknown request is `foreign-key`, a second one
 * that differs `request-closed`, one dated before its request `reply-early`; the same reply again is unchanged.
 */
export async function importReplies(
  desk: Desk,
  table: Table,
  options: ImportChoice & { readonly at?: Instant | undefined },
): Promise<Result<ReplyImport, AppError>> {
  const stamp = stampOf(desk);
  const at = options.at ?? stamp.at;
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const judged = new Map<number, Judged>();
    for (const row of acceptedRows(table)) judged.set(row.line, await judge(tx, desk, table, row, at));
    const found = [...judged.values()].flatMap((one) => ('problem' in one ? [one.problem] : []));
    const problems = sortProblems([...table.problems, ...found]);
    const rows = acceptedRows(table, problems);
    const replies = rows.flatMap(({ line }) => {
      const one = judged.get(line);
      return one !== undefined && 'reply' in one ? [one.reply] : [];
    });
    const clean = rows.length === table.rows.length && table.fileProblems.length === 0;
    const written = mayWrite(replies.length, clean, options);
    const counts = { added: replies.length, updated: 0, unchanged: rows.length - replies.length };
    const of = (result: ReplyResult): number => replies.filter((one) => one.result === result).length;
    const summary: ReplyImport = {
      ...summarise(table, { batch: null, ...counts, problems, written }),
      results: { true: of('true'), untrue: of('untrue'), unverifiable: of('unverifiable') },
      to_judge: replies.filter(({ toJudge }) => toJudge).length,
    };
    if (!written) return ok(summary);
    const { importId } = await enterImport(tx, desk, stamp, {
      ...{ act: 'check.reply', kind: 'replies', summary },
      rows: rows.map(({ values }) => ({ ...values })),
      more: { at, results: summary.results },
    });
    for (const reply of replies) {
      const to = { request: reply.request, stamp, calendar: rules.value.calendar };
      const applied = await applyReply(tx, to, { ...reply, at, importId });
      if (!applied.ok) return applied;
    }
    return ok(summary);
  });
}

async function judge(
  tx: Tx,
  desk: Desk,
  table: Table,
  { line, values }: TableRow,
  at: Instant,
): Promise<Judged> {
  const t = catalogue(desk.lang).checkRequest;
  const value = requiredText(values, 'request_no');
  const result = replyResults.find((one) => one === textValue(values, 'result')) ?? 'unverifiable';
  const detail = textValue(values, 'detail');
  const request = await findRequest(tx, regionOf(desk), value);
  const column = 'request_no';
  if (request === null) {
    return { problem: foreignKeyProblem(table.schema, { line, column, value }, desk.lang) };
  }
  const problem = (code: string, message: string) => ({
    problem: rowProblem(table.schema, { line, column, code, value, message }),
  });
  const requestNo = visible(value);
  if (request.state !== 'open') {
    if (request.state === 'replied' && request.result === result && request.detail === detail) {
      return { unchanged: true };
    }
    const { state, closed_day } = request;
    return problem('request-closed', t.reply.closed({ requestNo, state, day: closed_day ?? '' }));
  }
  if (officeDay(at) < request.requested_day) {
    return problem('reply-early', t.reply.early({ requestNo, day: request.requested_day }));
  }
  const row = await tx
    .selectFrom('cases')
    .select(['mode', 'state'])
    .where('case_id', '=', request.case_id)
    .executeTakeFirstOrThrow();
  return { reply: { request, result, detail, toJudge: needsJudgement(row.mode, row.state, result) } };
}
