import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { checkTemplates, type FoundProblem } from '../check-templates.ts';
import { statutoryParts } from '../statutory-parts.ts';

export function addTemplateCheck(template: Command, kit: CommandKit): void {
  kit.command(template, 'check [what]', kit.t.letter.template.check.summary).action(kit.run(runCheck));
}

async function runCheck(ctx: Context, [what]: readonly string[]): Promise<number> {
  const { dir } = (await ctx.desk()).workspace;
  const file = what === undefined ? null : resolve(ctx.environment.cwd, what);
  const { checked, problems } = orThrow(checkTemplates(dir, file, what ?? null));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const t = ctx.t.letter.template.check;
  const rows = problems.map((problem) => ({ ...problem, message: sentence(ctx, problem) }));
  const columns = [
    {
      key: 'template',
      title: ctx.t.letter.template.name,
      value: (row: (typeof rows)[number]) => row.template,
    },
    { key: 'line', title: t.line, value: (row: (typeof rows)[number]) => row.line, align: 'right' as const },
    {
      key: 'column',
      title: t.column,
      value: (row: (typeof rows)[number]) => row.column,
      align: 'right' as const,
    },
    { key: 'severity', title: t.severity, value: (row: (typeof rows)[number]) => t.severities[row.severity] },
    { key: 'message', title: t.problem, value: (row: (typeof rows)[number]) => row.message, max: 160 },
  ];
  await present(ctx, {
    json: {
      problems: rows.map(({ template, line, column, code, severity, message }) => ({
        template,
        line,
        column,
        code,
        severity,
        message,
      })),
      total: rows.length,
      checked: checked.length,
    },
    csv: {
      columns: ['template', 'line', 'column', 'code', 'severity', 'message'],
      rows: rows.map((row) => [row.template, row.line, row.column, row.code, row.severity, row.message]),
    },
    text: () =>
      `${rows.length === 0 ? '' : renderTable(columns, rows)}${t.done({
        checked: checked.length,
        errors,
        notices: rows.length - errors,
      })}\n`,
  });
  if (errors > 0) throw appError('E_TEMPLATE_PROBLEMS', { errors });
  return 0;
}

function sentence(ctx: Context, { code, name, meant }: FoundProblem): string {
  const t = ctx.t.letter.template.check;
  const part = statutoryParts.find((one) => code === 'missing-part' && one === name);
  const shown = part === undefined ? name : t.parts[part];
  return t.problems[code]({ name: shown }) + (meant === null ? '' : t.meant({ meant }));
}
