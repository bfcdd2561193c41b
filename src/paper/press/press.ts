import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AppError } from '../../kernel/app-error.ts';
import { workerFile } from '../../workspace/worker-file.ts';
import { type Answer, errorFrom, outcomeFrom, type Question } from './messages.ts';
import {
  type JobPrinter,
  makeJobPrinter,
  type PressJob,
  type PressOutcome,
  type PressPlan,
} from './print-jobs.ts';

/** Prints many papers into files, in one thread or in several; the bytes are the same. */
export interface Press {
  /** One outcome a job, in their order; `onDone` is told of a few papers at a time. */
  readonly print: (jobs: readonly PressJob[], onDone?: (count: number) => void) => Promise<PressOutcome[]>;
  /** Lays the papers out and writes nothing: the error of each that cannot be printed, null for the others. */
  readonly check: (jobs: readonly PressJob[]) => Promise<(AppError | null)[]>;
  /** Every job that was asked for has been answered. */
  readonly close: () => Promise<void>;
}

/** Fewer papers are printed sooner than a thread is ready. */
const WORTH_THREADS = 100;
/** Each holds its own fonts, some 150 MB. */
const MOST_THREADS = 8;

/** One thread a core where there is enough to print; 1 is this thread. */
export const threadsFor = (papers: number): number =>
  papers <= WORTH_THREADS
    ? 1
    : Math.min(availableParallelism(), MOST_THREADS, Math.ceil(papers / WORTH_THREADS));

/** Papers a question: a thread is never far ahead of the others, and messages cost nothing beside the papers. */
const SLICE = 20;

export function openPress(plan: PressPlan, threads: number): Press {
  const hands =
    threads === 1 ? [handOf(makeJobPrinter(plan))] : Array.from({ length: threads }, () => threadOf(plan));
  const shared = sharing(hands);
  const sliced = async <T>(
    jobs: readonly PressJob[],
    work: (hand: Hand, slice: readonly PressJob[]) => Promise<readonly T[]>,
    onDone?: (count: number) => void,
  ): Promise<T[]> => {
    const slices: Promise<readonly T[]>[] = [];
    for (let from = 0; from < jobs.length; from += SLICE) {
      const slice = jobs.slice(from, from + SLICE);
      const done = shared((hand) => work(hand, slice));
      slices.push(
        done.then((answers) => {
          onDone?.(answers.length);
          return answers;
        }),
      );
    }
    return (await Promise.all(slices)).flat();
  };
  return {
    print: (jobs, onDone) => sliced(jobs, (hand, slice) => hand.print(slice), onDone),
    check: (jobs) => sliced(jobs, (hand, slice) => hand.check(slice)),
    close: async () => {
      await Promise.all(hands.map((hand) => hand.close()));
    },
  };
}

interface Hand {
  readonly print: (jobs: readonly PressJob[]) => Promise<readonly PressOutcome[]>;
  readonly check: (jobs: readonly PressJob[]) => Promise<readonly (AppError | null)[]>;
  readonly close: () => Promise<void>;
}

/** Work goes to whichever hand is free, in the order in which it came. */
function sharing(hands: readonly Hand[]): <T>(work: (hand: Hand) => Promise<T>) => Promise<T> {
  const free = [...hands];
  const waiting: ((hand: Hand) => void)[] = [];
  return async (work) => {
    const hand = free.pop() ?? (await new Promise<Hand>((resolve) => waiting.push(resolve)));
    try {
      return await work(hand);
    } finally {
      const next = waiting.shift();
      if (next) next(hand);
      else free.push(hand);
    }
  };
}

const handOf = (printer: JobPrinter): Hand => ({
  print: printer.print,
  check: async (jobs) => printer.check(jobs),
  close: async () => undefined,
});

/** A thread that is started when there is something to print: a batch may find everything there. */
function threadOf(plan: PressPlan): Hand {
  const asked = new Map<number, { resolve: (answer: Answer) => void; reject: (error: unknown) => void }>();
  let worker: Worker | undefined;
  let next = 0;
  let broken: unknown = null;
  const fail = (error: unknown): void => {
    broken ??= error;
    for (const { reject } of asked.values()) reject(broken);
    asked.clear();
  };
  const start = (): Worker => {
    const started = new Worker(workerFile('print-papers'), { workerData: plan });
    started.on('message', (answer: Answer) => {
      asked.get(answer.id)?.resolve(answer);
      asked.delete(answer.id);
    });
    started.on('error', fail);
    started.on('exit', () => fail(new Error('a printing thread ended without an answer')));
    return started;
  };
  const ask = (work: Question['work'], jobs: readonly PressJob[]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (broken !== null) return reject(broken);
      worker ??= start();
      const id = next++;
      asked.set(id, { resolve, reject });
      const question: Question = { id, work, jobs };
      worker.postMessage(question);
    });
  return {
    print: async (jobs) => {
      const answer = await ask('print', jobs);
      return 'printed' in answer ? answer.printed.map(outcomeFrom) : [];
    },
    check: async (jobs) => {
      const answer = await ask('check', jobs);
      return 'checked' in answer ? answer.checked.map(errorFrom) : [];
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
