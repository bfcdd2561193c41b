import { Worker } from 'node:worker_threads';
import { OddFile, type PlainEnd } from '../table/read-plain.ts';
import { workerFile } from '../workspace/worker-file.ts';
import { type PackedBlock, unpackRows } from './pack-rows.ts';
import type { ReadyContext, RowBlock } from './ready-row.ts';

/** What the reading thread is given. */
export interface ThreadTask extends Omit<ReadyContext, 'schema'> {
  readonly path: string;
}

/** What it says: a block, the end, or that the file is odd. */
export type ThreadMessage =
  | { readonly kind: 'block'; readonly block: PackedBlock }
  | { readonly kind: 'end'; readonly end: Omit<PlainEnd, 'header'> }
  | { readonly kind: 'odd'; readonly reason: string };

/**
 * Blocks that the thread may have ready: enough that neither waits, few enough that memory stays flat. For each one taken the thread
 * is told to go on.
 */
export const BLOCKS_AHEAD = 4;

/** Room for short-lived texts, so that the collector finds them dead instead of carrying them over. */
const YOUNG_MEGABYTES = 48;

/**
 * Reads and checks a long list of cases in a thread of its own while the blocks that are ready are written here. Throws OddFile, and
 * whatever reading throws.
 */
export async function* blocksFromThread(
  path: string,
  { lang, now, hashKey }: ReadyContext,
): AsyncGenerator<RowBlock, Omit<PlainEnd, 'header'>, void> {
  const task: ThreadTask = { path, lang, now, hashKey };
  const worker = new Worker(workerFile('read-cases'), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const waiting: ThreadMessage[] = [];
  let failure: unknown = null;
  let wake: () => void = () => undefined;
  worker.on('message', (message: ThreadMessage) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
  });
  worker.on('exit', () => {
    failure ??= new Error('the reading thread ended without an answer');
    wake();
  });
  try {
    for (;;) {
      const message = waiting.shift();
      if (message === undefined) {
        if (failure !== null) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (message.kind === 'block') {
        worker.postMessage('more');
        yield unpackRows(message.block);
      } else if (message.kind === 'end') {
        return message.end;
      } else {
        throw new OddFile(message.reason);
      }
    }
  } finally {
    await worker.terminate();
  }
}
