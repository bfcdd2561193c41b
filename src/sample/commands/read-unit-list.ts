import type { Context } from '../../cli/context.ts';
import { readImport } from '../../cli/import-command.ts';
import { note } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { requiredText } from '../../table/row-values.ts';
import type { ListedUnit } from '../select-units.ts';

/**
 * A list of units with reasons (`--exclude`, `--must`); none where no file is given. A list with a bad row is refused as a whole, with every
 * problem it has: E_TABLE_REJECTED.
 */
export async function readUnitList(ctx: Context, file: string | undefined): Promise<readonly ListedUnit[]> {
  if (file === undefined) return [];
  const table = await readImport(ctx, file, 'unit', {});
  const { problems, rows } = table;
  if (problems.length > 0) {
    const t = ctx.t.cli.import;
    const lines = problems.map(
      ({ line, message }) => [line === null ? t.wholeFile : t.line({ line }), message] as const,
    );
    note(ctx, renderFacts(lines).trimEnd());
    throw appError('E_TABLE_REJECTED', {
      ...{ rejected: problems.length, read: rows.length },
      given: ['--rejects', '--skip-invalid'],
    });
  }
  return rows.map((row) => ({
    unit: requiredText(row.values, 'unit').normalize('NFC'),
    reason: requiredText(row.values, 'reason').normalize('NFC'),
  }));
}
