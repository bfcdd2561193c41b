import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { visible } from '../../kernel/text.ts';
import { migrationState } from '../../store/migrator.ts';
import { backupTo, restoreFrom } from '../../store/sqlite/maintain.ts';
import { checkOffice, type OfficeProblem } from '../check-office.ts';
import { addDistribute } from './db-distribute.ts';
import { addForget } from './db-forget.ts';
import { locationFor } from './db-location.ts';
import { addMigrate } from './db-migrate.ts';
import { addMove } from './db-move.ts';
import { addRoles } from './db-roles.ts';

export function register(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.db;
  kit.command(noun, 'info', t.infoSummary).action(kit.run(runInfo));
  kit.command(noun, 'check', t.checkSummary).action(kit.run(runCheck));
  addMigrate(noun, kit);
  kit.command(noun, 'backup <file>', t.backupSummary).action(kit.run(runBackup));
  kit.command(noun, 'restore <file>', t.restoreSummary).action(kit.run(runRestore));
  addMove(noun, kit);
  addRoles(noun, kit);
  addDistribute(noun, kit);
  addForget(noun, kit);
}

async function runInfo(ctx: Context): Promise<number> {
  const { store } = await ctx.desk();
  const t = ctx.t.office.db;
  const count = async (
    table: 'item_versions' | 'subjects' | 'cases' | 'letters' | 'breaches' | 'ledger_entries',
  ) => {
    const row = await store.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  const { applied } = await migrationState(store.db, store.migrations);
  const facts = {
    engine: store.engine,
    path: store.path,
    schema: applied.at(-1) ?? 0,
    item_versions: await count('item_versions'),
    subjects: await count('subjects'),
    cases: await count('cases'),
    letters: await count('letters'),
    breaches: await count('breaches'),
    ledger_entries: await count('ledger_entries'),
  };
  await present(ctx, {
    json: facts,
    text: () =>
      renderFacts([
        [t.engine, facts.engine],
        [t.path, facts.path],
        [t.schema, facts.schema],
        [t.itemVersions, facts.item_versions],
        [t.subjects, facts.subjects],
        [t.cases, facts.cases],
        [t.letters, facts.letters],
        [t.breaches, facts.breaches],
        [t.ledgerEntries, facts.ledger_entries],
      ]),
  });
  return 0;
}

async function runCheck(ctx: Context): Promise<number> {
  const desk = await ctx.desk();
  const t = ctx.t.office.db.check;
  const report = await checkOffice(desk);
  const { problems, unproved } = report;
  const ok = problems.length === 0;
  await present(ctx, {
    json: { ok, ...report },
    text: () =>
      (ok ? t.sound({ entries: report.ledger_size, rows: report.rows }) : problems.map(lineOf).join('')) +
      (unproved === 0 ? '' : t.unproved({ count: unproved })),
  });
  if (!ok) throw appError('E_DB_CHECK', { count: problems.length });
  return 0;
}

/** What a damaged row holds may be anything: it is made visible before it is shown. */
const lineOf = ({ code, table, row, message }: OfficeProblem): string =>
  `✗ [${code}] ${table === null ? '' : `${visible(`${table} ${row ?? ''}`)}: `}${visible(message)}\n`;

async function runBackup(ctx: Context, [file = '']: readonly string[]): Promise<number> {
  const { store } = await ctx.desk();
  if (store.engine !== 'sqlite') throw appError('E_DB_ENGINE', { command: 'db backup' });
  const target = resolve(ctx.environment.cwd, file);
  await backupTo(store, target);
  const t = ctx.t.office.db;
  await present(ctx, {
    json: { file: target },
    text: () => `${t.backedUp({ file: target })}${t.keysApart}\n`,
  });
  // Whoever has it made by a script is told too.
  if (ctx.format !== 'table') note(ctx, t.keysApart);
  return 0;
}

async function runRestore(ctx: Context, [file = '']: readonly string[]): Promise<number> {
  const target = await locationFor(ctx);
  if (target.engine !== 'sqlite') throw appError('E_DB_ENGINE', { command: 'db restore' });
  await restoreFrom(resolve(ctx.environment.cwd, file), target.path);
  await present(ctx, {
    json: { file: target.path },
    text: () => ctx.t.office.db.restored({ file: target.path }),
  });
  return 0;
}
