import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { visible } from '../../kernel/text.ts';
import { readSource } from '../../table/import-file.ts';
import { readCodeList } from '../code-list.ts';
import { type Conversion, convertItems } from '../convert-items.ts';
import { type Mode, modes } from '../item.ts';

interface ConvertFlags {
  readonly to?: Mode;
  readonly fromMode?: Mode;
  readonly codes?: string;
  readonly item?: readonly string[];
  readonly batch?: string;
  readonly dryRun?: boolean;
}

export function addConvert(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.convert;
  kit
    .command(noun, 'convert', t.summary)
    .addOption(new Option('--to <mode>', t.to).choices(modes))
    .addOption(new Option('--from-mode <mode>', t.fromMode).choices(modes))
    .option('--codes <file>', t.codes)
    .option('--item <code...>', t.item)
    .option('--batch <name>', t.batch)
    .option('--dry-run', t.dryRun)
    .action(kit.run<ConvertFlags>(runConvert));
}

async function runConvert(ctx: Context, _args: readonly string[], options: ConvertFlags): Promise<number> {
  const t = ctx.t.item.convert;
  const choices = modes.map((mode) => ({ value: mode, name: ctx.t.item.modes[mode] }));
  const to = options.to ?? (await ctx.prompt.select({ message: t.askTo, flag: '--to', choices }));
  const batch = await batchName(ctx, options.batch);
  const codes = await codesOf(ctx, options);
  const desk = await ctx.desk();
  const fromMode = options.fromMode ?? null;
  const dryRun = options.dryRun ?? false;
  const conversion = orThrow(await convertItems(desk, { to, fromMode, codes, batch, dryRun }));
  const { rounding: _, ...json } = conversion;
  await present(ctx, { json, text: () => renderConversion(ctx, conversion, dryRun) });
  if (conversion.problems.length === 0) return 0;
  const refused = new Set(conversion.problems.map(({ item_code }) => item_code)).size;
  throw appError('E_ITEM_CONVERT_REFUSED', { refused, total: conversion.converted + refused });
}

async function batchName(ctx: Context, given: string | undefined): Promise<string> {
  const question = { message: ctx.t.item.import.askBatch, flag: '--batch' };
  const name = (given ?? (await ctx.prompt.text(question))).trim();
  if (name === '') {
    throw appError('E_USAGE_ANSWER_MISSING', { question: question.message, flag: question.flag });
  }
  return name;
}

/** The items named by `--item` and `--codes` together; null where neither was given. */
async function codesOf(ctx: Context, { codes, item }: ConvertFlags): Promise<readonly string[] | null> {
  if (codes === undefined) return item ?? null;
  if (codes === '-' && ctx.streams.stdinIsTerminal) throw appError('E_STDIN_TERMINAL');
  const path = codes === '-' ? codes : resolve(ctx.environment.cwd, codes);
  return [...(item ?? []), ...orThrow(readCodeList(await readSource(path, ctx.streams.readStdin)))];
}

/** Problems shown on a terminal; JSON holds all of them. */
const SHOWN_PROBLEMS = 20;

function renderConversion(ctx: Context, conversion: Conversion, dryRun: boolean): string {
  const t = ctx.t.item.convert;
  const { before, after, total, converted, batch, problems, written, rounding } = conversion;
  const percent = (share: number | null): string => (share === null ? '—' : share.toFixed(rounding.decimals));
  const lines = modes.map((mode) => ({
    name: ctx.t.item.modes[mode],
    before: before[mode],
    after: after[mode],
  }));
  const whole = { count: total, share: total === 0 ? null : 100 };
  const table = renderTable(
    [
      { title: t.mode, value: (line: (typeof lines)[number]) => line.name },
      { title: t.before, value: (line) => line.before.count, align: 'right' },
      { title: t.share, value: (line) => percent(line.before.share), align: 'right' },
      { title: t.after, value: (line) => line.after.count, align: 'right' },
      { title: t.share, value: (line) => percent(line.after.share), align: 'right' },
    ],
    [...lines, { name: t.allItems, before: whole, after: whole }],
  );
  return `${table}\n${renderProblems(ctx, conversion)}${problems.length > 0 ? '' : `${closing()}\n`}`;

  function closing(): string {
    if (written) return t.done({ batch, converted });
    return dryRun && converted > 0 ? t.dry({ converted }) : t.nothing;
  }
}

function renderProblems(ctx: Context, { problems, warnings }: Conversion): string {
  const t = ctx.t.item.convert;
  const lines = (found: Conversion['problems'], head: typeof t.problemCount): string[] => {
    if (found.length === 0) return [];
    const shown = found.slice(0, SHOWN_PROBLEMS);
    return [
      head({ total: found.length, shown: shown.length }),
      ...shown.map(({ item_code, message }) => `  ${visible(item_code)}  ${visible(message)}`),
    ];
  };
  const all = [...lines(problems, t.problemCount), ...lines(warnings, t.warningCount)];
  return all.map((line) => `${line}\n`).join('');
}
