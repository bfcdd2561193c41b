import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Random } from '../../scripts/samples/random.ts';
import { run } from '../support/office.ts';
import type { Ended, Program } from '../support/program.ts';
import { buildProgram } from '../support/program.ts';
import { randomFor } from '../support/seed.ts';
import { type BusyOffice, LATER, makeBusyOffice, type Sizes } from './busy-office.ts';
import { type Picture, pictureOf } from './picture.ts';
import { resultOf, type Stage } from './stages.ts';

export interface Killed {
  readonly stage: string;
  readonly kills: number;
  /** After so many of them the act had happened. */
  readonly happened: number;
  /** Runs that went through afterwards and came to the result of an unbroken run. */
  readonly reruns: number;
}

/** What stays behind after a kill and must be gone after the next run. */
const temporary = /\.(part|lock)(-journal)?$/;

export interface Killing {
  readonly seed: string;
  readonly sizes: Sizes;
  /** Of the stage at this place. */
  readonly kills: (stage: number) => number;
  readonly onDone?: (killed: Killed) => void;
}

/** As many as run side by side: each of them waits for its disk for a good part of its time. */
const AT_ONCE = 2;

/** Kills each of the stages in a busy office of its own; what fails says which stage it was, and the seed. */
export async function killStages(stages: readonly Stage[], killing: Killing): Promise<readonly Killed[]> {
  const program = await buildProgram();
  try {
    const office = await makeBusyOffice(killing.sizes);
    const killed: Killed[] = [];
    const left = [...stages.entries()];
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [i, stage] = next;
        const random = randomFor(killing.seed, stage.name);
        const one = await named(stage, killing.seed, async () =>
          killStage({ program, office: (await stage.office?.()) ?? office, random }, stage, killing.kills(i)),
        );
        killed[i] = one;
        killing.onDone?.(one);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return killed;
  } finally {
    program.remove();
  }
}

async function named<T>(stage: Stage, seed: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error) error.message = `${stage.name}, seed ${seed}: ${error.message}`;
    throw error;
  }
}

/**
 * Kills a stage at random moments by signal 9, again and again, and lets it go through afterwards. After every kill the database and the
 * ledger are sound, the act has happened or not, and what stands under a final name is whole; after the rerun all is as after an
 * unbroken run, row for row and byte for byte, and nothing lies beside it.
 */
async function killStage(
  { program, office, random }: { program: Program; office: BusyOffice; random: Random },
  stage: Stage,
  wanted: number,
): Promise<Killed> {
  const ready = copyOf(office.dir);
  try {
    stage.prepare?.(ready);
    const before = pictureOf(ready);
    const unbroken = copyOf(ready);
    const start = (dir: string, no = 0) =>
      program.start(dir, stage.args(office), { env: { CHENGNUO_NOW: clock(stage, no) } });
    const watched = watchWrites(unbroken);
    const whole = await start(unbroken).ended;
    expect(whole.code, whole.err).toBe(0);
    const length = { run: whole.ms, writing: whole.ms - (watched.stop() ?? whole.ms) };
    const after = pictureOf(unbroken);
    rmSync(unbroken, { recursive: true });

    let [kills, happened, reruns] = [0, 0, 0];
    while (kills < wanted) {
      const dir = copyOf(ready);
      let no = 0;
      let state: State = 'before';
      do {
        no += 1;
        const ended = await killedRun(dir, () => start(dir, no), length, random);
        if (ended.signal === 'SIGKILL') kills += 1;
        else expect(ended.code, ended.err).toBe(0);
        state = await expectWhole(dir, stage, { before, after });
        if (ended.signal === 'SIGKILL' && state === 'after') happened += 1;
        // Half of the broken runs are taken up by one that is broken too.
      } while (state !== 'after' && kills < wanted && random.chance(50));
      const last = await start(dir, no + 1).ended;
      const expected = state === 'after' ? stage.again : undefined;
      expect(last.code, last.err).toBe(expected?.code ?? 0);
      if (expected) expect(last.err).toContain(`error[${expected.error}]`);
      await expectWhole(dir, stage, { before, after });
      expect(resultOf(stage, pictureOf(dir))).toEqual(resultOf(stage, after));
      expect(namesIn(dir).filter((name) => temporary.test(name))).toEqual([]);
      reruns += 1;
      rmSync(dir, { recursive: true });
    }
    return { stage: stage.name, kills, happened, reruns };
  } finally {
    rmSync(ready, { recursive: true });
  }
}

function copyOf(dir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'chengnuo-kill-'));
  cpSync(dir, copy, { recursive: true });
  return copy;
}

const clock = ({ older }: Stage, no: number): string =>
  older === true ? new Date(Date.parse(LATER) + no * 1000).toISOString() : LATER;

/** Starts a run and kills it at a random moment: of the whole run, or, every other time, of the part in which it writes. */
async function killedRun(
  dir: string,
  start: () => { readonly kill: () => void; readonly ended: Promise<Ended> },
  length: { run: number; writing: number },
  random: Random,
): Promise<Ended> {
  const whileWriting = random.chance(50);
  const delay = random.below(Math.ceil(whileWriting ? length.writing : length.run) + 1);
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

type State = 'before' | 'after' | 'between';

/** The database and its ledger are sound, and nothing is half there. Tells whether the act has happened. */
async function expectWhole(
  dir: string,
  stage: Stage,
  { before, after }: { readonly before: Picture; readonly after: Picture },
): Promise<State> {
  const now = pictureOf(dir);
  const happened = Object.entries(resultOf(stage, after)).every(([name, content]) => now[name] === content);
  const changed = Object.keys(before).filter((name) => isOffice(name) && now[name] !== before[name]);
  if (!happened && stage.piecewise === undefined) expect(changed).toEqual([]);
  for (const [name, content] of Object.entries(now)) {
    if (isOffice(name) || temporary.test(name) || stage.piecewise?.(name) === true) continue;
    const [copy, table] = name.split('.backup');
    // A copy is whole, and as the database was before.
    if (table !== undefined) expect([copy, content]).toEqual([copy, before[`chengnuo.db${table}`]]);
    else expect([before[name], after[name]], name).toContain(content);
  }
  const old = !happened && stage.older === true;
  const checked = await run('db check', { cwd: dir });
  expect([checked.code, checked.err]).toEqual(
    old ? [12, expect.stringContaining('E_DB_SCHEMA_OLD')] : [0, ''],
  );
  if (!old) expect((await run('ledger verify', { cwd: dir })).code).toBe(0);
  if (happened) return 'after';
  return changed.length === 0 ? 'before' : 'between';
}

const isOffice = (name: string): boolean => name === 'chengnuo.db' || name.startsWith('chengnuo.db/');

const namesIn = (dir: string): string[] => readdirSync(dir, { recursive: true }) as string[];
