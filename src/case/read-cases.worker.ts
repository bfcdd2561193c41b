import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../kernel/assert.ts';
import { OddFile, readPlain } from '../table/read-plain.ts';
import { loadSchema } from '../table/schema.ts';
import { packRows } from './pack-rows.ts';
import { BLOCKS_AHEAD, type ThreadMessage, type ThreadTask } from './read-in-thread.ts';
import { makeReady } from './ready-row.ts';

/** The thread that reads a long list of cases: parses, checks and hashes, and hands over packed blocks, never far ahead of the writer. */
const port = must(parentPort, 'this file runs in a thread');
const task = workerData as ThreadTask;

let mayGo = BLOCKS_AHEAD;
let wake: () => void = () => undefined;
port.on('message', () => {
  mayGo += 1;
  wake();
});

async function send(message: ThreadMessage): Promise<void> {
  while (mayGo === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  mayGo -= 1;
  port.postMessage(message);
}

async function readAll(): Promise<void> {
  const schema = loadSchema('case');
  const context = { schema, lang: task.lang, now: task.now, hashKey: task.hashKey };
  const reading = readPlain(task.path, schema, task.lang);
  for (;;) {
    const step = reading.next();
    if (step.done) {
      const { encoding, sha256, closingLines } = step.value;
      return send({ kind: 'end', end: { encoding, sha256, closingLines } });
    }
    await send({ kind: 'block', block: packRows(makeReady(step.value.rows, context)) });
  }
}

try {
  await readAll();
} catch (error) {
  if (!(error instanceof OddFile)) throw error;
  await send({ kind: 'odd', reason: error.message });
}
port.close();
