import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SideResult } from './letters/letters.ts';
import { clock, ITEM, makeOffice } from './letters/office.ts';
import { median, timed } from './timed.ts';

const sides = [
  { name: 'chengnuo, one thread', script: 'ours.ts', threads: 1 },
  { name: 'Typst, one thread', script: 'typst.ts', threads: 1 },
  { name: 'chengnuo, two workers', script: 'ours.ts', threads: 2 },
  { name: 'Typst, two workers', script: 'typst.ts', threads: 2 },
] as const;

/**
 * `npm run bench -- letters [LETTERS] [RUNS]`: a letter of two pages (fixed text, table, signatures, numbered foot, QR code on every
 * page), a file each, written safely, by the program's own press and by Typst's binding for Node: the same text, faces and codes, by
 * turns in the same run. Ratios matter, not times.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const letters = Number(args[0] ?? 1000);
  const runs = Number(args[1] ?? 3);
  installRival(root);
  const results = sides.map((): SideResult[] => []);
  for (let run = 0; run < runs; run++)
    for (const [i, side] of sides.entries()) results[i]?.push(runSide(root, side, letters));
  const rate = (i: number): number => letters / median((results[i] ?? []).map(({ seconds }) => seconds));
  console.log(`${letters} letters, median of ${runs}`);
  console.log(['', 'letters/s', 'x Typst', 'CPU ms', 'KB a letter', 'peak MB'].map(cell).join(''));
  for (const [i, { name, threads }] of sides.entries()) {
    const rival = sides.findIndex((side) => side.script === 'typst.ts' && side.threads === threads);
    const row = [
      name,
      rate(i).toFixed(0),
      (rate(i) / rate(rival)).toFixed(1),
      ((median((results[i] ?? []).map(({ cpuSeconds }) => cpuSeconds)) / letters) * 1000).toFixed(2),
      (median((results[i] ?? []).map(({ bytes }) => bytes)) / letters / 1024).toFixed(1),
      String(median((results[i] ?? []).map(({ peakMegabytes }) => peakMegabytes))),
    ];
    console.log(row.map(cell).join(''));
  }
  issueWhole(root, BATCH);
  return 0;
}

/** Applicants of a bureau whose letters one command prints. */
const BATCH = 4338;

/** The command as a whole: the shipped letter of four pages, rows and ledger, then the merged file. */
function issueWhole(root: string, letters: number): void {
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  try {
    const office = join(dir, 'office');
    makeOffice(root, office, letters);
    const issue = ['letter', 'issue', '--item', ITEM, '--out', join(dir, 'letters'), '-w', office];
    const command = (title: string, ...more: string[]): void => {
      const { seconds, peakMegabytes } = timed(
        process.execPath,
        [join(root, 'bin/chengnuo.js'), ...issue, ...more],
        clock,
      );
      const rate = (letters / seconds).toFixed(0);
      console.log(
        `${title}: ${letters} in ${seconds.toFixed(1)} s, ${rate} a second, peak ${peakMegabytes} MB`,
      );
    };
    command('letter issue, four pages each');
    command('again: all found unchanged');
    command('again, with --merge', '--merge', join(dir, 'all.pdf'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const cell = (text: string, column: number): string => (column === 0 ? text.padEnd(24) : text.padStart(12));

/** The rival is no part of the program: it is fetched for the comparison alone. */
function installRival(root: string): void {
  const folder = join(root, 'bench', 'typst');
  if (existsSync(join(folder, 'node_modules', '@myriaddreamin'))) return;
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
}

function runSide(root: string, { script, threads }: (typeof sides)[number], letters: number): SideResult {
  const folder = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  try {
    const args = [join(root, 'scripts/run.mjs'), join(root, 'bench/letters', script), folder];
    const said = execFileSync(process.execPath, [...args, String(letters), String(threads)], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(said) as SideResult;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
