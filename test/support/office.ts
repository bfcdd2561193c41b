import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Streams } from '../../src/cli/streams.ts';
import { runProgram } from '../../src/program.ts';
import { emptyOfficeDatabase } from './office-database.ts';

/** Half past nine on an ordinary Wednesday of the office's year. */
export const NOW = '2026-09-16T09:30:00+08:00';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** stdout as the one JSON document it must be. */
  readonly json: () => unknown;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly now?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one command line in this process, on streams of its own and a fixed clock. */
export async function run(args: string | readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const argv = typeof args === 'string' ? splitArgs(args) : args;
  let out = '';
  let err = '';
  const streams: Streams = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readStdin: async () => Buffer.from(options.stdin ?? ''),
    stdinIsTerminal: false,
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    columns: 100,
  };
  const code = await runProgram(
    argv,
    streams,
    {
      env: { LANG: 'zh_CN.UTF-8', CHENGNUO_NOW: options.now ?? NOW, ...options.env },
      cwd: options.cwd ?? tmpdir(),
      userName: 'tester',
      command: 'chengnuo',
    },
    '0.0.0-test',
  );
  return { code, out, err, json: () => JSON.parse(out) };
}

/** Splits like a shell: white space, with single and double quotes. */
function splitArgs(line: string): string[] {
  return [...line.matchAll(/(?:"([^"]*)"|'([^']*)'|(\S+))/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

export interface Office {
  readonly dir: string;
  readonly path: (...parts: string[]) => string;
  readonly run: (args: string | readonly string[], options?: RunOptions) => Promise<Outcome>;
}

/** An empty folder that is gone after the test. */
export function makeFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A fresh office: a workspace made by `init`, and `run` inside it. */
export async function makeOffice(options: { region?: string } = {}): Promise<Office> {
  const dir = makeFolder();
  const database = await emptyOfficeDatabase(dir);
  const here: Office = {
    dir,
    path: (...parts) => join(dir, ...parts),
    run: (args, more = {}) => run(args, { cwd: dir, ...more }),
  };
  const made = await run(
    [
      'init',
      dir,
      '--office',
      '常澄市行政审批局',
      '--uscc',
      OFFICE_USCC,
      '--region',
      options.region ?? '320400',
      ...(database === null ? [] : ['--db', database]),
    ],
    { cwd: dir },
  );
  if (made.code !== 0) throw new Error(`init failed: ${made.err}`);
  return here;
}

/** A fictional office's unified social credit code, with valid check characters. */
export const OFFICE_USCC = '11320400014109816C';
