import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { note, present, presentList } from '../../cli/output.ts';
import { countOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, orThrow, type Result } from '../../kernel/result.ts';
import { officeIso } from '../../kernel/time.ts';
import { openCheckpoint } from '../../ledger/checkpoint.ts';
import { listEntries } from '../../ledger/entries.ts';
import {
  keepCheckpoint,
  officeCheckpoint,
  officeVerifier,
  officeVkey,
  rootsAt,
} from '../../ledger/office-checkpoint.ts';
import { proveEntry } from '../../ledger/prove-entry.ts';
import { verifyLedger } from '../../ledger/verify-ledger.ts';
import { readSource } from '../../table/import-file.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';

export function register(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.ledger;
  kit
    .command(noun, 'verify', t.verifySummary)
    .option('--checkpoint <file>', t.verifyCheckpoint)
    .action(kit.run<VerifyOptions>(runVerify));
  kit
    .command(noun, 'show', t.showSummary)
    .option('--act <act>', t.act)
    .option('--limit <count>', t.limit)
    .action(kit.run<ShowOptions>(runShow));
  kit
    .command(noun, 'checkpoint', t.checkpointSummary)
    .option('--key', t.key)
    .action(kit.run<CheckpointOptions>(runCheckpoint));
  kit
    .command(noun, 'prove <entry>', t.proveSummary)
    .option('--out <file>', t.proveOut)
    .action(kit.run<ProveOptions>(runProve));
}

interface VerifyOptions {
  readonly checkpoint?: string;
}

async function runVerify(ctx: Context, _args: readonly string[], options: VerifyOptions): Promise<number> {
  const desk = await ctx.desk();
  const t = ctx.t.office.ledger;
  const held = options.checkpoint === undefined ? null : await holdAgainst(ctx, desk, options.checkpoint);
  const report = await verifyLedger(desk.store.db);
  const verdict = { ...report, ok: report.ok && held?.ok !== false };
  await present(ctx, {
    json: verdict,
    text: () =>
      report.ok
        ? t.verified({ size: report.size, root: report.root })
        : `${t.broken}\n${report.findings.map(({ seq, what }) => `  ✗ ${t.finding[what]({ seq })}\n`).join('')}`,
  });
  // An older checkpoint says more than the log can say of itself: which one it no longer agrees with.
  if (held !== null) note(ctx, t.consistent({ size: orThrow(held) }));
  if (!report.ok) throw appError('E_LEDGER_VERIFY', { count: report.findings.length });
  return 0;
}

/**
 * An earlier checkpoint, as somebody kept it: signed by this office, and still what the log holds; its size then. E_LEDGER_NOTE,
 * E_LEDGER_INCONSISTENT; throws where the file cannot be read.
 */
async function holdAgainst(
  ctx: Context,
  { store, workspace, keys }: Desk,
  name: string,
): Promise<Result<number, AppError>> {
  const file = resolve(ctx.environment.cwd, name);
  const { bytes } = await readSource(file, ctx.streams.readStdin);
  const opened = openCheckpoint(bytes, officeVerifier(workspace, keys));
  if (!opened.ok) return err(appError('E_LEDGER_NOTE', { file: name, problem: opened.error }));
  const { size, root } = opened.value;
  const now = (await rootsAt(store.db, [size])).get(size);
  const same = now !== undefined && Buffer.compare(now, root) === 0;
  return same ? ok(size) : err(appError('E_LEDGER_INCONSISTENT', { size }));
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

interface CheckpointOptions {
  readonly key?: boolean;
}

/** The signed note goes out as it is, also with JSON output: it is a text that others check byte by byte. */
async function runCheckpoint(
  ctx: Context,
  _args: readonly string[],
  options: CheckpointOptions,
): Promise<number> {
  const { store, workspace, keys } = await ctx.desk();
  if (options.key === true) {
    const key = officeVkey(workspace, keys);
    await present(ctx, { json: { key }, text: () => `${key}\n` });
    return 0;
  }
  const checkpoint = await officeCheckpoint(store.db, workspace, keys);
  await store.transaction(async (tx) =>
    ok(await keepCheckpoint(tx, checkpoint, ctx.now().toISOString(), officeVerifier(workspace, keys))),
  );
  await present(ctx, { json: { checkpoint }, text: () => checkpoint });
  return 0;
}

interface ProveOptions {
  readonly out?: string;
}

async function runProve(
  ctx: Context,
  [entry = '']: readonly string[],
  options: ProveOptions,
): Promise<number> {
  if (!/^\d{1,15}$/.test(entry))
    throw appError('E_USAGE_VALUE', { flag: 'ENTRY', value: entry, expected: '0, 1, 2, …' });
  const { store, workspace, keys } = await ctx.desk();
  const proved = orThrow(await proveEntry(store.db, workspace, keys, Number(entry)));
  const file = options.out === undefined ? null : resolve(ctx.environment.cwd, options.out);
  if (file !== null) await writeFileSafely(file, proved.proof);
  await present(ctx, {
    json: { ...proved, file },
    text: () => (file === null ? proved.proof : `${ctx.t.office.ledger.proved({ seq: proved.seq, file })}\n`),
  });
  return 0;
}
