import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { csvRecord } from './samples/csv.ts';
import { gb18030Encoder } from './samples/gb18030.ts';
import { type Row, sampleItems } from './samples/items.ts';
import { cellsOf, layout } from './samples/layout.ts';
import { caseColumns, manyCases, manyItems } from './samples/many.ts';

const usage =
  'usage: npm run generate -- --kind cases|items --rows N --seed TEXT --out FILE [--encoding utf-8|gb18030]\n';

/** Writes a large list, record by record: one million cases need no more memory than one. Returns the exit code. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(usage);
    return 2;
  }
  const { kind, rows, seed, out, encoding } = options;
  const items = sampleItems(root);
  const schema = layout(root, kind === 'cases' ? 'case' : 'item');
  const names = kind === 'cases' ? [...caseColumns] : schema.names;
  const header = names.map((name) => schema.titles[schema.names.indexOf(name)] ?? name);
  const records = kind === 'cases' ? manyCases(items, rows, seed) : manyItems(items, rows, seed);
  const encode = encoding === 'gb18030' ? gb18030Encoder() : (text: string) => Buffer.from(text);
  await write(out, header, names, records, encoding === 'utf-8' ? '\ufeff' : '', encode);
  process.stderr.write(`${out}: ${rows}\n`);
  return 0;
}

function readOptions(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        kind: text,
        rows: text,
        seed: { ...text, default: '1' },
        out: text,
        encoding: { ...text, default: 'utf-8' },
      },
    });
    const { kind, seed, out, encoding } = values;
    const rows = Number(values.rows);
    if (kind !== 'cases' && kind !== 'items') return null;
    if (encoding !== 'utf-8' && encoding !== 'gb18030') return null;
    if (out === undefined || !Number.isSafeInteger(rows) || rows < 0 || rows > 9_999_999) return null;
    return { kind, rows, seed, out, encoding };
  } catch {
    return null;
  }
}

async function write(
  out: string,
  header: readonly string[],
  names: readonly string[],
  records: Iterable<Row>,
  mark: string,
  encode: (text: string) => Buffer,
): Promise<void> {
  const stream = createWriteStream(out);
  let chunk = mark + csvRecord(header);
  for (const row of records) {
    chunk += csvRecord(cellsOf(names, row));
    if (chunk.length < 65_536) continue;
    if (!stream.write(encode(chunk))) await once(stream, 'drain');
    chunk = '';
  }
  stream.end(encode(chunk));
  await finished(stream);
}
