import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, relative } from 'node:path';
import type { Environment, Streams } from './cli/streams.ts';
import { runProgram } from './program.ts';
import { packagePath } from './workspace/package-root.ts';

/** The only place that touches `process`: real streams and environment in, exit code out. */
export async function main(): Promise<number> {
  // A reader that goes away early (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const streams: Streams = {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    readStdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 100,
    // Questions go where errors go: what a command prints may be on its way into a file.
    terminal: { input: process.stdin, output: process.stderr },
  };
  const environment: Environment = {
    env: process.env,
    cwd: currentFolder(),
    userName: systemUser(),
    command: calledAs(),
  };
  return runProgram(process.argv.slice(2), streams, environment, version());
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(packagePath('package.json'), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function calledAs(): string {
  const script = process.argv[1] ?? '';
  return basename(script) === 'chengnuo' ? 'chengnuo' : `node ${relative(currentFolder(), script)}`;
}

/** Where the shell stands; a folder that was deleted meanwhile still has the name it was entered by. */
export function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '/';
  }
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
