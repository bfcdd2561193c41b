import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags } from '../../cli/import-command.ts';
import { note, present } from '../../cli/output.ts';
import { collected, countOption, nameOption, wordOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { requireWritable } from '../../workspace/safe-file.ts';
import { type DataSet, dataSets } from '../exports/layout.ts';
import { type PushOptions, pushSets } from '../exports/push-sets.ts';
import { type ExportForm, exportForms } from '../exports/write-files.ts';
import { runCheck } from './export-check.ts';
import { listPushes, listReturned, readFines, readReturned } from './export-log.ts';
import { pushJson, renderPushes } from './render-export.ts';

export interface ExportOptions extends ImportFlags {
  readonly set?: readonly string[];
  readonly out?: string;
  readonly to?: string;
  readonly since?: string;
  readonly full?: boolean;
  readonly again?: boolean;
  readonly headings?: 'zh' | 'code';
  readonly reveal?: string;
  readonly check?: string;
  readonly pushes?: boolean;
  readonly returned?: string | true;
  readonly fines?: string;
}

export function addExport(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.export;
  const command = kit
    .command(noun, 'export', t.summary)
    .option('--set <set>', t.options.set, collected)
    .option('--out <dir>', t.options.out)
    .option('--to <forms>', t.options.to)
    .option('--since <push>', t.options.since)
    .option('--full', t.options.full)
    .option('--again', t.options.again)
    .addOption(new Option('--headings <heading>', t.options.headings).choices(['zh', 'code']))
    .option('--reveal <reason>', t.options.reveal)
    .option('--check <file>', t.options.check)
    .option('--pushes', t.options.pushes)
    .option('--returned [file]', t.options.returned)
    .option('--fines <file>', t.options.fines);
  addImportFlags(command, kit.t).action(kit.run<ExportOptions>(runExport));
}

async function runExport(ctx: Context, _args: readonly string[], options: ExportOptions): Promise<number> {
  const { check, pushes, returned, fines, out } = options;
  const alone = [check, pushes, returned, fines].filter((one) => one !== undefined).length;
  const t = ctx.t.credit.export;
  if (alone > 1 || (alone === 1 && out !== undefined)) throw appError('E_USAGE_OPTION', { detail: t.modes });
  if (check !== undefined) return runCheck(ctx, check);
  if (pushes === true) return listPushes(ctx);
  if (returned === true) return listReturned(ctx, options.reveal);
  if (returned !== undefined) return readReturned(ctx, returned, options);
  if (fines !== undefined) return readFines(ctx, fines, options);
  return runPush(ctx, options);
}

async function runPush(ctx: Context, options: ExportOptions): Promise<number> {
  const t = ctx.t.credit.export;
  const { dryRun = false, full = false, since } = options;
  if (options.out === undefined && !dryRun) throw appError('E_USAGE_OPTION', { detail: t.out });
  if (full && since !== undefined) throw appError('E_USAGE_OPTION', { detail: t.fullSince });
  const outDir = dryRun || options.out === undefined ? null : resolve(ctx.environment.cwd, options.out);
  if (outDir !== null) await requireWritable(resolve(outDir, 'file'));
  const question: PushOptions = {
    sets: setsOf(options.set),
    outDir,
    forms: formsOf(options.to),
    full,
    since: since === undefined || since.toUpperCase() === 'LAST' ? null : pushOption(since),
    again: options.again ?? false,
    heading: options.headings ?? null,
    reason:
      options.reveal === undefined
        ? null
        : nameOption('--reveal', options.reveal, ctx.t.subject.revealReason),
  };
  const desk = await ctx.desk();
  const done = orThrow(await pushSets(desk, question));
  const revealed = question.reason !== null;
  await present(ctx, {
    json: {
      revealed,
      out_dir: outDir,
      pushes: done.map(pushJson),
      written: done.some(({ push }) => push !== null),
    },
    text: () => renderPushes(ctx, done, { outDir }),
  });
  if (!revealed && !dryRun && done.some(({ files }) => files.length > 0)) note(ctx, t.masked);
  return 0;
}

/** 0: everything that was ever sent goes again. */
const pushOption = (text: string): number => (text === '0' ? 0 : countOption('--since', text, 0));

function setsOf(given: readonly string[] | undefined): readonly DataSet[] {
  if (given === undefined) return dataSets;
  const wanted = new Set(
    given.flatMap((one) => one.split(',')).map((one) => wordOption('--set', one.trim(), dataSets)),
  );
  return dataSets.filter((set) => wanted.has(set));
}

function formsOf(given: string | undefined): readonly ExportForm[] {
  if (given === undefined) return ['csv'];
  const wanted = new Set(given.split(',').map((form) => wordOption('--to', form.trim(), exportForms)));
  return exportForms.filter((form) => wanted.has(form));
}
