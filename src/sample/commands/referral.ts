import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { askReason, readPastAt } from '../../case/commands/step-options.ts';
import { dueLines } from '../../case/due-rules.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { regionOf } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { csvOf, present } from '../../cli/output.ts';
import { type Due, markNote, shownDue } from '../../cli/shown-due.ts';
import { type Column, renderTable } from '../../cli/table.ts';
import { maskText } from '../../identity/mask.ts';
import { ratio, ratioText } from '../../kernel/ratio.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseText } from '../../kernel/text.ts';
import { answerReferral, endReferral } from '../referral/close-referral.ts';
import { printReferral } from '../referral/print-referral.ts';
import { type ReferralResult, referralResults } from '../referral/referral.ts';
import { countReferrals, referralState, selectReferrals } from '../referral/store.ts';
import { officeRounding } from './join.ts';

export function addReferral(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.referral;
  const referral = noun.command('referral').description(t.summary).summary(t.summary);
  kit
    .command(referral, 'list', t.list.summary)
    .option('--open', t.list.open)
    .option('--overdue', t.list.overdue)
    .option('--plan <plan>', t.list.plan)
    .option('--authority <authority>', t.list.authority)
    .action(kit.run<ListOptions>(runList));
  kit
    .command(referral, 'reply <number>', t.reply.summary)
    .addOption(new Option('--result <result>', t.reply.result).choices(referralResults))
    .option('--detail <text>', t.reply.detail)
    .option('--at <time>', t.reply.at)
    .action(kit.run<ReplyOptions>(runReply));
  kit
    .command(referral, 'close <number>', t.close.summary)
    .option('--reason <text>', t.close.reason)
    .action(kit.run<{ readonly reason?: string }>(runClose));
  kit
    .command(referral, 'print <number>', t.print.summary)
    .requiredOption('--out <dir>', t.print.out)
    .action(kit.run<{ readonly out: string }>(runPrint));
}

interface ListOptions {
  readonly open?: boolean;
  readonly overdue?: boolean;
  readonly plan?: string;
  readonly authority?: string;
}

async function runList(ctx: Context, _args: readonly string[], options: ListOptions): Promise<number> {
  const t = ctx.t.sample.referral;
  const desk = await ctx.desk();
  const { calendar } = orThrow(await officeRules(desk));
  const lines = orThrow(dueLines(calendar, desk.now().toISOString()));
  const { overdue, ...filter } = options;
  const found = await selectReferrals(desk.store.db, regionOf(desk), {
    ...filter,
    ...(overdue === true ? { overdue: lines } : {}),
  });
  const rounding = await officeRounding(desk);
  const counted = countReferrals(lines, found);
  const rows = found.map((row) => ({
    ...{ referral_no: row.referral_no, plan: row.plan, unit: row.unit, authority_name: row.authority_name },
    ...{ referred_on: row.referred_day, due: row.due, due_provisional: row.due_provisional === 1 },
    ...{ state: referralState(lines, row), result: row.result },
    replied_on: row.state === 'replied' ? row.closed_day : null,
    reply_days: row.reply_days,
    in_time: row.in_time === null ? null : row.in_time === 1,
    finding: maskText(row.finding),
    detail: row.detail === null ? null : maskText(row.detail),
  }));
  type Row = (typeof rows)[number];
  const plain = ctx.format === 'csv';
  const dueOf = (row: Row): Due => ({ due: row.due, provisional: row.due_provisional });
  const columns: readonly (Column<Row> & { readonly key: keyof Row & keyof typeof t.fields })[] = [
    { key: 'referral_no', title: t.fields.referral_no, value: (row) => row.referral_no },
    { key: 'unit', title: t.fields.unit, value: (row) => row.unit },
    { key: 'authority_name', title: t.fields.authority_name, value: (row) => row.authority_name, max: 24 },
    { key: 'referred_on', title: t.fields.referred_on, value: (row) => row.referred_on },
    { key: 'due', title: t.fields.due, value: (row) => (plain ? row.due : shownDue(dueOf(row))) },
    { key: 'state', title: t.fields.state, value: (row) => (plain ? row.state : t.states[row.state]) },
    {
      key: 'result',
      title: t.fields.result,
      value: (row) => (row.result === null || plain ? row.result : t.results[row.result]),
    },
    { key: 'reply_days', title: t.fields.reply_days, value: (row) => row.reply_days, align: 'right' },
    { key: 'finding', title: t.fields.finding, value: (row) => row.finding, max: 30 },
  ];
  const { reply_days, ...figures } = counted;
  await present(ctx, {
    json: {
      referrals: rows,
      total: rows.length,
      ...figures,
      average_reply_days: ratio(reply_days, counted.replied, rounding),
    },
    csv: csvOf(columns, rows),
    text: () =>
      rows.length === 0
        ? `${ctx.t.cli.none}\n`
        : [
            renderTable(columns, rows),
            `${ctx.t.cli.total({ total: rows.length })}\n`,
            markNote(ctx, rows.map(dueOf)),
            `${t.list.average({
              days: ratioText(reply_days, counted.replied, rounding) ?? '',
              replied: counted.replied,
              inTime: counted.in_time,
              overdue: counted.overdue,
            })}\n`,
          ].join(''),
  });
  return 0;
}

interface ReplyOptions {
  readonly result?: ReferralResult;
  readonly detail?: string;
  readonly at?: string;
}

async function runReply(ctx: Context, [no = '']: readonly string[], options: ReplyOptions): Promise<number> {
  const t = ctx.t.sample.referral;
  const desk = await ctx.desk();
  const result =
    options.result ??
    (await ctx.prompt.select({
      message: t.fields.result,
      flag: '--result',
      choices: referralResults.map((value) => ({ value, name: t.results[value] })),
    }));
  const answered = orThrow(
    await answerReferral(desk, {
      ...{ referralNo: no, result, detail: normaliseText(options.detail ?? '') || null },
      ...readPastAt(ctx, options),
    }),
  );
  await present(ctx, {
    json: answered,
    text: () =>
      `${t.reply.done({
        ...{ no, result: t.results[result] },
        ...{ days: answered.reply_days, late: !answered.in_time },
      })}\n`,
  });
  return 0;
}

async function runClose(
  ctx: Context,
  [no = '']: readonly string[],
  options: { readonly reason?: string },
): Promise<number> {
  const t = ctx.t.sample.referral.close;
  const reason = await askReason(ctx, t.reason, options.reason);
  const done = orThrow(await endReferral(await ctx.desk(), { referralNo: no, reason }));
  await present(ctx, { json: done, text: () => `${t.done({ no })}\n` });
  return 0;
}

async function runPrint(
  ctx: Context,
  [no = '']: readonly string[],
  options: { readonly out: string },
): Promise<number> {
  const t = ctx.t.sample.referral;
  const file = orThrow(await printReferral(await ctx.desk(), no, resolve(ctx.environment.cwd, options.out)));
  await present(ctx, {
    json: { referral_no: no, files: [file] },
    text: () => `${t.print.done({ no })}\n${t.refer.file({ file })}\n`,
  });
  return 0;
}
