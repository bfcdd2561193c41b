import { type Desk, stampOf } from '../cli/desk.ts';
import { enterImport } from '../cli/enter-import.ts';
import type { AppError } from '../kernel/app-error.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Tx } from '../store/store.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../table/import-file.ts';
import type { Table } from '../table/read-table.ts';
import type { TableRow } from '../table/row-reader.ts';
import { listValue, requiredText, textValue } from '../table/row-values.ts';

export interface InspectorRow {
  readonly inspector_no: string;
  readonly name: string;
  readonly authority_code: string | null;
  readonly authority_name: string | null;
  readonly certificate_no: string | null;
  readonly valid_until: string | null;
  readonly domains: string;
  readonly regions: string;
  readonly role: 'leader' | 'member' | 'expert';
  readonly recuse: string;
}

/** Lists are kept one value a line, as they are read. */
const joined = (row: TableRow, column: string): string => listValue(row.values, column).join('\n');

function toInspector(row: TableRow): InspectorRow {
  const role = textValue(row.values, 'role') ?? 'member';
  return {
    inspector_no: requiredText(row.values, 'inspector_no'),
    name: requiredText(row.values, 'name'),
    authority_code: textValue(row.values, 'authority_code'),
    authority_name: textValue(row.values, 'authority_name'),
    certificate_no: textValue(row.values, 'certificate_no'),
    valid_until: textValue(row.values, 'valid_until'),
    domains: joined(row, 'domains'),
    regions: joined(row, 'regions'),
    role: role === 'leader' || role === 'expert' ? role : 'member',
    recuse: joined(row, 'recuse'),
  };
}

/** Imports the pool: new numbers are added, changed ones updated, the rest left alone; one act with its ledger entry. */
export async function importInspectors(
  desk: Desk,
  table: Table,
  options: ImportChoice,
): Promise<Result<ImportSummary, AppError>> {
  const rows = acceptedRows(table).map((row) => {
    const fields = toInspector(row);
    return { ...fields, digest: sha256Hex(canonicalJson({ ...fields })) };
  });
  return desk.store.transaction(async (tx) => {
    const known = new Map(
      (await tx.selectFrom('inspectors').select(['inspector_no', 'digest']).execute()).map((row) => [
        row.inspector_no,
        row.digest,
      ]),
    );
    const added = rows.filter((row) => !known.has(row.inspector_no));
    const changed = rows.filter(
      (row) => known.has(row.inspector_no) && known.get(row.inspector_no) !== row.digest,
    );
    const clean = rows.length === table.rows.length;
    const written = mayWrite(added.length + changed.length, clean, options);
    const summary = summarise(table, {
      batch: null,
      added: added.length,
      updated: changed.length,
      unchanged: rows.length - added.length - changed.length,
      problems: table.problems,
      written,
    });
    if (written) await apply(tx, desk, [...added, ...changed], rows, summary);
    return ok(summary);
  });
}

async function apply(
  tx: Tx,
  desk: Desk,
  changes: readonly (InspectorRow & { digest: string })[],
  all: readonly InspectorRow[],
  summary: ImportSummary,
): Promise<void> {
  const stamp = stampOf(desk);
  const { importId } = await enterImport(tx, desk, stamp, {
    act: 'inspector.import',
    kind: 'inspector',
    summary,
    rows: all.map((row) => ({ ...row })),
  });
  for (const row of changes) {
    const { inspector_no, ...fields } = { ...row, import_id: importId };
    await tx
      .insertInto('inspectors')
      .values({ inspector_no, ...fields })
      .onConflict((conflict) => conflict.column('inspector_no').doUpdateSet(fields))
      .execute();
  }
}
