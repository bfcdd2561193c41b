import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../kernel/assert.ts';
import { type Answer, plainErrorOf, plainOutcome, type Question } from './messages.ts';
import { makeJobPrinter, type PressPlan } from './print-jobs.ts';

/** A thread that prints papers: fonts and templates are prepared once, jobs come in and digests go out. */
const port = must(parentPort, 'this file runs in a thread');
const printer = makeJobPrinter(workerData as PressPlan);

port.on('message', async ({ id, work, jobs }: Question) => {
  const answer: Answer =
    work === 'print'
      ? { id, printed: (await printer.print(jobs)).map(plainOutcome) }
      : { id, checked: printer.check(jobs).map(plainErrorOf) };
  port.postMessage(answer);
});
