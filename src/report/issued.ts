import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/hash.ts';
import type { Stamp } from '../ledger/append.ts';
import type { Db, Tx } from '../store/store.ts';
import { notCompared } from './comparison.ts';
import type { LateCases } from './facts.ts';
import { type IndicatorKey, indicatorKeys, indicatorRules } from './indicators.ts';
import { type Month, spanOf } from './month.ts';
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
 * An issue of a month, the newest or the one given. `altered` where the stored figures no longer have the digest that the ledger's
 * entry names: somebody changed them in the database.
 */
export async function findIssued(
  db: Db | Tx,
  month: Month,
  version?: number,
): Promise<Issued | null | { readonly altered: true; readonly version: number }> {
  const row = await issuedRows(db)
    .where('r.period', '=', month)
    .$if(version !== undefined, (query) => query.where('r.version', '=', version ?? 0))
    .orderBy('r.version', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  if (isAltered(row)) return { altered: true, version: row.version };
  const { reason, issued_at, sha256 } = row;
  return { version: row.version, figures: read(row.figures, month), reason, issued_at, sha256 };
}

/** What the newest issue of every frozen month says of its cases; an altered one says nothing (its own report refuses it). */
export async function listIssued(
  db: Db | Tx,
): Promise<{ month: Month; issued_at: string; cases: number; late: readonly LateCases[] }[]> {
  const rows = await issuedRows(db).orderBy('r.period').orderBy('r.version', 'desc').execute();
  return rows
    .filter((row, i) => row.period !== rows[i - 1]?.period && !isAltered(row))
    .map(({ period, issued_at, figures }) => {
      const { indicators, late } = read(figures, period);
      return { month: period, issued_at, cases: Number(indicators.cases.value), late };
    });
}

const issuedRows = (db: Db | Tx) =>
  db
    .selectFrom('issued_reports as r')
    .leftJoin('ledger_entries as e', 'e.seq', 'r.ledger_seq')
    .where('r.kind', '=', KIND)
    .select(['r.period', 'r.version', 'r.figures', 'r.sha256', 'r.reason', 'r.issued_at', 'e.text']);

const isAltered = (row: { figures: string; sha256: string; text: string | null }): boolean =>
  sha256Hex(row.figures) !== row.sha256 || !(row.text ?? '').includes(`"sha256":"${row.sha256}"`);

/**
 * The stored figures. Their digest was just compared: this is what we wrote ourselves. Canonical JSON sorts its keys: back into the
 * order shown; what an older program did not count yet is —.
 */
function read(text: string, month: Month): Figures {
  const { from, to } = spanOf(month);
  const none = { by_level: [], by_track: [], by_channel: [], top_items: [], late: [] };
  const figures = Object.assign({ from, to, ...none }, JSON.parse(text)) as Figures;
  const indicators = Object.fromEntries(
    indicatorKeys.map((key) => {
      const { id, unit } = indicatorRules[key];
      const nothing = { value: null, numerator: null, denominator: null, unit, id, ...notCompared };
      return [key, { ...nothing, ...figures.indicators[key], unit, id }];
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
