import { cpSync } from 'node:fs';
import { expect } from 'vitest';
import type { Random } from '../../scripts/samples/random.ts';
import { buildProgram, type Program } from '../support/program.ts';
import { randomFor } from '../support/seed.ts';
import { type BusyOffice, LATER, makeBusyOffice, type Sizes } from './busy-office.ts';
import { type Course, expectDone, expectWhole, leftovers, type State } from './expect-whole.ts';
import { killedRun, type Length, measuredRun } from './killed-run.ts';
import { pictureOf } from './picture.ts';
import { makePlace, type Place, type Shortage } from './shortage.ts';
import type { Stage } from './stages.ts';

/** What an act was struck with. */
export interface Strikes {
  /** By signal 9, at random moments. */
  readonly kills: number;
  /** One a round, before its kills. */
  readonly shortages: readonly Shortage[];
}

/** What became of it. */
export interface Struck {
  readonly stage: string;
  readonly kills: number;
  /** After so many of the kills the act had happened. */
  readonly happened: number;
  /** Runs with too little room, and those of them that were refused for it; the others had enough. */
  readonly short: number;
  readonly refused: number;
  /** Runs that went through afterwards and came to the result of an unbroken run. */
  readonly reruns: number;
}

export interface Plan {
  readonly seed: string;
  readonly sizes: Sizes;
  /** For the stage at this place. */
  readonly strikes: (place: number, random: Random) => Strikes;
  readonly onDone?: (struck: Struck) => void;
}

/** As many as run side by side: each of them waits for its disk for a good part of its time. */
const AT_ONCE = 2;

/** Strikes each of the stages, in a busy office of its own; what fails says which stage it was, and the seed. */
export async function strikeStages(stages: readonly Stage[], plan: Plan): Promise<readonly Struck[]> {
  const program = await buildProgram();
  try {
    const busy = await makeBusyOffice(plan.sizes);
    const struck: Struck[] = [];
    const left = [...stages.entries()];
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [place, stage] = next;
        const random = randomFor(plan.seed, stage.name);
        const one = await named(stage, plan.seed, async () => {
          const office = (await stage.office?.()) ?? busy;
          return strikeStage({ program, office, random }, stage, plan.strikes(place, random));
        });
        struck[place] = one;
        plan.onDone?.(one);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return struck;
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

interface Here {
  readonly program: Program;
  readonly office: BusyOffice;
  readonly random: Random;
}

/**
 * Strikes an act again and again, and lets it go through afterwards. After every strike the database and the ledger are sound, the act has
 * happened or not, and what stands under a final name is whole; what was refused for want of room said so and left nothing beside it.
 */
async function strikeStage(here: Here, stage: Stage, { kills, shortages }: Strikes): Promise<Struck> {
  const ready = makePlace(undefined);
  try {
    cpSync(here.office.dir, ready.dir, { recursive: true });
    stage.prepare?.(ready.dir);
    const { length, ...course } = await unbrokenRun(here, stage, ready.dir);
    const count = { kills: 0, happened: 0, short: 0, refused: 0, reruns: 0 };
    while (count.kills < kills || count.short < shortages.length) {
      const shortage = shortages[count.short];
      const place = makePlace(shortage);
      try {
        cpSync(ready.dir, place.dir, { recursive: true });
        const round = roundIn(here, stage, course, place);
        if (shortage !== undefined) {
          count.short += 1;
          if (await round.shorten()) count.refused += 1;
        }
        // Half of the killed runs are taken up by one that is killed too.
        while (round.state() !== 'after' && count.kills < kills) {
          if (await round.kill(length)) {
            count.kills += 1;
            if (round.state() === 'after') count.happened += 1;
          }
          if (here.random.chance(50)) break;
        }
        await round.finish();
        count.reruns += 1;
      } finally {
        place.remove();
      }
    }
    return { stage: stage.name, ...count };
  } finally {
    ready.remove();
  }
}

async function unbrokenRun(
  here: Here,
  stage: Stage,
  ready: string,
): Promise<Course & { readonly length: Length }> {
  const before = pictureOf(ready);
  const place = makePlace(undefined);
  try {
    cpSync(ready, place.dir, { recursive: true });
    const whole = await measuredRun(place.dir, () => start(here, stage, place.dir, 0));
    expect(whole.code, whole.err).toBe(0);
    return { before, after: pictureOf(place.dir), sound: new Set(), length: whole.length };
  } finally {
    place.remove();
  }
}

const start = (
  { program, office }: Here,
  stage: Stage,
  dir: string,
  no: number,
  before?: readonly string[],
) =>
  program.start(dir, stage.args(office), {
    env: { CHENGNUO_NOW: clock(stage, no) },
    ...(before === undefined ? {} : { before }),
  });

const clock = ({ older }: Stage, no: number): string =>
  older === true ? new Date(Date.parse(LATER) + no * 1000).toISOString() : LATER;

/** One office's folder from its first strike to the run that goes through. */
function roundIn(here: Here, stage: Stage, course: Course, place: Place) {
  let runs = 0;
  let state: State = 'before';
  const next = (before?: readonly string[]) => start(here, stage, place.dir, ++runs, before);
  return {
    state: () => state,
    /** Runs with too little room; true where that was not enough. */
    async shorten(): Promise<boolean> {
      const ended = await next(place.shorten()).ended;
      const beside = leftovers(place.dir);
      place.relieve();
      state = await expectWhole(place.dir, stage, course);
      if (ended.code === 0) return false;
      expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('error[E_DISK_FULL]')]);
      expect(beside).toEqual([]);
      expect(state).not.toBe('after');
      return true;
    },
    /** True where the run was killed before its end. */
    async kill(length: Length): Promise<boolean> {
      const ended = await killedRun(place.dir, () => next(), length, here.random);
      if (ended.signal !== 'SIGKILL') expect(ended.code, ended.err).toBe(0);
      state = await expectWhole(place.dir, stage, course);
      return ended.signal === 'SIGKILL';
    },
    async finish(): Promise<void> {
      if (state === 'after' && stage.repeats === true) return expectDone(place.dir, stage, course);
      const last = await next().ended;
      const again = state === 'after' ? stage.again : undefined;
      expect([last.code, last.err]).toEqual([
        again?.code ?? 0,
        expect.stringContaining(again ? `error[${again.error}]` : ''),
      ]);
      await expectDone(place.dir, stage, course);
    },
  };
}
