import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvRecord } from '../scripts/samples/csv.ts';
import { personName, residentNumber } from '../scripts/samples/people.ts';
import { seededRandom } from '../scripts/samples/random.ts';
import { timed } from './timed.ts';

const ITEM = `item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,check_coverage,check_rules
JY-1,教师资格认定,certification,学历证明,常澄市教育局,4,commitment,《教师法》,full,"degrees=equal(name,applicant_name)；degrees=valid_on(from,to)"
`;

interface Person {
  readonly id: string;
  readonly name: string;
}

/** The same people, wherever they are asked for: the first ones are the applicants. */
function* people(count: number): Generator<Person> {
  const random = seededRandom('checks');
  for (let i = 0; i < count; i++) yield { id: residentNumber(random), name: personName(random) };
}

function* caseLines(promises: number): Generator<string> {
  yield 'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,signed_at,decided_at,decision\n';
  let i = 0;
  for (const { id, name } of people(promises)) {
    i += 1;
    const times = ['2026-03-02 09:00', '2026-03-02 09:10', '2026-03-02 09:30'];
    yield csvRecord([
      `320400-2026-${String(i).padStart(7, '0')}`,
      'JY-1',
      name,
      'person',
      id,
      'window',
      ...times,
      'granted',
    ]);
  }
}

/** Three applicants of a hundred are not in the source, one has another name there, one a degree that has ended. */
function* sourceLines(rows: number): Generator<string> {
  yield 'id_number,name,school,degree,from,to\n';
  let i = 0;
  for (const { id, name } of people(rows)) {
    i += 1;
    if (i % 100 < 3) continue;
    const until = i % 100 === 4 ? '2020-12-31' : '长期';
    yield csvRecord([id, i % 100 === 3 ? `${name}甲` : name, '常澄师范大学', '本科', '2015-07-01', until]);
  }
}

const write = (path: string, lines: Iterable<string>) =>
  pipeline(Readable.from(lines), createWriteStream(path));

/**
 * `npm run bench -- checks [PROMISES] [SOURCE_ROWS] [RUNS]`: granted promises, each checked by two rules against one large source, in
 * one `check run` that stores evidence, checks and a leaf each; whole processes with their start, the import of the source too.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const promises = Number(args[0] ?? 100_000);
  const sourceRows = Number(args[1] ?? 1_000_000);
  const runs = Number(args[2] ?? 1);
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const bin = join(root, 'bin', 'chengnuo.js');
  const clock = { CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'en' };
  const run = (office: string, ...line: string[]) =>
    timed(process.execPath, [bin, ...line, '-w', office, '-q', '--format', 'json'], clock);
  try {
    writeFileSync(join(dir, 'items.csv'), ITEM);
    await write(join(dir, 'cases.csv'), caseLines(promises));
    await write(join(dir, 'source.csv'), sourceLines(sourceRows));
    for (let i = 0; i < runs; i++) {
      const office = join(dir, `office-${i}`);
      const names = ['--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400'];
      timed(process.execPath, [bin, 'init', office, ...names], clock);
      run(office, 'item', 'import', join(dir, 'items.csv'), '--batch', 'b');
      run(office, 'item', 'publish', 'b', '--from', '2026-01-01');
      run(office, 'case', 'import', join(dir, 'cases.csv'));
      const first = run(office, 'source', 'import', 'degrees', join(dir, 'source.csv'), '--key', 'id_number');
      const check = run(office, 'check', 'run');
      const { checked, match, mismatch, not_found, match_rate } = JSON.parse(check.out);
      console.log(
        `source import ${sourceRows} rows ${first.seconds.toFixed(2)} s (processor ${first.cpuSeconds.toFixed(2)} s), peak ${first.peakMegabytes} MB\n` +
          `check run ${checked} promises ${check.seconds.toFixed(2)} s (processor ${check.cpuSeconds.toFixed(2)} s), peak ${check.peakMegabytes} MB ` +
          `(match ${match}, mismatch ${mismatch}, not found ${not_found}: ${match_rate} %)`,
      );
      rmSync(office, { recursive: true });
    }
    return 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
