import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseCode } from '../../kernel/text.ts';
import { isBreachNo } from '../breach.ts';
import { showBreach, showSubject } from '../show-credit.ts';
import { creditText } from './render-credit.ts';

interface ShowOptions {
  readonly reveal?: string;
}

export function addShow(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit;
  kit
    .command(noun, 'show <id>', t.show.summary)
    .option('--reveal <reason>', t.reveal)
    .action(kit.run<ShowOptions>(runShow));
}

/** An identity number or the number of a breach: the two cannot be mistaken for each other. */
async function runShow(ctx: Context, [id = '']: readonly string[], options: ShowOptions): Promise<number> {
  const desk = await ctx.desk();
  const code = normaliseCode(id).toUpperCase();
  const document = orThrow(
    isBreachNo(code)
      ? await showBreach(desk, code, options.reveal)
      : await showSubject(desk, id, options.reveal),
  );
  await present(ctx, { json: document, text: () => creditText(ctx.t, document) });
  return 0;
}
