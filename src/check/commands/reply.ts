import { type Command, Option } from 'commander';
import { readPastAt } from '../../case/commands/step-options.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { present } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { importReplies } from '../import-replies.ts';
import { type RecordedReply, recordReply } from '../record-reply.ts';
import { type ReplyResult, replyResults } from '../request.ts';

interface ReplyOptions extends ImportFlags {
  readonly result?: ReplyResult;
  readonly detail?: string;
  readonly at?: string;
  readonly import?: string;
}

export function addReply(noun: Command, kit: CommandKit): void {
  const t = kit.t.checkRequest.reply;
  const command = kit
    .command(noun, 'reply [request]', t.summary)
    .addOption(new Option('--result <result>', t.result).choices(replyResults))
    .option('--detail <text>', t.detail)
    .option('--at <time>', t.at)
    .option('--import <file>', t.import);
  addImportFlags(command, kit.t).action(kit.run<ReplyOptions>(runReply));
}

async function runReply(
  ctx: Context,
  [requestNo]: readonly string[],
  options: ReplyOptions,
): Promise<number> {
  if ((requestNo === undefined) === (options.import === undefined)) throw appError('E_CHECK_REPLY_WHICH');
  if (options.import !== undefined) return runImport(ctx, options.import, options);
  const t = ctx.t.checkRequest;
  const desk = await ctx.desk();
  const result =
    options.result ??
    (await ctx.prompt.select({
      message: t.reply.askResult,
      flag: '--result',
      choices: replyResults.map((value) => ({ value, name: t.results[value] })),
    }));
  const reply = orThrow(
    await recordReply(desk, {
      requestNo: requestNo ?? '',
      result,
      detail: options.detail,
      ...readPastAt(ctx, options),
    }),
  );
  await present(ctx, { json: reply, text: () => renderReply(ctx, reply) });
  return 0;
}

function renderReply(ctx: Context, reply: RecordedReply): string {
  const t = ctx.t.checkRequest;
  const { request_no: requestNo, case_no: caseNo, result } = reply;
  const lines = [
    t.reply.done({ requestNo, caseNo, result: t.results[result] }),
    t.reply.took({ days: reply.reply_days, late: !reply.in_time }),
    nextOf(ctx, reply),
  ];
  return lines.map((line) => (line === '' ? '' : `${line}\n`)).join('');
}

/** What the reply means for the case, and what may be done now. */
function nextOf(ctx: Context, { mode, state, result, check, to_judge, case_no }: RecordedReply): string {
  const t = ctx.t.checkRequest.reply;
  if (to_judge) return t.judge({ caseNo: case_no });
  if (check === null) return '';
  if (result === 'unverifiable') return t.unverifiable;
  if (mode === 'commitment' || state !== 'recorded') return result === 'true' ? t.checked : '';
  return result === 'true' ? t.mayGrant({ caseNo: case_no }) : t.refuse({ caseNo: case_no });
}

async function runImport(ctx: Context, file: string, options: ReplyOptions): Promise<number> {
  const t = ctx.t.checkRequest.reply;
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'reply', options);
  const summary = orThrow(
    await importReplies(desk, table, {
      dryRun: options.dryRun ?? false,
      skipInvalid: options.skipInvalid ?? false,
      ...readPastAt(ctx, options),
    }),
  );
  const facts = [
    ...replyResults.map((result) => [t.facts[result], summary.results[result]] as const),
    [t.facts.toJudge, summary.to_judge] as const,
  ];
  return reportImport(ctx, { summary, table, flags: options, facts, done: t.imported });
}
