import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { readImport } from '../../cli/import-command.ts';
import { present } from '../../cli/output.ts';
import { padEnd, widthOf } from '../../cli/width.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { visible } from '../../kernel/text.ts';
import { type LintReport, lintList, lintTable } from '../lint-items.ts';
import type { Remark } from '../lint-remarks.ts';

interface LintOptions {
  readonly batch?: string;
  readonly file?: string;
  readonly level?: 'error' | 'warning';
  readonly encoding?: string;
  readonly sheet?: string;
}

export function addLint(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.lintCommand;
  kit
    .command(noun, 'lint', t.summary)
    .option('--batch <name>', t.batch)
    .addOption(new Option('--file <file>', t.file).conflicts('batch'))
    .addOption(new Option('--level <level>', t.level).choices(['error', 'warning']))
    .option('--encoding <name>', kit.t.cli.import.encoding)
    .option('--sheet <sheet>', kit.t.table.sheetOption)
    .action(kit.run<LintOptions>(runLint));
}

/** Exit 3 where an error is left: the list is not fit to be handed in. Warnings alone are 0. */
async function runLint(ctx: Context, _args: readonly string[], options: LintOptions): Promise<number> {
  const desk = await ctx.desk();
  const { file, batch, level = 'warning', encoding, sheet } = options;
  const flags = { ...(encoding !== undefined && { encoding }), ...(sheet !== undefined && { sheet }) };
  const report = orThrow(
    file === undefined
      ? await lintList(desk, batch)
      : await lintTable(desk, await readImport(ctx, file, 'item', flags)),
  );
  const count = (severity: Remark['severity']) =>
    report.remarks.filter((remark) => remark.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), checked: report.checked };
  const findings = report.remarks.filter(({ severity }) => level === 'warning' || severity === 'error');
  await present(ctx, {
    json: { findings, total: findings.length, ...counts },
    csv: {
      columns: ['severity', 'code', 'line', 'item_code', 'column', 'value', 'message', 'others'],
      rows: findings.map((f) => [
        f.severity,
        f.code,
        f.line,
        f.item_code,
        f.column,
        f.value,
        f.message,
        f.others.join(' '),
      ]),
    },
    text: () => render(ctx, findings, counts),
  });
  if (counts.errors === 0) return 0;
  throw appError('E_ITEM_LINT', counts);
}

interface Counts extends Pick<LintReport, 'checked'> {
  readonly errors: number;
  readonly warnings: number;
}

/** By row: its line and code, and below them what was found. */
function render(ctx: Context, findings: readonly Remark[], counts: Counts): string {
  const t = ctx.t.item.lintCommand;
  const width = Math.max(...Object.values(t.severities).map(widthOf));
  let place = '';
  const lines = findings.flatMap((finding) => {
    const { line, item_code: code, severity, message } = finding;
    const title = [line === null ? '' : ctx.t.cli.import.line({ line }), code ?? '']
      .filter(Boolean)
      .join('  ');
    const here = visible(title === '' ? ctx.t.cli.import.wholeFile : title);
    const text = `  ${padEnd(t.severities[severity], width)}  ${visible(message)}`;
    const same = here === place;
    place = here;
    return same ? [text] : [here, text];
  });
  const body = lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
  return `${body}${t.totals(counts)}\n`;
}
