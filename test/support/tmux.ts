import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');

export const hasTmux = (): boolean => spawnSync('tmux', ['-V']).status === 0;

/** A real terminal of 80 by 24 with the program in it, as it stands in the sources now. */
export interface RealTerminal {
  press(key: string): void;
  /** The lines as seen, without what is blank at their ends and below the last one. */
  screen(): string;
}

export async function inTmux(dir: string, env: Readonly<Record<string, string>>): Promise<RealTerminal> {
  const program = await buildProgram(dir);
  const socket = `chengnuo-${randomBytes(4).toString('hex')}`;
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8', env: { ...process.env, ...utf8 } });
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  onTestFinished(() => void spawnSync('tmux', ['-L', socket, 'kill-server']));
  // The shell goes on after the program, so that its last words can be read.
  const line = [
    ...['env', '-C', dir, ...settings, process.execPath, program].map(quoted),
    '; sleep 600',
  ].join(' ');
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', '80', '-y', '24', line);
  return {
    press: (key) => void tmux('send-keys', '-l', key),
    screen: () =>
      tmux('capture-pane', '-p')
        .split('\n')
        .map((text) => text.trimEnd())
        .join('\n')
        .trimEnd(),
  };
}

const utf8 = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** A bundle of its own, called `chengnuo` as an installed program is: what others build meanwhile does not disturb it. */
async function buildProgram(dir: string): Promise<string> {
  const folder = join(root, 'node_modules', '.cache', `chengnuo-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: [join(root, 'src/main.ts')],
    outfile: join(folder, 'main.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const start = join(folder, 'start.mjs');
  writeFileSync(start, "import { main } from './main.mjs';\nprocess.exitCode = await main();\n");
  const program = join(dir, '.bin-chengnuo');
  mkdirSync(program);
  symlinkSync(start, join(program, 'chengnuo'));
  return join(program, 'chengnuo');
}
