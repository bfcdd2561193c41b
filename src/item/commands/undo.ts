import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { undoBatch } from '../undo-batch.ts';

export function addUndo(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'undo <batch>', kit.t.item.undo.summary).action(kit.run(runUndo));
}

async function runUndo(ctx: Context, [batch = '']: readonly string[]): Promise<number> {
  const t = ctx.t.item.undo;
  // A person at a terminal is asked once; a script has said what it means.
  if (ctx.prompt.canAsk && !ctx.yes) {
    if (!(await ctx.prompt.confirm({ message: t.confirm({ batch }), flag: '--yes' })))
      throw appError('E_CANCELLED');
  }
  const undone = await undoBatch(await ctx.desk(), batch);
  if (!undone.ok && undone.error.code === 'E_ITEM_BATCH_IN_USE') {
    // The sentence names the first few cases: the document names all that hang on the batch.
    const cases = [undone.error.params['cases'] ?? []].flat();
    await present(ctx, {
      json: { batch, versions: 0, cases },
      text: () => cases.map((number) => `${number}\n`).join(''),
    });
  }
  const done = orThrow(undone);
  await present(ctx, { json: done, text: () => `${t.done(done)}\n` });
  return 0;
}
