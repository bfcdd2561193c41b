import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { dayOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { type Coverage, coverage } from '../coverage.ts';
import { type CoverageDocument, coverageDocument } from '../coverage-document.ts';
import { type CoverageForm, coverageCsv, coverageForms, coverageHtml } from '../coverage-forms.ts';
import {
  type Counting,
  type CoverageKey,
  countings,
  coverageKeys,
  type Measure,
  measures,
  parseTarget,
  type Target,
} from '../coverage-rules.ts';

interface CoverageFlags {
  readonly measure: Measure;
  readonly by: CoverageKey;
  readonly count: Counting;
  readonly asOf?: string;
  readonly batch?: string;
  readonly target?: string;
  readonly out?: string;
  readonly to?: string;
}

export function addCoverage(noun: Command, kit: CommandKit): void {
  const t = kit.t.report.coverage;
  kit
    .command(noun, 'coverage', t.summary)
    .addOption(new Option('--measure <measure>', t.measure).choices(measures).default('commitment'))
    .addOption(new Option('--by <key>', t.by).choices(coverageKeys).default('mode'))
    .addOption(new Option('--count <unit>', t.count).choices(countings).default('entries'))
    .option('--as-of <day>', t.asOfFlag)
    .option('--batch <name>', t.batch)
    .option('--target <targets>', t.target)
    .option('--out <dir>', t.out)
    .option('--to <forms>', t.to)
    .action(kit.run<CoverageFlags>(runCoverage));
}

async function runCoverage(ctx: Context, _args: readonly string[], flags: CoverageFlags): Promise<number> {
  const targets = targetsOf(flags.target);
  const wanted = formsOf(flags);
  const given = flags.asOf === undefined ? null : dayOption('--as-of', flags.asOf);
  const desk = await ctx.desk();
  const report = orThrow(
    await coverage(desk, {
      measure: flags.measure,
      by: flags.by,
      counts: flags.count,
      asOf: given ?? officeDay(desk.now()),
      batch: flags.batch ?? null,
      targets,
    }),
  );
  const doc = coverageDocument(report, ctx.t);
  const folder = resolve(ctx.environment.cwd, flags.out ?? '.');
  const name = ctx.t.report.coverage.file(report);
  const files = wanted.map((form) => join(folder, `${name}.${form}`));
  for (const [i, form] of wanted.entries()) {
    await writeFileSafely(files[i] ?? '', contentOf(form, ctx, report, doc));
  }
  await present(ctx, {
    json: { ...jsonOf(report), ...(files.length > 0 && { files }) },
    csv: {
      columns: ['key', 'total', 'count', 'share', 'part'],
      rows: report.groups.map(({ key, total, count, share, part }) => [key, total, count, share, part]),
    },
    text: () =>
      coverageText(doc) + files.map((file) => `${ctx.t.report.coverage.wrote({ file })}\n`).join(''),
  });
  return 0;
}

/** Everything but how it was rounded, which the shares show. */
function jsonOf({ rounding: _, ...report }: Coverage): Omit<Coverage, 'rounding'> {
  return report;
}

function contentOf(form: CoverageForm, ctx: Context, report: Coverage, doc: CoverageDocument): string {
  if (form === 'json') return `${JSON.stringify(jsonOf(report), null, 2)}\n`;
  return form === 'csv' ? coverageCsv(doc) : coverageHtml(doc, ctx.lang);
}

function coverageText(doc: CoverageDocument): string {
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
    renderTable<readonly string[]>(
      head.map((title, i) => ({
        title,
        value: (row) => row[i],
        ...(i > 0 && { align: 'right' as const }),
      })),
      rows,
    );
  const targets = doc.targetRows.length === 0 ? '' : `\n${table(doc.targetHead, doc.targetRows)}`;
  const notes = doc.notes.map((note) => `${note}\n`).join('');
  return `${doc.title}\n${renderFacts(doc.facts)}\n${table(doc.groupHead, doc.groupRows)}${targets}${notes === '' ? '' : `\n${notes}`}`;
}

function targetsOf(text: string | undefined): Target[] {
  if (text === undefined) return [];
  return text.split(/[,，]/).map((part) => {
    const target = parseTarget(part);
    if (target) return target;
    throw appError('E_USAGE_VALUE', { flag: '--target', value: part, expected: '40%@YYYY-MM-DD (0–99.99)' });
  });
}

/** `--out` alone asks for the page, `--to` alone writes into the current folder, neither writes nothing. */
function formsOf({ to, out }: CoverageFlags): readonly CoverageForm[] {
  if (to === undefined) return out === undefined ? [] : ['html'];
  const names = to.split(/[,，]/).map((name) => name.trim().toLowerCase());
  const wrong = names.find((name) => !coverageForms.some((form) => form === name));
  if (wrong !== undefined) {
    throw appError('E_USAGE_VALUE', { flag: '--to', value: wrong, expected: coverageForms.join(', ') });
  }
  return coverageForms.filter((form) => names.includes(form));
}
