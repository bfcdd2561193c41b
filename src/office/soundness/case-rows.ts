import type { Selectable } from 'kysely';
import { exportedFields } from '../../case/exported-fields.ts';
import { type RowGuess, rowTexts } from '../../case/kept-row.ts';
import { completeCases, type WholeCase } from '../../case/select-cases.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { keyedHasher } from '../../kernel/hash.ts';
import { officeDay } from '../../kernel/time.ts';
import type { CasesTable } from '../../store/schema/case.ts';
import type { Db } from '../../store/store.ts';
import type { Keys } from '../../workspace/keys.ts';
import type { Fault, Finding } from './finding.ts';
import type { KnownFacts } from './known-facts.ts';
import { laterActs } from './later-acts.ts';

export interface CaseRows {
  readonly check: (page: readonly Selectable<CasesTable>[]) => Promise<readonly Finding[]>;
  /** Cases whose digest says nothing about them any more, since somebody's particulars or a cell of the list are not kept. */
  readonly unproved: () => number;
}

/** Kinds of rows that are remembered of an import. */
const GUESSES = 12;

interface Mismatch {
  readonly row: WholeCase;
  readonly materials: string | null;
  /** True where the list it came with had cells that are not kept, or may have had: its entry does not tell. */
  readonly excused: boolean;
}

/**
 * Holds every case against what says the same elsewhere: its digest (which covers what the list of cases has, and its persons), the leaf
 * of its import, its item's version, the days of its times, and its last step.
 */
export function caseRows(
  db: Db,
  keys: Keys,
  facts: KnownFacts,
  unkept: ReadonlyMap<number, number | null>,
): CaseRows {
  const hash = keyedHasher(keys.hashKey);
  /** By import: what its rows left out or spelt in their own way, as far as they were found again. */
  const guesses = new Map<number, RowGuess[]>();
  const versions = readVersions(db);
  let unproved = 0;

  /** By what fitted other rows of its import: nearly always enough. */
  const agrees = (row: WholeCase, materials: string | null): boolean => {
    if (row.import_id === null) return hash(canonicalJson(exportedFields(row))) === row.digest;
    return (guesses.get(row.import_id) ?? []).some((guess) => {
      const first = rowTexts(row, materials, guess).next().value;
      return first !== undefined && hash(first[1]) === row.digest;
    });
  };
  /** By everything that a list may leave out: a hundred times the work. */
  const agreesSomehow = (row: WholeCase, materials: string | null): boolean => {
    if (row.import_id === null) return false;
    for (const [guess, text] of rowTexts(row, materials, null)) {
      if (hash(text) !== row.digest) continue;
      guesses.set(row.import_id, [guess, ...(guesses.get(row.import_id) ?? [])].slice(0, GUESSES));
      return true;
    }
    return false;
  };

  /** Who is forgotten takes with them what a case says in words, and their name as the representative of a body. */
  const mayBeErased = (row: WholeCase): boolean =>
    facts.times('data.forget') > 0 && (row.facts === null || row.legal_representative === null);

  return {
    unproved: () => unproved,
    async check(page) {
      const rows = await completeCases(db, page);
      const items = await versions;
      const steps = await lastSteps(db, rows);
      const findings: Finding[] = [];
      const mismatches: Mismatch[] = [];
      for (const row of rows) {
        const found = (fault: Fault, column: string | null) =>
          findings.push({ fault, table: 'cases', row: `${row.case_id} (${row.case_no})`, column });
        if (row.received_day !== dayOf(row.received_at)) found('derived', 'received_day');
        if (row.decided_at !== null && row.decided_day !== dayOf(row.decided_at))
          found('derived', 'decided_day');
        const item = items.get(row.item_version_id);
        if (row.item_code !== item?.item_code) found('derived', 'item_code');
        if (row.authority_name !== item?.authority_name) found('derived', 'authority_name');
        const last = steps.get(row.case_id);
        // A list may carry a case further that was begun here.
        if (last !== undefined && row.import_id === null && last !== row.state) found('state', 'state');
        if (row.import_id !== null && !facts.isLeaf(row.digest)) found('leaf', 'digest');
        else if (!agrees(row, item?.materials ?? null)) {
          const missing = row.import_id === null ? 0 : (unkept.get(row.import_id) ?? null);
          mismatches.push({
            row,
            materials: item?.materials ?? null,
            excused: missing !== 0 || mayBeErased(row),
          });
        }
      }
      const later = await laterActs(
        db,
        mismatches.map(({ row }) => row),
      );
      for (const { row, materials, excused } of mismatches) {
        if (later.has(row.case_id)) unproved += 1;
        else if (agrees(row, materials) || agreesSomehow(row, materials)) continue;
        else if (excused) unproved += 1;
        else {
          findings.push({
            fault: 'digest',
            table: 'cases',
            row: `${row.case_id} (${row.case_no})`,
            column: null,
          });
        }
      }
      return findings;
    },
  };
}

/** Null for a time that is none, which its form tells already. */
function dayOf(instant: string): string | null {
  try {
    return officeDay(instant);
  } catch {
    return null;
  }
}

async function readVersions(db: Db) {
  const rows = await db
    .selectFrom('item_versions')
    .select(['item_version_id', 'item_code', 'authority_name', 'materials'])
    .execute();
  return new Map(rows.map((row) => [row.item_version_id, row]));
}

/** The state that the last step of each case led to. */
async function lastSteps(db: Db, cases: readonly WholeCase[]): Promise<ReadonlyMap<number, string>> {
  if (cases.length === 0) return new Map();
  const steps = await db
    .selectFrom('case_steps')
    .select(['case_id', 'to_state'])
    .where(
      'case_id',
      'in',
      cases.map(({ case_id }) => case_id),
    )
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  return new Map(steps.map(({ case_id, to_state }) => [case_id, to_state]));
}
