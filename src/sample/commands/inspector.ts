import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { presentList } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { importInspectors } from '../import-inspectors.ts';

export function register(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.inspector;
  addImportFlags(kit.command(noun, 'import <file>', t.importSummary), kit.t).action(
    kit.run<ImportFlags>(runImport),
  );
  kit.command(noun, 'list', t.listSummary).action(kit.run(runList));
}

async function runImport(ctx: Context, [file = '']: readonly string[], flags: ImportFlags): Promise<number> {
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'inspector', flags);
  const summary = orThrow(
    await importInspectors(desk, table, {
      dryRun: flags.dryRun ?? false,
      skipInvalid: flags.skipInvalid ?? false,
    }),
  );
  return reportImport(ctx, { summary, table, flags, done: ctx.t.sample.inspector.imported });
}

async function runList(ctx: Context): Promise<number> {
  const { store } = await ctx.desk();
  const t = ctx.t.sample;
  const today = officeDay(ctx.now());
  const rows = await store.db.selectFrom('inspectors').selectAll().orderBy('inspector_no').execute();
  const words = ctx.format === 'table';
  const expired = (until: string | null): boolean => until !== null && until < today;
  await presentList(
    ctx,
    'inspectors',
    rows,
    [
      { key: 'inspector_no', title: t.inspector.no, value: (row) => row.inspector_no },
      { key: 'name', title: t.inspector.name, value: (row) => row.name },
      {
        key: 'authority',
        title: t.inspector.authority,
        value: (row) => row.authority_name ?? row.authority_code,
      },
      { key: 'role', title: t.inspector.role, value: (row) => (words ? t.roles[row.role] : row.role) },
      { key: 'certificate_no', title: t.inspector.certificate, value: (row) => row.certificate_no },
      {
        key: 'valid_until',
        title: t.inspector.validUntil,
        value: (row) =>
          words && expired(row.valid_until) ? `${row.valid_until} ${t.inspector.expired}` : row.valid_until,
      },
      {
        key: 'domains',
        title: t.inspector.domains,
        value: (row) => row.domains?.replaceAll('\n', words ? '、' : ';'),
        max: 30,
      },
    ],
    ({ inspector_no, name, authority_code, authority_name, certificate_no, valid_until, role }) => ({
      inspector_no,
      name,
      authority_code,
      authority_name,
      role,
      certificate_no,
      valid_until,
      expired: expired(valid_until),
    }),
  );
  return 0;
}
