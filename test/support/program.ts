import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NOW } from './office.ts';

const root = join(import.meta.dirname, '../..');

export interface Program {
  /** Runs one command line in a process of its own. */
  readonly start: (dir: string, args: readonly string[], options?: StartOptions) => Started;
  readonly remove: () => void;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What stands before `node` on the command line: `prlimit --fsize=…`, say. */
  readonly before?: readonly string[];
}

export interface Started {
  readonly kill: () => void;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

/** Builds the program as it ships into a folder of its own: a build of `dist` meanwhile does not disturb those who run it. */
export async function buildProgram(): Promise<Program> {
  const folder = join(root, 'node_modules/.cache/chengnuo', `program-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'src', 'data', 'docs', 'templates'])
    symlinkSync(join(root, name), join(folder, name));
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  await promisify(execFile)(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: folder });
  const bin = join(folder, 'bin/chengnuo.js');
  return {
    start: (dir, args, options = {}) => start(bin, dir, args, options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function start(bin: string, dir: string, args: readonly string[], options: StartOptions): Started {
  const started = performance.now();
  const [command = '', ...words] = [...(options.before ?? []), ...[process.execPath, bin, ...args]];
  const child = spawn(command, words, {
    cwd: dir,
    env: {
      ...process.env,
      ...{ CHENGNUO_NOW: NOW, CHENGNUO_ACTOR: 'tester', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += String(text);
  });
  child.stderr.on('data', (text) => {
    err += String(text);
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err, ms: performance.now() - started }));
  });
  return { kill: () => void child.kill('SIGKILL'), ended };
}
