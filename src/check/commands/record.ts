import { type Command, Option } from 'commander';
import { findCase } from '../../case/store.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { notedDay } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay, parseInstant } from '../../kernel/time.ts';
import { type CheckMethod, type CheckOutcome, methods, outcomes } from '../check.ts';
import { recordCheck } from '../record-check.ts';
import { remedyCommand } from '../remedy-rules.ts';

interface RecordOptions {
  readonly outcome?: CheckOutcome;
  readonly method?: CheckMethod;
  readonly at?: string;
  readonly detail?: string;
}

export function addRecord(noun: Command, kit: CommandKit): void {
  const t = kit.t.check.record;
  kit
    .command(noun, 'record <case>', t.summary)
    .addOption(new Option('--outcome <outcome>', t.outcome).choices(outcomes))
    .addOption(new Option('--method <method>', t.method).choices(methods))
    .option('--at <day>', t.at)
    .option('--detail <text>', t.detail)
    .action(kit.run<RecordOptions>(runRecord));
}

async function runRecord(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: RecordOptions,
): Promise<number> {
  const t = ctx.t.check;
  const desk = await ctx.desk();
  // What the person sees before answering is what the answer is about: a change in between is a conflict.
  const seen = await findCase(desk.store.db, caseNo);
  if (seen === null) throw appError('E_CASE_UNKNOWN', { case_no: caseNo });
  const outcome =
    options.outcome ??
    (options.method === 'exempt'
      ? null
      : await ctx.prompt.select({
          message: t.record.askOutcome,
          flag: '--outcome',
          choices: outcomes.map((value) => ({ value, name: t.outcomes[value] })),
        }));
  const method =
    options.method ??
    (await ctx.prompt.select({
      message: t.record.askMethod,
      flag: '--method',
      choices: methods
        .filter((value) => value !== 'exempt')
        .map((value) => ({ value, name: t.methods[value] })),
    }));
  const result = orThrow(
    await recordCheck(desk, {
      caseNo,
      outcome,
      method,
      detail: options.detail ?? null,
      revision: seen.revision,
      ...(options.at === undefined ? {} : { on: readDay(ctx, options.at) }),
    }),
  );
  await present(ctx, {
    json: result,
    text: () =>
      outcome === null
        ? `${t.record.exempted({ caseNo })}\n`
        : `${t.record.done({ caseNo, outcome: t.outcomes[outcome] })}\n`,
  });
  const commands = result.next.map((remedy) => remedyCommand(remedy, caseNo));
  if (commands.length > 0) note(ctx, t.record.remedy({ commands }));
  if (result.suspicion) note(ctx, t.record.untrue({ caseNo: result.case_no }));
  if (outcome === 'unverifiable') note(ctx, t.record.unverifiable);
  return 0;
}

/** `--at` takes a day, or a time whose day counts. */
function readDay(ctx: Context, text: string): string {
  const instant = parseInstant(text);
  return notedDay(ctx, '--at', instant === null ? text : officeDay(instant));
}
