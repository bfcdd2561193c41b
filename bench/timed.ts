import { spawnSync } from 'node:child_process';

/** One timed run of a whole process: seconds on the wall and of processor time, peak memory, and what it printed. */
export interface Timed {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly out: string;
}

export function timed(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  input?: string,
): Timed {
  const started = performance.now();
  // GNU time tells the child's peak memory and processor time on its last line.
  const probe = ['-f', '%M %U %S', command, ...args];
  const done = spawnSync('/usr/bin/time', probe, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
  const [kilobytes = 0, user = 0, system = 0] = (done.stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: user + system,
    peakMegabytes: Math.round(kilobytes / 1024),
    out: done.stdout,
  };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
