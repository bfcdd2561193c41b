import type { Command } from 'commander';
import { painted } from '../../cli/colour.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { renderSteps } from '../../cli/steps.ts';
import { formatLimit } from '../../kernel/limit.ts';
import { orThrow } from '../../kernel/result.ts';
import { type ExplainedDue, explainDue } from '../explain-due.ts';

interface WhyOptions {
  readonly check?: boolean;
}

export function addWhyDue(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases.clock.whyDue;
  kit
    .command(noun, 'why-due <case>', t.summary)
    .option('--check', t.check)
    .action(kit.run<WhyOptions>(runWhyDue));
}

async function runWhyDue(
  ctx: Context,
  [caseNo = '']: readonly string[],
  { check = false }: WhyOptions,
): Promise<number> {
  const explained = orThrow(await explainDue(await ctx.desk(), caseNo, check ? 'check' : 'deadline'));
  const { counted, limit, ...told } = explained;
  const document = { ...told, limit: limit === null ? null : formatLimit(limit, 'en') };
  await present(ctx, {
    json: document,
    csv: {
      columns: ['date', 'counted', 'why'],
      rows: document.steps.map((step) => [step.date, String(step.counted), step.why]),
    },
    text: () => render(ctx, explained, check),
  });
  const { deadline } = document;
  if (deadline !== null && counted !== null && counted !== deadline && document.paused_since === null) {
    note(ctx, ctx.t.cases.clock.whyDue.differs({ stored: deadline, counted }));
  }
  return 0;
}

function render(ctx: Context, explained: ExplainedDue, check: boolean): string {
  const t = ctx.t.cases.clock.whyDue;
  const { case_no: caseNo, deadline, limit, from, paused_since: since, counted } = explained;
  if (deadline === null || limit === null || from === null) {
    return `${check ? t.noCheck({ caseNo }) : t.noDeadline({ caseNo })}\n`;
  }
  const paint = painted(ctx.streams.stdoutIsTerminal, ctx.environment);
  const due = explained.provisional ? ctx.t.cases.provisional({ due: deadline }) : deadline;
  const start = { limit: formatLimit(limit, ctx.lang), from: from.slice(0, 16).replace('T', ' ') };
  return [
    check ? t.startCheck(start) : t.start(start),
    renderSteps(ctx, explained.steps) + paint.strong(check ? t.checkDue({ due }) : t.due({ due })),
    ...(since === null
      ? []
      : [t.paused({ since: since.slice(0, 16).replace('T', ' '), due: counted ?? deadline })]),
    '',
  ].join('\n');
}
