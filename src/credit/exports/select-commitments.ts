import type { Day } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import { commitmentEntry, type PromiseHistory } from './commitment-entry.ts';
import type { EntryPage, Office } from './entry.ts';
import { loadLayout } from './layout.ts';
import { breachesOfCases } from './read-breaches.ts';
import { lastChecks, readCommitments } from './read-commitments.ts';

/** Promises in the order of their cases, behind the case `after`. */
export async function selectCommitments(
  db: Db | Tx,
  { region, office, today }: { readonly region: string; readonly office: Office; readonly today: Day },
  after: number,
): Promise<EntryPage> {
  const { rows, next } = await readCommitments(db, region, after);
  if (rows.length === 0) return { entries: [], next };
  const ids = rows.map(({ case_id }) => case_id);
  const checks = await lastChecks(db, ids);
  const breaches = await breachesOfCases(db, ids);
  const layout = loadLayout('commitment');
  const entries = rows.map((row) => {
    const history: PromiseHistory = {
      check: checks.get(row.case_id) ?? null,
      breaches: breaches.get(row.case_id) ?? [],
    };
    return commitmentEntry(layout, row, history, office, today);
  });
  return { entries, next };
}
