import { type KeyTable, keyTable } from '../../kernel/key-table.ts';
import type { Act } from '../../ledger/acts.ts';
import { readEntries } from '../../ledger/entries.ts';
import { readLeafBlocks } from '../../ledger/leaves.ts';
import type { Db } from '../../store/store.ts';
import { type Keys, keyedHash } from '../../workspace/keys.ts';
import { type Row, textOf } from './finding.ts';

/** What the ledger knows of every act, against which rows are held. */
export interface KnownFacts {
  /** Whether an act was done at this instant. */
  readonly isStamp: (at: string) => boolean;
  /** Whether this person has ever acted. */
  readonly isActor: (name: string) => boolean;
  /** How often an act was done. */
  readonly times: (act: Act) => number;
  /** Whether this is a leaf of an import or of a print run: a keyed hash, hex. */
  readonly isLeaf: (hex: string) => boolean;
  /**
   * The entry that says of an import what this row of `imports` says; null where none does. `unkept`: cases that cannot be made again
   * from the books; null in entries that do not tell.
   */
  readonly importEntry: (row: Row) => { readonly unkept: number | null } | null;
}

const counts = ['read', 'added', 'updated', 'unchanged', 'rejected'] as const;

/** Acts whose leaves are held against rows that are stored whole. */
const leafActs: ReadonlySet<string> = new Set(['case.import', 'letter.issue', 'source.import']);

/** Reads the ledger once. Instants are kept as numbers and leaves as 48 bytes each, so that a million acts fit. */
export async function readKnownFacts(db: Db, keys: Keys): Promise<KnownFacts> {
  const stamps = new Set<number>();
  const actorKeys = new Set<string>();
  const imports = new Map<string, { readonly unkept: number | null }>();
  const times = new Map<string, number>();
  const leafSeqs: number[] = [];
  for await (const { seq, at, act, text } of readEntries(db)) {
    stamps.add(Date.parse(at));
    times.set(act, (times.get(act) ?? 0) + 1);
    const entry = parseEntry(text);
    if (typeof entry['actor'] === 'string') actorKeys.add(entry['actor']);
    const data = entry['data'];
    if (typeof data === 'object' && data !== null && 'sha256' in data && 'read' in data) {
      const { unkept } = data as Row;
      imports.set(importKey(at, data as Row), { unkept: typeof unkept === 'number' ? unkept : null });
    }
    if (leafActs.has(act)) leafSeqs.push(seq);
  }
  const leaves = await readLeaves(db, leafSeqs);
  const actors = new Map<string, boolean>();
  return {
    isStamp: (at) => stamps.has(Date.parse(at)),
    isActor(name) {
      const known = actors.get(name) ?? actorKeys.has(keyedHash(keys, name));
      actors.set(name, known);
      return known;
    },
    times: (act) => times.get(act) ?? 0,
    isLeaf: (hex) =>
      /^[0-9a-f]{64}$/.test(hex) && partsOf(hex).every((part, i) => leaves[i]?.get(part) !== undefined),
    importEntry(row) {
      const at = textOf(row, 'at') ?? '';
      const file_name_key = keyedHash(keys, textOf(row, 'file') ?? '');
      // The first entries of inspectors named the file by its digest alone.
      const bare = { ...row, file_name_key: undefined, encoding: undefined };
      return (
        imports.get(importKey(at, { ...row, file_name_key })) ?? imports.get(importKey(at, bare)) ?? null
      );
    },
  };
}

const importKey = (at: string, of: Row): string =>
  [at, of['file_name_key'], of['sha256'], of['encoding'], ...counts.map((count) => of[count])].join(' ');

/** The entry's object; an empty one where the text is none, which the check of the ledger itself reports. */
export function parseEntry(text: string): Row {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Row) : {};
  } catch {
    return {};
  }
}

/** A key table compares 96 bits: three parts, which overlap, are the whole of a hash. */
const partsOf = (hex: string): readonly string[] => [hex.slice(0, 24), hex.slice(24, 48), hex.slice(40)];

async function readLeaves(db: Db, seqs: readonly number[]): Promise<readonly KeyTable[]> {
  const leaves = [0, 1, 2].map(() => keyTable({ digests: true }));
  for (const seq of seqs) {
    for await (const block of readLeafBlocks(db, seq)) {
      const hex = Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('hex');
      for (let at = 0; at < hex.length; at += 64) {
        for (const [i, part] of partsOf(hex.slice(at, at + 64)).entries()) leaves[i]?.getOrSet(part, 0);
      }
    }
  }
  return leaves;
}
