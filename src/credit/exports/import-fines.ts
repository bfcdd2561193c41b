import { type Desk, regionOf, stampOf } from '../../cli/desk.ts';
import { enterImport } from '../../cli/enter-import.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { ok, type Result } from '../../kernel/result.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../../table/import-file.ts';
import { foreignKeyProblem, type RowProblem, sortProblems } from '../../table/problem.ts';
import type { Table } from '../../table/read-table.ts';
import { requiredText, textValue } from '../../table/row-values.ts';
import { findBreach } from '../store.ts';
import { type FineRow, putFine, selectFines } from './fine-store.ts';

/**
 * Takes in the sums that decisions on breaches impose, in yuan as they stand on the paper; the export turns them into the platforms'
 * unit. A row again replaces the sums of its breach.
 */
export async function importFines(
  desk: Desk,
  table: Table,
  options: ImportChoice,
): Promise<Result<ImportSummary, AppError>> {
  const region = regionOf(desk);
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const problems: RowProblem[] = [...table.problems];
    const [added, updated]: [Omit<FineRow, 'import_id'>[], Omit<FineRow, 'import_id'>[]] = [[], []];
    /** Every fine that was sound, as the leaves stand for all of them. */
    const taken: Omit<FineRow, 'import_id'>[] = [];
    for (const { line, values } of acceptedRows(table)) {
      const breach = requiredText(values, 'breach');
      const found = await findBreach(tx, region, breach);
      if (found === null) {
        problems.push(foreignKeyProblem(table.schema, { line, column: 'breach', value: breach }, desk.lang));
        continue;
      }
      const fine = {
        breach_no: breach,
        fine_fen: inFen(textValue(values, 'fine')),
        confiscated_fen: inFen(textValue(values, 'confiscated')),
        permit: textValue(values, 'permit'),
      };
      taken.push(fine);
      const before = (await selectFines(tx, [breach])).get(breach);
      if (before === undefined) added.push(fine);
      else if (!isSame(before, fine)) updated.push(fine);
    }
    const clean = problems.length === 0 && table.fileProblems.length === 0;
    const changed = [...added, ...updated];
    const unchanged = taken.length - changed.length;
    const written = mayWrite(changed.length, clean, options);
    const summary = summarise(table, {
      ...{ batch: null, added: added.length, updated: updated.length, unchanged },
      ...{ problems: sortProblems(problems), written },
    });
    if (!written) return ok(summary);
    const { importId } = await enterImport(tx, desk, stamp, {
      ...{ act: 'credit.fines', kind: 'credit', summary },
      rows: taken,
    });
    for (const fine of changed) await putFine(tx, region, { ...fine, import_id: importId });
    return ok(summary);
  });
}

const isSame = (a: Omit<FineRow, 'import_id'>, b: Omit<FineRow, 'import_id'>): boolean =>
  a.fine_fen === b.fine_fen && a.confiscated_fen === b.confiscated_fen && a.permit === b.permit;

/** `2000` = 200000, `0.5` = 50: digits only, so that no sum passes through a fraction that has no exact form. */
function inFen(yuan: string | null): number {
  const [whole = '0', part = ''] = (yuan ?? '0').split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
