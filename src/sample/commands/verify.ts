import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { visible } from '../../kernel/text.ts';
import { verifyPublished } from '../verify-published.ts';

export function addVerify(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.verify;
  kit
    .command(noun, 'verify <dir>', t.summary)
    .option('--key <vkey>', t.key)
    .action(kit.run<{ key?: string }>(runVerify));
}

/** Works without a workspace: an outsider has only the folder. */
async function runVerify(
  ctx: Context,
  [dir = '']: readonly string[],
  options: { key?: string },
): Promise<number> {
  const t = ctx.t.sample.verify;
  const report = await verifyPublished(resolve(ctx.environment.cwd, dir), options.key);
  const valid = report.findings.length === 0;
  await present(ctx, {
    json: {
      valid,
      plan: report.plan?.plan ?? null,
      population: report.population,
      drawn: report.drawn,
      findings: report.findings,
    },
    text: () =>
      valid
        ? `${t.ok({ plan: report.plan?.plan ?? '', population: report.population ?? 0, drawn: report.drawn ?? 0 })}\n`
        : `${t.failed}\n${report.findings
            .map(
              ({ file, code, detail }) =>
                `  ✗ ${visible(file)}: ${t.finding[code]}${detail ? ` (${visible(detail)})` : ''}\n`,
            )
            .join('')}`,
  });
  if (!valid) throw appError('E_SAMPLE_VERIFY', { count: report.findings.length });
  return 0;
}
