import type { Db } from '../store/store.ts';
import { encodeBase64 } from './base64.ts';
import { type EntryRow, readEntries } from './entries.ts';
import { leafHashesOf, readLeafBlocks } from './leaves.ts';
import { appendLeaf, emptyRange, type Hash, leafHash, rangeRoot } from './merkle.ts';

/** What is wrong with which entry. */
export interface LedgerFinding {
  readonly seq: number;
  readonly what: 'gap' | 'hash' | 'content' | 'leaves' | 'checkpoint';
}

export interface LedgerReport {
  readonly size: number;
  /** RFC 6962 root over the texts as they stand, standard base64. */
  readonly root: string;
  readonly ok: boolean;
  readonly findings: readonly LedgerFinding[];
}

/**
 * Recomputes the tree from the texts alone and compares each text with its stored hash, its own columns and its place, for a bulk
 * act the root it names with the leaves stored beside it, and the tree with every checkpoint that was signed: a finding
 * `checkpoint` names the last entry that it covered.
 */
export async function verifyLedger(db: Db): Promise<LedgerReport> {
  const signed = await db.selectFrom('signed_checkpoints').select(['size', 'root']).orderBy('size').execute();
  const sizes = new Set(signed.map(({ size }) => size));
  const roots = new Map<number, Hash>();
  const range = emptyRange();
  const findings: LedgerFinding[] = [];
  const bulk = new Map<number, string>();
  let expected = 0;
  for await (const entry of readEntries(db)) {
    for (; expected < entry.seq; expected++) findings.push({ seq: expected, what: 'gap' });
    const leaf = leafHash(Buffer.from(entry.text, 'utf8'));
    appendLeaf(range, leaf);
    if (sizes.has(range.size)) roots.set(range.size, rangeRoot(range));
    if (!leaf.equals(entry.leaf_hash)) findings.push({ seq: entry.seq, what: 'hash' });
    const said = parseObject(entry.text);
    if (!agreesWithColumns(entry, said)) findings.push({ seq: entry.seq, what: 'content' });
    const root = rootNamed(said?.['data']);
    if (root !== null) bulk.set(entry.seq, root);
    expected = entry.seq + 1;
  }
  findings.push(...(await wrongLeaves(db, bulk)));
  for (const { size, root } of signed) {
    const now = roots.get(size);
    if (now === undefined || Buffer.compare(now, root) !== 0)
      findings.push({ seq: size - 1, what: 'checkpoint' });
  }
  findings.sort((a, b) => a.seq - b.seq);
  return { size: range.size, root: encodeBase64(rangeRoot(range)), ok: findings.length === 0, findings };
}

function agreesWithColumns(entry: EntryRow, said: Record<string, unknown> | null): boolean {
  return said !== null && said['seq'] === entry.seq && said['act'] === entry.act && said['at'] === entry.at;
}

/** The root over the leaves beside an entry; null where it says that it has none. */
function rootNamed(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  // The first entries of printed letters gave their number as `count` alone.
  const { count, leaves = count, root } = data as Record<string, unknown>;
  return typeof leaves === 'number' && leaves > 0 && typeof root === 'string' ? root : null;
}

/** Entries whose leaves are not those of the root they name, or are gone, and leaves that no entry names. */
async function wrongLeaves(db: Db, bulk: ReadonlyMap<number, string>): Promise<LedgerFinding[]> {
  const stored = await db
    .selectFrom('ledger_leaf_blocks')
    .select('seq')
    .where('block', '=', 0)
    .orderBy('seq')
    .execute();
  const findings: LedgerFinding[] = [];
  for (const seq of new Set([...bulk.keys(), ...stored.map(({ seq }) => seq)]))
    if (bulk.get(seq) !== encodeBase64(await storedRoot(db, seq))) findings.push({ seq, what: 'leaves' });
  return findings;
}

/** The root over the stored leaves of an entry. */
async function storedRoot(db: Db, seq: number): Promise<Hash> {
  const range = emptyRange();
  for await (const block of readLeafBlocks(db, seq)) {
    for (const leaf of leafHashesOf(block)) appendLeaf(range, leaf);
  }
  return rangeRoot(range);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
