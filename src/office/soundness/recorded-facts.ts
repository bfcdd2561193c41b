import { readEntries } from '../../ledger/entries.ts';
import type { Db } from '../../store/store.ts';
import { type Keys, keyedHash } from '../../workspace/keys.ts';
import { anyTable } from '../forget/links.ts';
import type { Finding, Row } from './finding.ts';
import { parseEntry } from './known-facts.ts';

/** What an act's entry says of a row that no later act changes. */
interface Recorded {
  readonly act: string;
  readonly table: string;
  /** The entry's field that names the row, and the column that holds it. */
  readonly by: readonly [string, string];
  /** Entry's field (a path) to column: the same value. A flag is true or false in the entry, 1 or 0 in the row. */
  readonly same: Readonly<Record<string, string>>;
  /** Entry's field to column: free text, of which the entry has the keyed hash. Text that is gone (a person forgotten) tells nothing. */
  readonly keyed: Readonly<Record<string, string>>;
}

const recorded: readonly Recorded[] = [
  {
    act: 'case.record',
    table: 'cases',
    by: ['case_no', 'case_no'],
    same: {
      item_code: 'item_code',
      mode: 'mode',
      channel: 'channel',
      received_at: 'received_at',
      offered: 'offered',
      chosen: 'chosen',
      'gate.allowed': 'gate_allowed',
      'gate.reason': 'gate_reason',
      'gate.basis': 'gate_basis',
      'gate.until': 'gate_until',
      'gate.grade': 'gate_grade',
      'gate.pace': 'gate_pace',
      'gate.check': 'gate_check',
    },
    keyed: {},
  },
  {
    act: 'credit.breach',
    table: 'breaches',
    by: ['breach', 'breach_no'],
    same: {
      kind: 'kind',
      seriousness: 'seriousness',
      found_on: 'found_on',
      authority: 'authority_name',
      deciding_authority: 'deciding_authority',
    },
    keyed: { facts: 'facts' },
  },
  {
    act: 'credit.decide',
    table: 'breaches',
    by: ['breach', 'breach_no'],
    same: {
      decided_on: 'decided_on',
      document_no: 'document_no',
      defence: 'defence',
      'risk.class': 'risk_class',
    },
    keyed: { second: 'second_actor' },
  },
  {
    act: 'check.record',
    table: 'checks',
    by: ['check', 'check_id'],
    same: { method: 'method', checked_on: 'checked_on', outcome: 'outcome' },
    keyed: { detail: 'detail' },
  },
  {
    act: 'letter.void',
    table: 'letter_voids',
    by: ['letter_no', 'letter_no'],
    same: {},
    keyed: { reason_key: 'reason' },
  },
];

const byAct = new Map(recorded.map((one) => [one.act, one]));
const CHUNK = 500;

/** Holds rows against the entries of the acts that wrote them: kinds, days, numbers, free text by its keyed hash. */
export async function checkRecordedFacts(db: Db, keys: Keys): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const waiting = new Map<Recorded, Map<string, Row>>(recorded.map((one) => [one, new Map()]));
  const flush = async (of: Recorded): Promise<void> => {
    const said = waiting.get(of) ?? new Map<string, Row>();
    findings.push(...(await compare(db, keys, of, said)));
    said.clear();
  };
  for await (const { act, text } of readEntries(db)) {
    const of = byAct.get(act);
    const data = of === undefined ? undefined : (parseEntry(text)['data'] as Row | undefined);
    const key = of === undefined ? undefined : data?.[of.by[0]];
    if (of === undefined || data === undefined || key === undefined) continue;
    const said = waiting.get(of);
    said?.set(String(key), data);
    if (said !== undefined && said.size >= CHUNK) await flush(of);
  }
  for (const of of recorded) await flush(of);
  return findings;
}

async function compare(
  db: Db,
  keys: Keys,
  { table, by, same, keyed }: Recorded,
  said: ReadonlyMap<string, Row>,
): Promise<readonly Finding[]> {
  if (said.size === 0) return [];
  const [field, column] = by;
  const names = [...said.values()].map((data) => data[field]);
  const rows: readonly Row[] = await anyTable(db)
    .selectFrom(table)
    .selectAll()
    .where(column, 'in', names)
    .execute();
  const findings: Finding[] = [];
  const there = new Set(rows.map((row) => String(row[column])));
  for (const name of said.keys()) {
    if (!there.has(name)) findings.push({ fault: 'entry', table, row: name, column });
  }
  for (const row of rows) {
    const name = String(row[column]);
    const data = said.get(name);
    // A list may have carried a case further that was recorded here: its own entry tells what it says now.
    if (data === undefined || (table === 'cases' && row['import_id'] !== null)) continue;
    const wrong = (of: string) => findings.push({ fault: 'entry', table, row: name, column: of });
    for (const [path, of] of Object.entries(same)) {
      const value = valueAt(data, path);
      if (value !== undefined && value !== row[of]) wrong(of);
    }
    for (const [path, of] of Object.entries(keyed)) {
      const [hash, text] = [data[path], row[of]];
      if (typeof hash !== 'string' || typeof text !== 'string' || text === '') continue;
      if (keyedHash(keys, text) !== hash) wrong(of);
    }
  }
  return findings;
}

/** Undefined where the entry does not say. */
function valueAt(data: Row, path: string): unknown {
  const [first = '', second] = path.split('.');
  const value = data[first];
  if (second === undefined) return asStored(value);
  return typeof value === 'object' && value !== null ? asStored((value as Row)[second]) : undefined;
}

const asStored = (value: unknown): unknown =>
  typeof value === 'boolean' ? (value ? 1 : 0) : value === null ? undefined : value;
