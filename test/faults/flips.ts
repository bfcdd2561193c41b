import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Random } from '../../scripts/samples/random.ts';
import type { Office } from '../support/office.ts';
import { sampleFile } from '../support/sample-office.ts';

/** What a flipped bit of a database file did, and what `db check` made of it. */
export interface Flip {
  readonly at: number;
  readonly bit: number;
  /** `table.column` of every value that reads differently; `structure` where the file cannot be read to its end. */
  readonly changed: readonly string[];
  /** Exit code of `db check`. */
  readonly code: number;
  readonly err: string;
}

export const isHarmless = ({ changed }: Flip): boolean => changed.length === 0;
export const isFound = ({ code }: Flip): boolean => code === 4 || code === 10 || code === 12;

/** An office in which most kinds of acts were done: lists, cases of every way, letters, checks, a draw, a breach, a frozen month. */
export async function makeFullOffice(office: Office): Promise<void> {
  const day = { now: '2026-09-16T09:30:00+08:00' };
  const later = { now: '2026-10-08T10:00:00+08:00' };
  const record = ['case', 'record', '--item', '11320400014100117N3320105001001', '--channel', 'window'];
  const lines: readonly (readonly [readonly string[] | string, { readonly now: string }])[] = [
    [['item', 'import', sampleFile('items.csv'), '--batch', '第一批'], day],
    ['item publish 第一批 --from 2026-01-01', day],
    [['bundle', 'import', sampleFile('bundles.csv')], day],
    [['inspector', 'import', sampleFile('inspectors.csv')], day],
    [['case', 'import', sampleFile('cases.csv')], day],
    [[...record, '--name', '王雨晨', '--type', 'person', '--id-number', '11010519491231002X'], day],
    ['case sign 320400-2026-000001', day],
    ['case decide 320400-2026-000001 --grant', day],
    ['letter issue --pending --out letters', day],
    ['check record 320400-2026-000001 --outcome untrue --method document', day],
    [
      'sample plan --name 三季度 --from 2026-07-01 --to 2026-09-30 --strata item --rate 10% --visit-day 2026-10-12',
      later,
    ],
    ['sample draw 三季度 --seed 20261008093015200734', later],
    ['sample assign 三季度', later],
    [
      'credit breach --subject 11010519491231002X --case 320400-2026-000001 --kind false_promise --seriousness general --facts 提交的证明与登记不符',
      later,
    ],
    ['credit notify X320400-2026-0001', later],
    ['credit decide X320400-2026-0001 --document 常审失信〔2026〕1号 --defence heard', later],
    ['report monthly --month 2026-09 --out reports --to json --issue', later],
  ];
  for (const [line, at] of lines) {
    const done = await office.run(line, at);
    if (done.code !== 0) throw new Error(`${String(line)}: ${done.err}`);
  }
}

/** Flips `count` bits of the office's database, one at a time, each in a fresh copy, and has every copy checked. */
export async function flipBits(office: Office, count: number, random: Random): Promise<readonly Flip[]> {
  const sound = readFileSync(office.path('chengnuo.db'));
  const before = dump(office.path('chengnuo.db'));
  const flips: Flip[] = [];
  for (let i = 0; i < count; i++) {
    const [at, bit] = [random.below(sound.length), random.below(8)];
    const flipped = Buffer.from(sound);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
    writeFileSync(office.path('flipped.db'), flipped, { mode: 0o600 });
    const changed = changesOf(before, dump(office.path('flipped.db')));
    const { code, err } = await office.run('db check --db sqlite:flipped.db --format json --lang en', {
      now: '2026-10-08T11:00:00+08:00',
    });
    flips.push({ at, bit, changed, code, err });
  }
  return flips;
}

type Dump = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, unknown>>>>;

/** Every value of every table, the schema's own too, read past the program; null where the file cannot be read to its end. */
function dump(file: string): Dump | null {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true });
    const tables = database
      .prepare("select name from sqlite_schema where type = 'table'")
      .pluck()
      .all() as string[];
    return new Map(
      ['sqlite_schema', ...tables].map((table) => {
        const rows = (database as Database.Database)
          .prepare(`select rowid as rowid_, * from "${table}"`)
          .all();
        return [
          table,
          new Map((rows as Record<string, unknown>[]).map((row) => [String(row['rowid_']), row])),
        ];
      }),
    );
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

function changesOf(before: Dump | null, after: Dump | null): readonly string[] {
  if (before === null || after === null) return ['structure'];
  const changed = new Set<string>();
  for (const table of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(table), after.get(table)];
    if (old === undefined || now === undefined || old.size !== now.size) {
      changed.add('structure');
      continue;
    }
    for (const [key, row] of old) {
      const other = now.get(key);
      if (other === undefined) changed.add('structure');
      else {
        for (const [column, value] of Object.entries(row)) {
          if (textOf(value) !== textOf(other[column])) changed.add(`${table}.${column}`);
        }
      }
    }
  }
  return [...changed].sort();
}

const textOf = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : `${typeof value} ${String(value)}`;

/** A table of the figures: flips tried, harmless, found, and in which columns what was not found. */
export function flipTable(flips: readonly Flip[]): string {
  const harmful = flips.filter((flip) => !isHarmless(flip));
  const missed = harmful.filter((flip) => !isFound(flip));
  const columns = new Map<string, number>();
  for (const { changed } of missed) {
    const name = changed.join(' + ');
    columns.set(name, (columns.get(name) ?? 0) + 1);
  }
  const lines = [...columns].sort(([, a], [, b]) => b - a).map(([name, count]) => `  ${count}  ${name}`);
  return [
    `${flips.length} bits flipped: ${flips.length - harmful.length} changed no value, ${harmful.length} did`,
    `of these found by db check: ${harmful.length - missed.length}, not found: ${missed.length}`,
    ...lines,
    '',
  ].join('\n');
}
