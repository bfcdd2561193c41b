import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { voidLetter } from '../void-letter.ts';

export function addVoid(noun: Command, kit: CommandKit): void {
  const t = kit.t.letter.void;
  kit
    .command(noun, 'void <number>', t.summary)
    .requiredOption('--reason <text>', t.reason)
    .action(kit.run<{ reason: string }>(runVoid));
}

async function runVoid(
  ctx: Context,
  [number = '']: readonly string[],
  { reason }: { reason: string },
): Promise<number> {
  const voided = orThrow(await voidLetter(await ctx.desk(), number.trim(), reason));
  await present(ctx, {
    json: voided,
    text: () => {
      const t = ctx.t.letter.void;
      const { next, case_no, unsigned } = voided;
      const anew = unsigned ? `${t.unsigned}\n` : '';
      return `${t.done(voided)}\n${anew}${next === null ? '' : `${t.next({ case_no, letter_no: next.letter_no })}\n`}`;
    },
  });
  return 0;
}
