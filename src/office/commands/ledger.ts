import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present, presentList } from '../../cli/output.ts';
import { countOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { officeIso } from '../../kernel/time.ts';
import { listEntries } from '../../ledger/entries.ts';
import { officeCheckpoint } from '../../ledger/office-checkpoint.ts';
import { verifyLedger } from '../../ledger/verify-ledger.ts';

export function register(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.ledger;
  kit.command(noun, 'verify', t.verifySummary).action(kit.run(runVerify));
  kit
    .command(noun, 'show', t.showSummary)
    .option('--act <act>', t.act)
    .option('--limit <count>', t.limit)
    .action(kit.run<ShowOptions>(runShow));
  kit.command(noun, 'checkpoint', t.checkpointSummary).action(kit.run(runCheckpoint));
}

async function runVerify(ctx: Context): Promise<number> {
  const { store } = await ctx.desk();
  const t = ctx.t.office.ledger;
  const report = await verifyLedger(store.db);
  await present(ctx, {
    json: report,
    text: () =>
      report.ok
        ? t.verified({ size: report.size, root: report.root })
        : `${t.broken}\n${report.findings.map(({ seq, what }) => `  ✗ ${t.finding[what]({ seq })}\n`).join('')}`,
  });
  if (!report.ok) throw appError('E_LEDGER_VERIFY', { count: report.findings.length });
  return 0;
}

interface ShowOptions {
  act?: string;
  limit?: string;
}

async function runShow(ctx: Context, _args: readonly string[], options: ShowOptions): Promise<number> {
  const { store } = await ctx.desk();
  const t = ctx.t.office.ledger;
  const limit = countOption('--limit', options.limit, ctx.format === 'table' ? 50 : Number.MAX_SAFE_INTEGER);
  const { entries, total } = await listEntries(store.db, {
    limit,
    ...(options.act === undefined ? {} : { act: options.act }),
  });
  await presentList(
    ctx,
    'entries',
    entries,
    [
      { key: 'seq', title: t.seq, value: (entry) => entry.seq, align: 'right' },
      { key: 'at', title: t.at, value: (entry) => officeIso(entry.at) },
      { key: 'act', title: t.what, value: (entry) => entry.act },
      {
        key: 'text',
        title: t.data,
        value: (entry) => (ctx.format === 'table' ? JSON.stringify(JSON.parse(entry.text).data) : entry.text),
        max: 72,
      },
    ],
    ({ seq, text }) => ({ seq, text }),
    total,
  );
  return 0;
}

/** The signed note goes out as it is, also with JSON output: it is a text that others check byte by byte. */
async function runCheckpoint(ctx: Context): Promise<number> {
  const { store, workspace, keys } = await ctx.desk();
  const checkpoint = await officeCheckpoint(store.db, workspace, keys);
  await present(ctx, { json: { checkpoint }, text: () => checkpoint });
  return 0;
}
