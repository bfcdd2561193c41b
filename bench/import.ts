import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Timed, timed } from './timed.ts';

/**
 * `npm run bench -- import [ROWS] [RUNS]`: case rows of the generator, imported and validated in full (identity numbers, items,
 * times; subjects kept by keyed hash; one ledger leaf a row; comparison with what is there), against the sqlite3 shell's raw
 * `.import` of the same file, by turns in the same run. Ratios matter, not times.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const rows = Number(args[0] ?? 1_000_000);
  const runs = Number(args[1] ?? 3);
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const bin = join(root, 'bin', 'chengnuo.js');
  const run = (...line: string[]) => execFileSync(process.execPath, [bin, ...line], { env, stdio: 'pipe' });
  const clock = { CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'en' };
  const env = { ...process.env, ...clock };
  try {
    for (const encoding of ['utf-8', 'gb18030']) {
      const file = join(dir, `${encoding}.csv`);
      const flags = ['--kind', 'cases', '--rows', String(rows), '--seed', '1', '--encoding', encoding];
      execFileSync(
        process.execPath,
        [join(root, 'scripts/run.mjs'), join(root, 'scripts/generate.ts'), ...flags, '--out', file],
        { cwd: root, stdio: 'pipe' },
      );
      const ours: Timed[] = [];
      const theirs: Timed[] = [];
      for (let i = 0; i < runs; i++) {
        const office = join(dir, `office-${encoding}-${i}`);
        run('init', office, '--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400');
        run('item', 'import', join(root, 'data/samples/items.csv'), '--batch', 'b', '-w', office);
        run('item', 'publish', 'b', '-w', office);
        ours.push(timed(process.execPath, [bin, 'case', 'import', file, '-w', office, '-q'], clock));
        const script = `.mode csv\n.import "${file}" rows\nselect count(*) from rows;\n`;
        theirs.push(timed('sqlite3', [join(dir, `raw-${encoding}-${i}.db`)], {}, script));
        rmSync(office, { recursive: true });
      }
      const seconds = median(ours.map((one) => one.seconds));
      const raw = median(theirs.map((one) => one.seconds));
      console.log(
        `${encoding.padEnd(8)} ${rows} rows  import ${seconds.toFixed(2)} s  .import ${raw.toFixed(2)} s  ` +
          `ratio ${(seconds / raw).toFixed(1)}  peak ${median(ours.map((one) => one.peakMegabytes))} MB`,
      );
    }
    return 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
