import type { Desk } from '../cli/desk.ts';
import { catalogue } from '../i18n/catalogue.ts';
import { verifyLedger } from '../ledger/verify-ledger.ts';

export interface OfficeCheck {
  readonly problems: readonly string[];
  readonly ledger_size: number;
}

/** The whole of an office looked over: storage, ledger. Reads everything, changes nothing. */
export async function checkOffice(desk: Desk): Promise<OfficeCheck> {
  const { finding } = catalogue(desk.lang).office.ledger;
  const storage = await desk.store.check();
  const ledger = await verifyLedger(desk.store.db);
  return {
    problems: [...storage, ...ledger.findings.map(({ seq, what }) => finding[what]({ seq }))],
    ledger_size: ledger.size,
  };
}
