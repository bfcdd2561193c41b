import type { Db } from '../store/store.ts';
import { encodeBase64 } from './base64.ts';
import { type EntryRow, readEntries } from './entries.ts';
import { appendLeaf, emptyRange, leafHash, merkleRoot, rangeRoot } from './merkle.ts';

/** What is wrong with which entry. */
export interface LedgerFinding {
  readonly seq: number;
  readonly what: 'gap' | 'hash' | 'content' | 'leaves';
}

export interface LedgerReport {
  readonly size: number;
  /** RFC 6962 root over the texts as they stand, standard base64. */
  readonly root: string;
  readonly ok: boolean;
  readonly findings: readonly LedgerFinding[];
}

/**
 * Recomputes the tree from the texts alone and compares each text with its stored hash, its own columns and its place, and, for
 * a bulk import, the root it names with the leaves stored beside it.
 */
export async function verifyLedger(db: Db): Promise<LedgerReport> {
  const range = emptyRange();
  const findings: LedgerFinding[] = [];
  let expected = 0;
  for await (const entry of readEntries(db)) {
    for (; expected < entry.seq; expected++) findings.push({ seq: expected, what: 'gap' });
    const leaf = leafHash(Buffer.from(entry.text, 'utf8'));
    appendLeaf(range, leaf);
    if (!leaf.equals(entry.leaf_hash)) findings.push({ seq: entry.seq, what: 'hash' });
    if (!agreesWithColumns(entry)) findings.push({ seq: entry.seq, what: 'content' });
    expected = entry.seq + 1;
  }
  findings.push(...(await wrongLeaves(db)));
  findings.sort((a, b) => a.seq - b.seq);
  return { size: range.size, root: encodeBase64(rangeRoot(range)), ok: findings.length === 0, findings };
}

function agreesWithColumns(entry: EntryRow): boolean {
  const said = parseObject(entry.text);
  return said !== null && said['seq'] === entry.seq && said['act'] === entry.act && said['at'] === entry.at;
}

async function wrongLeaves(db: Db): Promise<LedgerFinding[]> {
  const rows = await db
    .selectFrom('ledger_leaves')
    .innerJoin('ledger_entries', 'ledger_entries.seq', 'ledger_leaves.seq')
    .select(['ledger_leaves.seq', 'ledger_leaves.leaves', 'ledger_entries.text'])
    .orderBy('ledger_leaves.seq')
    .execute();
  return rows
    .filter((row) => {
      const data = parseObject(row.text)?.['data'];
      const named =
        typeof data === 'object' && data !== null ? (data as Record<string, unknown>)['root'] : null;
      return named !== encodeBase64(merkleRoot(splitLeaves(row.leaves)));
    })
    .map((row) => ({ seq: row.seq, what: 'leaves' }));
}

/** The tree's leaf hashes: what is stored are the leaves themselves, 32 bytes each. */
function* splitLeaves(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 32) yield leafHash(bytes.subarray(at, at + 32));
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
