import type { Desk } from '../cli/desk.ts';
import { catalogue } from '../i18n/catalogue.ts';
import { type LedgerReport, verifyLedger } from '../ledger/verify-ledger.ts';
import { checkRows, type RowCheck } from './soundness/check-rows.ts';
import type { Fault, Finding } from './soundness/finding.ts';

/** One thing that is wrong: what kind of fault, and which row where it is one row's. */
export interface OfficeProblem {
  readonly code: 'storage' | 'ledger' | Fault;
  readonly table: string | null;
  readonly row: string | null;
  readonly column: string | null;
  readonly message: string;
}

export interface OfficeCheck {
  readonly problems: readonly OfficeProblem[];
  readonly ledger_size: number;
  readonly rows: number;
  /** Cases of which nothing can be made again that their digest was made over, since persons' particulars changed later. */
  readonly unproved: number;
}

/** The whole of an office looked over: storage, ledger, and every row against what else is known of it. Changes nothing. */
export async function checkOffice(desk: Desk): Promise<OfficeCheck> {
  const { finding } = catalogue(desk.lang).office.ledger;
  const storage = (await desk.store.check()).map((message): OfficeProblem => {
    return { code: 'storage', table: null, row: null, column: null, message };
  });
  const ledger = await ledgerOf(desk, storage.length > 0);
  const entries = ledger.findings.map(({ seq, what }): OfficeProblem => {
    const message = finding[what]({ seq });
    return { code: 'ledger', table: 'ledger_entries', row: String(seq), column: null, message };
  });
  const rows = await rowsOf(desk, storage.length > 0);
  const wrong = rows.findings.length === 0 ? [] : await confirmed(desk, rows.findings);
  return {
    problems: [...storage, ...entries, ...wrong.map((one) => problemOf(desk, one))],
    ledger_size: ledger.size,
    rows: rows.rows,
    unproved: rows.unproved,
  };
}

/** The same for the ledger. */
async function ledgerOf(desk: Desk, damaged: boolean): Promise<Pick<LedgerReport, 'size' | 'findings'>> {
  try {
    return await verifyLedger(desk.store.db);
  } catch (error) {
    if (!damaged) throw error;
    return { size: 0, findings: [] };
  }
}

/** The check of the rows; none of them where the storage is known to be damaged and they cannot be read any more. */
async function rowsOf(desk: Desk, damaged: boolean): Promise<RowCheck> {
  try {
    return await checkRows(desk);
  } catch (error) {
    if (!damaged) throw error;
    return { findings: [], rows: 0, unproved: 0 };
  }
}

/** What somebody wrote while it was read may look like damage: what is found twice is. */
async function confirmed(desk: Desk, findings: readonly Finding[]): Promise<readonly Finding[]> {
  const key = (one: Finding): string => JSON.stringify([one.fault, one.table, one.row, one.column]);
  const again = new Set((await checkRows(desk)).findings.map(key));
  return findings.filter((one) => again.has(key(one)));
}

function problemOf(desk: Desk, { fault, table, row, column }: Finding): OfficeProblem {
  const message = catalogue(desk.lang).office.db.check.faults[fault]({ column: column ?? '' });
  return { code: fault, table, row, column, message };
}
