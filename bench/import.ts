import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Timed, timed } from './timed.ts';

const INCLUDES = `What a run includes: start of the program; decoding and parsing in a thread; each cell against its column, identity numbers by
their standards, times in their order, repeated numbers; items, modes, deadlines and check days by the office's rules; a keyed hash of
each number and of each row; persons found or made; comparison with what is there; rows, ten full indexes, one ledger leaf a row; a
commit on disk. \`.import\` puts the cells as they are into a table without an index.
`;

/**
 * `npm run bench -- import [ROWS] [RUNS]`: case rows of the generator, imported and validated in full, against the sqlite3 shell's raw
 * `.import` of the same file, by turns in the same run; also the dry run (all but the writing) and the same file again (nothing
 * changed). Ratios matter, not times.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const rows = Number(args[0] ?? 1_000_000);
  const runs = Number(args[1] ?? 3);
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const bin = join(root, 'bin', 'chengnuo.js');
  const run = (...line: string[]) => execFileSync(process.execPath, [bin, ...line], { env, stdio: 'pipe' });
  const clock = { CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'en' };
  const env = { ...process.env, ...clock };
  console.log(INCLUDES);
  const shell = spawnSync('sqlite3', ['--version']).status === 0;
  try {
    for (const encoding of ['utf-8', 'gb18030']) {
      const file = join(dir, `${encoding}.csv`);
      const flags = ['--kind', 'cases', '--rows', String(rows), '--seed', '1', '--encoding', encoding];
      execFileSync(
        process.execPath,
        [join(root, 'scripts/run.mjs'), join(root, 'scripts/generate.ts'), ...flags, '--out', file],
        { cwd: root, stdio: 'pipe' },
      );
      const times: Record<'raw' | 'dry' | 'full' | 'again', Timed[]> = {
        raw: [],
        dry: [],
        full: [],
        again: [],
      };
      for (let i = 0; i < runs; i++) {
        const office = join(dir, `office-${encoding}-${i}`);
        run('init', office, '--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400');
        run('item', 'import', join(root, 'data/samples/items.csv'), '--batch', 'b', '-w', office);
        run('item', 'publish', 'b', '-w', office);
        const importing = [bin, 'case', 'import', file, '-w', office, '-q'];
        const script = `.mode csv\n.import "${file}" rows\nselect count(*) from rows;\n`;
        if (shell) times.raw.push(timed('sqlite3', [join(dir, `raw-${encoding}-${i}.db`)], {}, script));
        times.dry.push(timed(process.execPath, [...importing, '--dry-run'], clock));
        times.full.push(timed(process.execPath, importing, clock));
        times.again.push(timed(process.execPath, importing, clock));
        rmSync(office, { recursive: true });
      }
      const raw = median(times.raw.map((one) => one.seconds));
      const measure = shell ? `.import of the sqlite3 shell ${raw.toFixed(2)} s = 1.0` : 'no sqlite3 shell';
      console.log(`${encoding}, ${rows} rows, medians of ${runs}; ${measure}`);
      for (const [name, runsOf] of [
        ['dry run', times.dry],
        ['import', times.full],
        ['the same again', times.again],
      ] as const) {
        const seconds = median(runsOf.map((one) => one.seconds));
        const cpu = median(runsOf.map((one) => one.cpuSeconds));
        const peak = median(runsOf.map((one) => one.peakMegabytes));
        console.log(
          `  ${name.padEnd(16)}${(shell ? (seconds / raw).toFixed(1) : '').padStart(6)}   ${seconds.toFixed(2)} s, ` +
            `of processor ${cpu.toFixed(1)} s, peak ${peak} MB`,
        );
      }
    }
    return 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
