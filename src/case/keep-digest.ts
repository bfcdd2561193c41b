import type { Desk } from '../cli/desk.ts';
import { must } from '../kernel/assert.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import { exportedFields } from './exported-fields.ts';
import { selectCase } from './select-cases.ts';

/**
 * Keeps the digest of a case recorded here equal to that of its row in an exported list, so that the list imports as unchanged.
 * Keyed, since identity numbers are few enough to be guessed from a plain digest. A case that came with a list keeps that row's.
 */
export async function keepDigest(tx: Tx, desk: Desk, caseNo: string): Promise<void> {
  const row = must(await selectCase(tx, caseNo), 'the case was just written');
  if (row.import_id !== null) return;
  const digest = keyedHash(desk.keys, canonicalJson(exportedFields(row)));
  await tx.updateTable('cases').set({ digest }).where('case_id', '=', row.case_id).execute();
}
