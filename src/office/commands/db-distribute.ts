import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { startProgress } from '../../cli/progress.ts';
import { appError } from '../../i18n/catalogue.ts';
import { distributionState, planDistribution, runSteps } from '../../store/postgres/distribute.ts';

interface DistributeOptions {
  readonly dryRun?: boolean;
}

export function addDistribute(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.db;
  kit
    .command(noun, 'distribute', t.distributeSummary)
    .option('--dry-run', t.distributeDry)
    .action(kit.run<DistributeOptions>(runDistribute));
}

/** Where tables stand is no act of the office: what it holds is the same before and after, and the ledger has no entry of it. */
async function runDistribute(
  ctx: Context,
  _args: readonly string[],
  { dryRun = false }: DistributeOptions,
): Promise<number> {
  const t = ctx.t.office.db;
  const { store } = await ctx.desk();
  if (store.engine !== 'postgres') throw appError('E_DB_ONLY_SERVER', { command: 'db distribute' });
  const { present: citus, placed, coordinator } = await distributionState(store.db);
  const steps = planDistribution(await store.describe(store.db), placed);
  if (citus && !coordinator && !dryRun && steps.length > 0) throw appError('E_DB_COORDINATOR');
  const runs = citus && !dryRun;
  const progress = startProgress(ctx, t.distributing);
  let count = 0;
  const done = runs ? await runSteps(store.db, steps, () => progress.update(++count)) : 0;
  progress.end();
  await present(ctx, {
    json: { extension: citus, applied: runs, done, before: placed.size, steps },
    text: () =>
      runs
        ? t.distributeDone({ done, before: placed.size })
        : `${citus ? t.distributePlanned : t.distributeAbsent}\n${steps.map(({ statement }) => `${statement};\n`).join('')}`,
  });
  return 0;
}
