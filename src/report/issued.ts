import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/hash.ts';
import type { Stamp } from '../ledger/append.ts';
import type { Db, Tx } from '../store/store.ts';
import { type IndicatorKey, indicatorKeys, indicatorTable } from './indicators.ts';
import type { Month } from './month.ts';
import type { Figures } from './rules.ts';

const KIND = 'monthly';

/** A frozen month: its figures as they were issued. */
export interface Issued {
  readonly version: number;
  readonly figures: Figures;
  readonly reason: string | null;
  readonly issued_at: string;
  readonly sha256: string;
}

/** What is stored and hashed: the figures in canonical JSON, so that equal figures have one digest. */
export const figuresText = (figures: Figures): string => canonicalJson(figures as unknown as Json);

/**
 * The newest issue of a month. `altered` where the stored figures no longer have the digest that the ledger's entry names:
 * somebody changed them in the database.
 */
export async function findIssued(
  db: Db | Tx,
  month: Month,
): Promise<Issued | null | { readonly altered: true; readonly version: number }> {
  const row = await db
    .selectFrom('issued_reports as r')
    .leftJoin('ledger_entries as e', 'e.seq', 'r.ledger_seq')
    .where('r.kind', '=', KIND)
    .where('r.period', '=', month)
    .orderBy('r.version', 'desc')
    .select(['r.version', 'r.figures', 'r.sha256', 'r.reason', 'r.issued_at', 'e.text'])
    .executeTakeFirst();
  if (!row) return null;
  if (sha256Hex(row.figures) !== row.sha256 || !(row.text ?? '').includes(`"sha256":"${row.sha256}"`)) {
    return { altered: true, version: row.version };
  }
  // Its digest was just compared: this is what we wrote ourselves.
  const figures = inOrder(JSON.parse(row.figures) as Figures);
  return {
    version: row.version,
    figures,
    reason: row.reason,
    issued_at: row.issued_at,
    sha256: row.sha256,
  };
}

/** Canonical JSON sorts its keys: back into the order shown. What an older version did not count yet is —. */
function inOrder(figures: Figures): Figures {
  const indicators = Object.fromEntries(
    indicatorKeys.map((key) => {
      const { id, unit } = indicatorTable[key];
      const { value = null, numerator = null, denominator = null } = figures.indicators[key] ?? {};
      return [key, { value, numerator, denominator, unit, id }];
    }),
  ) as Record<IndicatorKey, Figures['indicators'][IndicatorKey]>;
  return { ...figures, indicators };
}

export async function insertIssued(
  tx: Tx,
  month: Month,
  issue: Omit<Issued, 'issued_at'>,
  seq: number,
  stamp: Stamp,
): Promise<void> {
  await tx
    .insertInto('issued_reports')
    .values({
      kind: KIND,
      period: month,
      version: issue.version,
      figures: figuresText(issue.figures),
      sha256: issue.sha256,
      reason: issue.reason,
      issued_at: stamp.at,
      ledger_seq: seq,
      actor: stamp.actor,
    })
    .execute();
}
