import { parse } from 'csv-parse/sync';
import { sha256Hex } from '../kernel/hash.ts';
import { compareUtf8 } from '../kernel/text.ts';

export interface PopulationUnit {
  readonly unit: string;
  readonly stratum: string;
}

/** One cell by RFC 4180, quoted only where it must be: the published files have exactly one way to be written. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as CSV: no BOM, LF after every line. */
export const plainCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** `population.csv` exactly as contract 5.1 has it: no header, `unit,stratum`, sorted by the unit's UTF-8 bytes, NFC. */
export function populationCsv(units: readonly PopulationUnit[]): string {
  const rows = units.map(({ unit, stratum }) => [unit.normalize('NFC'), stratum] as const);
  rows.sort(([a], [b]) => compareUtf8(a, b));
  return plainCsv(rows);
}

/** What `sha256sum population.csv` prints. */
export const populationSha256 = (csv: string | Uint8Array): string => sha256Hex(csv);

/**
 * Reads CSV that was written by `plainCsv`, every row with `columns` cells; null for anything else, even if it would
 * mean the same: two files that differ in a byte are never read alike.
 */
export function parsePlainCsv(bytes: Uint8Array, columns: number): string[][] | null {
  const text = decode(bytes);
  if (text === null) return null;
  try {
    const rows: unknown = parse(text, { record_delimiter: '\n', relax_column_count: true });
    if (!isTable(rows) || rows.some((row) => row.length !== columns)) return null;
    return plainCsv(rows) === text ? rows : null;
  } catch {
    return null; // the parser's own refusals: a stray quote, an open one
  }
}

/** Reads `population.csv`; null unless it is in the one form that `populationCsv` writes, each unit once. */
export function parsePopulationCsv(bytes: Uint8Array): PopulationUnit[] | null {
  const rows = parsePlainCsv(bytes, 2);
  if (!rows) return null;
  const units = rows.map(([unit = '', stratum = '']) => ({ unit, stratum }));
  for (const [i, { unit }] of units.entries()) {
    const before = units[i - 1];
    if (unit === '' || unit !== unit.normalize('NFC')) return null;
    if (before && compareUtf8(before.unit, unit) >= 0) return null;
  }
  return units;
}

/** The number of units in each stratum. */
export function countStrata(units: Iterable<PopulationUnit>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stratum } of units) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  return counts;
}

const isTable = (rows: unknown): rows is string[][] =>
  Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.every((c) => typeof c === 'string'));

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
