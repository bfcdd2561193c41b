import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { startProgress } from '../../cli/progress.ts';
import { renderFacts } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { verifyLedger } from '../../ledger/verify-ledger.ts';
import { moveStore } from '../../store/move-store.ts';
import { openStore } from '../../store/open-store.ts';
import { locationOf } from '../../workspace/workspace.ts';

interface MoveOptions {
  readonly to: string;
}

export function addMove(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.db;
  kit
    .command(noun, 'move', t.moveSummary)
    .requiredOption('--to <url>', t.moveTo)
    .action(kit.run<MoveOptions>(runMove));
}

/** Counts and digests of every table agree, and so do the ledger's roots, before it says done. chengnuo.yaml is left as it is. */
async function runMove(ctx: Context, _args: readonly string[], { to }: MoveOptions): Promise<number> {
  const t = ctx.t.office.db;
  const { store } = await ctx.desk();
  const target = await openStore(locationOf(to, ctx.environment.cwd), { create: true });
  try {
    if (target.engine === store.engine && target.path === store.path) {
      throw appError('E_DB_MOVE_SAME', { target: target.path });
    }
    const progress = startProgress(ctx, t.moving);
    let done = 0;
    const move = orThrow(await moveStore(store, target, () => progress.update(++done)));
    progress.end();
    const [before, after] = [await verifyLedger(store.db), await verifyLedger(target.db)];
    if (before.root !== after.root || before.ok !== after.ok) {
      throw appError('E_DB_MOVE_DIFFERS', { table: 'ledger_entries', from: before.size, to: after.size });
    }
    const taken = move.tables.filter((one) => one.before).length;
    await present(ctx, {
      json: { from: store.path, to: target.path, rows: move.rows, root: after.root, tables: move.tables },
      text: () =>
        `${renderFacts([
          [t.moveFrom, store.path],
          [t.moveInto, target.path],
          [t.moveTables, move.tables.length],
          ...(taken > 0 ? [[t.moveBefore, taken] as const] : []),
          [t.moveRows, move.rows],
          [t.moveRoot, after.root],
        ])}\n${t.moved({ db: target.engine === 'sqlite' ? `sqlite:${target.path}` : target.path })}`,
    });
    return 0;
  } finally {
    await target.close();
  }
}
