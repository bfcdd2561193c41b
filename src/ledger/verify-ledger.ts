import type { Db } from '../store/store.ts';
import { encodeBase64 } from './base64.ts';
import { type EntryRow, readEntries } from './entries.ts';
import { leafHashesOf } from './leaves.ts';
import { appendLeaf, emptyRange, type Hash, leafHash, rangeRoot } from './merkle.ts';

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
  const entries = await db
    .selectFrom('ledger_leaf_blocks as b')
    .innerJoin('ledger_entries as e', 'e.seq', 'b.seq')
    .select(['b.seq', 'e.text'])
    .where('b.block', '=', 0)
    .orderBy('b.seq')
    .execute();
  const findings: LedgerFinding[] = [];
  for (const { seq, text } of entries) {
    const data = parseObject(text)?.['data'];
    const named =
      typeof data === 'object' && data !== null ? (data as Record<string, unknown>)['root'] : null;
    if (named !== encodeBase64(await storedRoot(db, seq))) findings.push({ seq, what: 'leaves' });
  }
  return findings;
}

/** The root over the stored leaves of an entry, a block in memory at a time. */
async function storedRoot(db: Db, seq: number): Promise<Hash> {
  const range = emptyRange();
  for (let block = 0; ; block++) {
    const row = await db
      .selectFrom('ledger_leaf_blocks')
      .select('leaves')
      .where('seq', '=', seq)
      .where('block', '=', block)
      .executeTakeFirst();
    if (row === undefined) return rangeRoot(range);
    for (const leaf of leafHashesOf(row.leaves)) appendLeaf(range, leaf);
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
