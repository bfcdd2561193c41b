import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseCode } from '../../kernel/text.ts';
import { isBreachNo } from '../breach.ts';
import { showBreach, showSubject } from '../show-credit.ts';
import { creditText } from './render-credit.ts';

export function addShow(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'show <id>', kit.t.credit.show.summary).action(kit.run(runShow));
}

/** An identity number or the number of a breach: the two cannot be mistaken for each other. */
async function runShow(ctx: Context, [id = '']: readonly string[]): Promise<number> {
  const desk = await ctx.desk();
  const code = normaliseCode(id).toUpperCase();
  const document = orThrow(isBreachNo(code) ? await showBreach(desk, code) : await showSubject(desk, id));
  await present(ctx, { json: document, text: () => creditText(ctx.t, document) });
  return 0;
}
