import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvRecord } from '../../scripts/samples/csv.ts';
import { type Row, sampleItems } from '../../scripts/samples/items.ts';
import { cellsOf, layout } from '../../scripts/samples/layout.ts';
import { caseColumns, manyCases, manyItems } from '../../scripts/samples/many.ts';
import { must } from '../case/support.ts';
import { makeListedOffice } from '../letter/support.ts';
import type { Office } from '../support/office.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

const root = join(import.meta.dirname, '../..');

/** Two days after the office was made: the clock of every act that a fault strikes. */
export const LATER = '2026-09-18T10:00:00+08:00';

const EARLIER = '2026-09-17T10:00:00+08:00';

/** Rows of the lists that lie ready, and letters that are to be printed. */
export interface Sizes {
  readonly cases: number;
  readonly items: number;
  readonly letters: number;
}

export interface BusyOffice extends Office {
  /** A signed case that waits for its decision. */
  readonly caseNo: string;
  /** A notified breach that waits for its decision. */
  readonly breach: string;
}

const recorded =
  'case record --item 11320400014100117N3320105001001 --name 王小明 --type person --id-number 320402199001011239 --channel window';
const reported =
  'credit breach --subject 110101199003070011 --name 李建国 --type person --kind refusal --seriousness serious --facts 拒不配合核查';

/**
 * An office in which every kind of act is about to happen: lists lie ready (`cases.csv`, `items.csv`), cases wait for their letters, a
 * plan `P` for its draw, the drawn and assigned plan `Q` for its sheets, a signed case and a notified breach for their decisions.
 */
export async function makeBusyOffice(sizes: Sizes): Promise<BusyOffice> {
  const office = await makeSampleOffice();
  const items = sampleItems(root);
  const lists = [
    ['cases.csv', csvOf('case', caseColumns, newcomers(manyCases(items, sizes.cases, 'faults')))],
    ['items.csv', csvOf('item', layout(root, 'item').names, manyItems(items, sizes.items, 'faults'))],
    ['open.csv', csvOf('case', caseColumns, openCases(manyCases(items, sizes.letters, 'open')))],
  ] as const;
  for (const [name, text] of lists) writeFileSync(office.path(name), text);
  await must(office, 'case import open.csv');
  await must(office, 'sample plan --name P --strata region --rate 10%');
  await must(office, 'sample plan --name Q --strata none --size 2');
  await must(office, 'sample draw Q --seed 31415926535897932384626433', { now: EARLIER });
  await must(office, 'sample assign Q', { now: EARLIER });
  const { case_no } = await must(office, recorded);
  await must(office, `case sign ${String(case_no)}`);
  const { breach } = await must(office, reported);
  await must(office, `credit notify ${String(breach)}`);
  return { ...office, caseNo: String(case_no), breach: String(breach) };
}

/** An office with the sample list in force and no case yet; a first list of them lies ready. */
export async function makeNewOffice(cases: number): Promise<BusyOffice> {
  const office = await makeListedOffice();
  const rows = manyCases(sampleItems(root), cases, 'faults');
  writeFileSync(office.path('cases.csv'), csvOf('case', caseColumns, rows));
  return { ...office, caseNo: '', breach: '' };
}

function csvOf(kind: 'case' | 'item', columns: readonly string[], rows: Iterable<Row>): string {
  const { names, titles } = layout(root, kind);
  const lines = [csvRecord(columns.map((name) => titles[names.indexOf(name)] ?? name))];
  for (const row of rows) lines.push(csvRecord(cellsOf(columns, row)));
  return lines.join('');
}

/** The cases of natural persons: of the few firms there are, the sample's list told more than these columns hold. */
function* newcomers(rows: Iterable<Row>): Generator<Row> {
  for (const row of rows) if (row['applicant_type'] === '自然人') yield row;
}

/** The same cases before anything was signed or decided, on the day of the office: they wait for letters. */
function* openCases(rows: Iterable<Row>): Generator<Row> {
  for (const row of rows)
    yield {
      ...row,
      ...{ case_no: `${row['case_no']}-K`, received_at: '2026-09-16 09:00' },
      ...{ signed_at: '', decided_at: '', decision: '' },
    };
}
