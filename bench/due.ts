import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvRecord } from '../scripts/samples/csv.ts';
import { personName, residentNumber } from '../scripts/samples/people.ts';
import { seededRandom } from '../scripts/samples/random.ts';
import { median, timed } from './timed.ts';

const AUTHORITIES = ['常澄市民政局', '常澄市公安局', '常澄市教育局', '常澄市人力资源和社会保障局'];

const items = (): string =>
  [
    'item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,promised_limit_window',
    ...AUTHORITIES.map(
      (name, i) => `D-${i},事项${i},certification,证明${i},${name},4,commitment,依据,${5 + i * 5}wd`,
    ),
    '',
  ].join('\n');

/** One case in twenty is open, received in the last month; the others were decided within the two years before. */
function* caseLines(count: number): Generator<string> {
  yield 'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,signed_at,decided_at,decision\n';
  const random = seededRandom('due');
  for (let i = 0; i < count; i++) {
    const open = i % 20 === 0;
    const month = String(1 + (i % 8)).padStart(2, '0');
    const day = String(1 + (i % 28)).padStart(2, '0');
    const received = open ? `2026-08-${String(17 + (i % 14)).padStart(2, '0')}` : `2026-${month}-${day}`;
    yield csvRecord([
      ...[
        `320400-2026-${String(i).padStart(7, '0')}`,
        `D-${i % AUTHORITIES.length}`,
        personName(random),
        'person',
      ],
      ...[residentNumber(random), 'window', `${received} 09:00`, `${received} 09:10`],
      ...(open ? ['', ''] : [`${received} 09:30`, 'granted']),
    ]);
  }
}

/**
 * `npm run bench -- due [CASES] [RUNS]`: what is due among a million cases, one in twenty open; whole processes with their start.
 * The list for a terminal, the overdue ones, the counts by authority, all open ones as JSON, and the day's status.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const cases = Number(args[0] ?? 1_000_000);
  const runs = Number(args[1] ?? 3);
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const office = join(dir, 'office');
  const bin = join(root, 'bin', 'chengnuo.js');
  const run = (...line: string[]) =>
    timed(process.execPath, [bin, ...line, '-w', office], {
      CHENGNUO_NOW: '2026-09-16T09:30',
      CHENGNUO_LANG: 'en',
    });
  try {
    writeFileSync(join(dir, 'items.csv'), items());
    await pipeline(Readable.from(caseLines(cases)), createWriteStream(join(dir, 'cases.csv')));
    const names = ['--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400'];
    timed(process.execPath, [bin, 'init', office, ...names], {});
    run('item', 'import', join(dir, 'items.csv'), '--batch', 'b');
    run('item', 'publish', 'b', '--from', '2026-01-01');
    run('case', 'import', join(dir, 'cases.csv'), '-q');
    for (const line of [
      'case due',
      'case due --overdue',
      'case due --by authority',
      'case due --format json',
      'status',
    ]) {
      const times = Array.from({ length: runs }, () => run(...line.split(' ')));
      const peak = median(times.map((one) => one.peakMegabytes));
      console.log(
        `${line.padEnd(26)} ${median(times.map((one) => one.seconds)).toFixed(2)} s  peak ${peak} MB`,
      );
    }
    return 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
