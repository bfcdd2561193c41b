import type { Selectable } from 'kysely';
import type { Desk } from '../../cli/desk.ts';
import { regionOf } from '../../cli/desk.ts';
import type { TableFacts } from '../../store/describe.ts';
import type { CasesTable } from '../../store/schema/case.ts';
import type { Db } from '../../store/store.ts';
import { caseRows } from './case-rows.ts';
import { type Around, digested } from './digests.ts';
import { checkDrawnRows } from './drawn-rows.ts';
import { type Finding, type Row, rowName } from './finding.ts';
import { checkForms, formsOf } from './forms.ts';
import { type KnownFacts, readKnownFacts } from './known-facts.ts';
import { keyOf, readPages } from './read-pages.ts';
import { checkRecordedFacts } from './recorded-facts.ts';
import { checkStamps } from './stamps.ts';

export interface RowCheck {
  readonly findings: readonly Finding[];
  readonly rows: number;
  /** Cases whose digest can no longer be held against them. */
  readonly unproved: number;
}

/** Checked as a whole by the ledger's own verification, or by opening the store. */
const checkedElsewhere: ReadonlySet<string> = new Set([
  ...['migrations', 'ledger_entries', 'ledger_leaf_blocks', 'signed_checkpoints', 'logins'],
]);

/**
 * Holds every row against what else the office holds of it: the form of its values, its digest or keyed hash, the ledger's entry of the
 * act that wrote it. Reads everything, a page at a time, and changes nothing.
 */
export async function checkRows(desk: Desk): Promise<RowCheck> {
  const { store, keys } = desk;
  const { db } = store;
  const facts = await readKnownFacts(db, keys);
  const tables = (await store.describe(db)).filter(({ table }) => !checkedElsewhere.has(table));
  const findings: Finding[] = [];
  const unkept = await unkeptOf(db, facts);
  const cases = caseRows(db, keys, facts, unkept);
  const bundles = new Map<unknown, Row>(
    (await db.selectFrom('bundles').selectAll().execute()).map((row) => [row.bundle_id, row]),
  );
  const around = {
    ...{ keys, facts },
    parent: (table: string, key: unknown) => (table === 'bundles' ? bundles.get(key) : undefined),
    someForgotten: facts.times('data.forget') > 0,
  };
  let rows = 0;
  for (const table of tables) {
    const checkOne = rowChecker(table, regionOf(desk), facts);
    for await (const page of readPages(db, table)) {
      rows += page.length;
      const entry = await entriesOf(db, page);
      for (const row of page) findings.push(...checkOne(row, { ...around, entry }));
      if (table.table === 'cases')
        findings.push(...(await cases.check(page as readonly Selectable<CasesTable>[])));
    }
  }
  findings.push(...(await checkDrawnRows(db)), ...(await checkRecordedFacts(db, keys)));
  return { findings, rows, unproved: cases.unproved() };
}

/** What one row of a table tells by itself. */
function rowChecker(table: TableFacts, region: string, facts: KnownFacts) {
  const forms = formsOf(table.table, table.columns);
  const agrees = digested[table.table];
  const key = keyOf(table);
  return (row: Row, around: Around): readonly Finding[] => {
    const wrong = [...checkForms(row, forms, region), ...checkStamps(table.table, row, facts)];
    if (wrong.length === 0 && agrees?.(row, around) === false) {
      wrong.push(
        table.table === 'subjects'
          ? { fault: 'identity-key', column: 'id_number' }
          : { fault: 'digest', column: null },
      );
    }
    return wrong.map((one) => ({ ...one, table: table.table, row: rowName(row, key) }));
  };
}

/** How many cases of each import cannot be made again from the books; null where its entry does not tell. */
async function unkeptOf(db: Db, facts: KnownFacts): Promise<ReadonlyMap<number, number | null>> {
  const imports = await db.selectFrom('imports').selectAll().where('kind', '=', 'case').execute();
  return new Map(imports.map((row) => [row.import_id, facts.importEntry({ ...row })?.unkept ?? null]));
}

/** The texts of the entries that the rows of a page name. */
async function entriesOf(db: Db, page: readonly Row[]): Promise<Around['entry']> {
  const seqs = [
    ...new Set(page.flatMap((row) => (typeof row['ledger_seq'] === 'number' ? [row['ledger_seq']] : []))),
  ];
  if (seqs.length === 0) return () => undefined;
  const entries = await db
    .selectFrom('ledger_entries')
    .select(['seq', 'text'])
    .where('seq', 'in', seqs)
    .execute();
  const texts = new Map<unknown, string>(entries.map(({ seq, text }) => [seq, text]));
  return (seq) => texts.get(seq);
}
