import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleScript } from '../test/support/bundle-script.ts';
import { startPostgres } from '../test/support/start-postgres.ts';
import type { Written } from './writer.ts';

/**
 * `npm run bench -- writers [N] [SECONDS] [sqlite|postgres]`: cases recorded one by one by N processes at once that stay open, each with the gate, its
 * ledger entry and a commit that is on disk; on SQLite, and on a PostgreSQL server of its own. Without N (or with `all`) by 1, 2, 4 and 8.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const counts = args[0] === undefined || args[0] === 'all' ? [1, 2, 4, 8] : [Number(args[0])];
  const seconds = Number(args[1] ?? 5);
  const only = args[2];
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const writer = await bundleScript(root, 'bench/writer.ts');
  try {
    if (only !== 'postgres')
      await runOffice(root, join(dir, 'sqlite'), writer.file, { counts, seconds, engine: 'SQLite' });
    if (only === 'sqlite') return 0;
    const server = await startPostgres({ durable: true });
    try {
      await server.createDatabase('office');
      const db = server.url('office');
      await runOffice(root, join(dir, 'server'), writer.file, { counts, seconds, engine: 'PostgreSQL', db });
    } finally {
      await server.stop();
    }
    return 0;
  } finally {
    writer.remove();
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Runs {
  readonly counts: readonly number[];
  readonly seconds: number;
  readonly engine: string;
  readonly db?: string;
}

async function runOffice(root: string, office: string, writer: string, runs: Runs): Promise<void> {
  const run = (...line: string[]) =>
    execFileSync(process.execPath, [join(root, 'bin', 'chengnuo.js'), ...line], {
      env: { ...process.env, CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'en' },
      stdio: 'pipe',
    });
  const names = ['--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400'];
  run('init', office, ...names, ...(runs.db === undefined ? [] : ['--db', runs.db]));
  run('item', 'import', join(root, 'data/samples/items.csv'), '--batch', 'b', '-w', office);
  run('item', 'publish', 'b', '-w', office);
  for (const count of runs.counts) {
    const all = await runWriters(writer, office, count, runs.seconds);
    console.log(`${runs.engine.padEnd(10)} ${describe(all, runs.seconds)}`);
  }
  run('ledger', 'verify', '-w', office);
}

/** Starts the writers and sets them going together, once each has recorded its first case. */
async function runWriters(
  writer: string,
  office: string,
  count: number,
  seconds: number,
): Promise<readonly Written[]> {
  const writers = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const line = [writer, office, `writer ${count}-${i}`, String(seconds)];
      const child = spawn(process.execPath, line, { stdio: ['pipe', 'pipe', 'inherit'] });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      if ((await lines.next()).value !== 'ready') throw new Error(`writer ${i} did not start`);
      return { child, lines };
    }),
  );
  for (const { child } of writers) child.stdin.write('go\n');
  return Promise.all(
    writers.map(async ({ lines }): Promise<Written> => JSON.parse(String((await lines.next()).value))),
  );
}

function describe(all: readonly Written[], seconds: number): string {
  const times = all.flatMap((one) => one.times).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.ceil(share * times.length) - 1] ?? Number.NaN).toFixed(1);
  const each = all.map((one) => one.times.length).sort((a, b) => a - b);
  const refused = all.flatMap((one) => one.refused);
  return [
    `${all.length} ${all.length === 1 ? 'writer: ' : 'writers:'} ${(times.length / seconds).toFixed(0).padStart(4)} cases a second`,
    `each ${each[0]}–${each.at(-1)}`,
    `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
    `refused ${refused.length}${refused.length === 0 ? '' : ` (${[...new Set(refused)].join(', ')})`}`,
  ].join('; ');
}
