import { spawnSync } from 'node:child_process';

/** One timed run of a whole process: seconds on the wall, peak memory, and what it printed. */
export interface Timed {
  readonly seconds: number;
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
  // GNU time tells the child's peak memory on its last line; where it is not installed only the time is known.
  const probe = ['-f', '%M', command, ...args];
  const done = spawnSync('/usr/bin/time', probe, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
  const kilobytes = Number(done.stderr.trim().split('\n').at(-1));
  return {
    seconds: (performance.now() - started) / 1000,
    peakMegabytes: Math.round(kilobytes / 1024),
    out: done.stdout,
  };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
