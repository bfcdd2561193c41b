import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../scripts/samples/random.ts';
import type { Ended, Started } from '../support/program.ts';

/** How long a run takes, and the part of it in which it writes into its folder (null where it writes elsewhere), in milliseconds. */
export interface Length {
  run: number;
  writing: number | null;
}

/** Runs to the end and measures. */
export async function measuredRun(dir: string, start: () => Started): Promise<Ended & { length: Length }> {
  const watched = watchWrites(dir);
  const ended = await start().ended;
  const from = watched.stop();
  return { ...ended, length: { run: ended.ms, writing: from === null ? null : ended.ms - from } };
}

/** Starts a run and kills it at a random moment: of the whole run, or, every other time, of the part in which it writes. */
export async function killedRun(
  dir: string,
  start: () => Started,
  length: Length,
  random: Random,
): Promise<Ended> {
  const whileWriting = length.writing !== null && random.chance(50);
  const delay = random.below(Math.ceil((whileWriting ? length.writing : null) ?? length.run) + 1);
  let timer: NodeJS.Timeout | undefined;
  const watched = watchWrites(dir, () => {
    if (whileWriting) timer = setTimeout(started.kill, delay);
  });
  const started = start();
  if (!whileWriting) timer = setTimeout(started.kill, delay);
  const ended = await started.ended;
  clearTimeout(timer);
  const writingFrom = watched.stop();
  // The machine has other work too: what came to its end tells how long a run takes now.
  if (ended.signal === null) {
    length.run = ended.ms;
    if (writingFrom !== null) length.writing = ended.ms - writingFrom;
  }
  return ended;
}

/** Looks every other millisecond for the first change in a folder; `stop` gives its time from now on. */
function watchWrites(dir: string, onFirst: () => void = () => undefined) {
  const began = performance.now();
  const look = (): string =>
    readdirSync(dir)
      .filter((name) => !name.endsWith('-shm'))
      .map((name) => [name, statSync(join(dir, name), { throwIfNoEntry: false })?.size ?? 0] as const)
      // A log is there as soon as the database is open; it is written when it has a size.
      .filter(([name, size]) => size > 0 || !name.endsWith('-wal'))
      .join();
  const first = look();
  let seen: number | null = null;
  const timer = setInterval(() => {
    if (look() === first) return;
    clearInterval(timer);
    seen = performance.now() - began;
    onFirst();
  }, 2);
  return {
    stop: (): number | null => {
      clearInterval(timer);
      return seen;
    },
  };
}
