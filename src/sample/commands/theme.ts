import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { present, presentList } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { countOption, dayOption, nameOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { LIST_SEPARATOR } from '../../item/item.ts';
import { orThrow } from '../../kernel/result.ts';
import { importThemes } from '../theme/import-themes.ts';
import { planTheme } from '../theme/plan-theme.ts';
import { readThemes, type Theme } from '../theme/store.ts';
import { positiveRate } from './share-option.ts';

export function addTheme(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.theme;
  const plan = kit.t.sample.plan;
  const theme = noun.command('theme').description(t.summary).summary(t.summary);
  addImportFlags(kit.command(theme, 'import <file>', t.importSummary), kit.t).action(
    kit.run<ImportFlags>(runImport),
  );
  kit.command(theme, 'list', t.listSummary).action(kit.run(runList));
  kit.command(theme, 'show <code>', t.showSummary).action(kit.run(runShow));
  kit
    .command(theme, 'plan <code>', t.planSummary)
    .requiredOption('--name <name>', t.planName)
    .option('--from <day>', plan.from)
    .option('--to <day>', plan.to)
    .option('--rate <share>', t.rate)
    .option('--size <count>', t.size)
    .option('--visit-day <day>', plan.visitDay)
    .option('--dry-run', plan.dryRun)
    .action(kit.run<PlanOptions>(runPlan));
}

async function runImport(ctx: Context, [file = '']: readonly string[], flags: ImportFlags): Promise<number> {
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'theme', flags);
  const { dryRun = false, skipInvalid = false } = flags;
  const summary = orThrow(await importThemes(desk, table, { dryRun, skipInvalid }));
  return reportImport(ctx, { summary, table, flags, done: ctx.t.sample.theme.importDone });
}

const departmentsOf = ({ parts }: Theme): number => new Set(parts.map(({ authority }) => authority)).size;

const withoutDigests = (theme: Theme) => ({
  ...theme,
  parts: theme.parts.map(({ digest: _digest, ...part }) => part),
});

async function runList(ctx: Context): Promise<number> {
  const t = ctx.t.sample.theme.fields;
  const themes = await readThemes((await ctx.desk()).store.db);
  await presentList(
    ctx,
    'themes',
    themes,
    [
      { key: 'theme_code', title: t.theme_code, value: (row) => row.theme_code },
      { key: 'theme_name', title: t.theme_name, value: (row) => row.theme_name, max: 40 },
      { key: 'lead', title: t.lead, value: (row) => row.lead, max: 30 },
      { key: 'departments', title: t.departments, value: departmentsOf, align: 'right' },
      { key: 'parts', title: t.parts, value: (row) => row.parts.length, align: 'right' },
    ],
    withoutDigests,
  );
  return 0;
}

async function runShow(ctx: Context, [code = '']: readonly string[]): Promise<number> {
  const t = ctx.t.sample.theme.fields;
  const themes = await readThemes((await ctx.desk()).store.db);
  const theme = themes.find(({ theme_code }) => theme_code === code);
  if (!theme) throw appError('E_THEME_UNKNOWN', { theme: code });
  const columns = ['authority', 'matter', 'object', 'domain', 'item_code'] as const;
  await present(ctx, {
    json: withoutDigests(theme),
    csv: { columns, rows: theme.parts.map((part) => columns.map((column) => part[column])) },
    text: () =>
      `${renderFacts([
        [t.theme_code, theme.theme_code],
        [t.theme_name, theme.theme_name],
        [t.lead, theme.lead],
      ])}\n${renderTable(
        columns.map((column) => ({
          title: t[column],
          value: (part: Theme['parts'][number]) => part[column],
          max: 32,
        })),
        theme.parts,
      )}`,
  });
  return 0;
}

interface PlanOptions {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  readonly rate?: string;
  readonly size?: string;
  readonly visitDay?: string;
  readonly dryRun?: boolean;
}

async function runPlan(ctx: Context, [theme = '']: readonly string[], options: PlanOptions): Promise<number> {
  const t = ctx.t.sample.theme;
  const { rate, size } = options;
  if (rate !== undefined && size !== undefined)
    throw appError('E_USAGE_TOGETHER', { options: '--rate, --size' });
  if (rate === undefined && size === undefined)
    throw appError('E_USAGE_ANSWER_MISSING', { question: t.rate, flag: '--rate | --size' });
  const day = (flag: string, text: string | undefined) => (text === undefined ? null : dayOption(flag, text));
  const planned = orThrow(
    await planTheme(await ctx.desk(), {
      ...{
        theme,
        name: nameOption('--name', options.name, t.planName),
        strata: [],
        dryRun: options.dryRun ?? false,
      },
      from: day('--from', options.from),
      to: day('--to', options.to),
      visitDay: day('--visit-day', options.visitDay),
      rule:
        rate === undefined
          ? { kind: 'size', size: countOption('--size', size, 1), allocation: 'proportional' }
          : { kind: 'rate', rate: positiveRate('--rate', rate) },
    }),
  );
  const rows = planned.plans.map((one) => ({
    ...{
      plan: one.plan,
      authority: one.authority,
      matter: one.matters.join(LIST_SEPARATOR),
      population: one.population,
    },
    quota: one.strata.reduce((sum, { quota }) => sum + quota, 0),
  }));
  const columns = ['plan', 'authority', 'matter', 'population', 'quota'] as const;
  const checkpoint = planned.plans.at(-1)?.checkpoint ?? null;
  await present(ctx, {
    json: planned,
    csv: { columns, rows: rows.map((row) => columns.map((column) => row[column])) },
    text: () =>
      [
        `${t.planned({ theme, count: rows.length, dry: planned.dry_run })}\n\n`,
        renderTable(
          columns.map((column) => ({
            title: t.fields[column],
            value: (row: (typeof rows)[number]) => row[column],
            max: 36,
          })),
          rows,
        ),
        ...planned.empty.map(
          ({ authority, matters }) => `${t.empty({ authority, matters: matters.join(LIST_SEPARATOR) })}\n`,
        ),
        checkpoint === null ? '' : `\n${t.readOut}\n\n${checkpoint}\n`,
        planned.dry_run
          ? `\n${ctx.t.sample.plan.dryDone}\n`
          : `${t.next({ theme, first: rows[0]?.plan ?? '' })}\n`,
      ].join(''),
  });
  return 0;
}
