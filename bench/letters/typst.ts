import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { syncFolder, writeFileInto } from '../../src/workspace/safe-file.ts';
import { codeText, fontFiles, letterValues, peakMegabytes, type SideResult, startWatch } from './letters.ts';

interface Compiler {
  pdf(what: object, options: object): Buffer;
  evictCache(maxAge: number): void;
}
interface Binding {
  NodeCompiler: { create(options: object): Compiler };
}
interface Task {
  readonly root: string;
  readonly folder: string;
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** The QR code as the picture that Typst takes: the same modules as ours. */
function codeSvg(root: string, text: string): string {
  const { create } = createRequire(join(root, 'package.json'))('qrcode') as typeof import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.data[row * modules.size + column]) path += `M${column} ${row}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules.size} ${modules.size}"><path d="${path}"/></svg>`;
}

/** Prints every `step`-th letter from `first` on; `ready` is called when fonts and template have been used a few times. */
async function printLetters(task: Task, ready: () => Promise<void>): Promise<void> {
  const { root, folder, first, step, count } = task;
  const { regular, bold } = fontFiles(root);
  const { NodeCompiler } = createRequire(join(root, 'bench/typst/package.json'))(
    '@myriaddreamin/typst-ts-node-compiler',
  ) as Binding;
  const compiler = NodeCompiler.create({
    workspace: join(root, 'bench/letters'),
    fontArgs: [{ fontBlobs: [readFileSync(regular), readFileSync(bold)] }],
  });
  const compile = (i: number): Buffer => {
    const values = letterValues(i);
    const inputs = { letter: JSON.stringify(values), code: codeSvg(root, codeText(values)) };
    const pdf = compiler.pdf(
      { mainFilePath: join(root, 'bench/letters/letter.typ'), inputs },
      // Without tags, as ours.
      { creationTimestamp: 1_789_522_200, pdfTags: false },
    );
    // What the letters have in common stays in its cache, what one alone had goes.
    compiler.evictCache(5);
    return pdf;
  };
  for (let i = 0; i < 40; i++) await writeFileInto(join(folder, `warm-${first}-${i}.pdf`), compile(i), {});
  await ready();
  const writing: Promise<void>[] = [];
  for (let i = first; i <= count; i += step) {
    await writing[writing.length - 8];
    writing.push(writeFileInto(join(folder, `${i}.pdf`), compile(i), { mode: 0o600 }));
    if (writing.length % 100 === 0) {
      await Promise.all(writing.splice(0));
      await syncFolder(folder);
    }
  }
  await Promise.all(writing);
  await syncFolder(folder);
}

/** `typst.ts FOLDER LETTERS THREADS`: prints with Typst's binding; the result as a line of JSON. */
export async function main([folder = '', letters = '0', threads = '1']: readonly string[], root: string) {
  const count = Number(letters);
  let times = { seconds: 0, cpuSeconds: 0 };
  if (threads === '1') {
    let watch = startWatch();
    await printLetters({ root, folder, first: 1, step: 1, count }, async () => {
      watch = startWatch();
    });
    times = watch();
  } else {
    const step = Number(threads);
    const workers = Array.from(
      { length: step },
      (_, i) =>
        new Worker(new URL(import.meta.url), { workerData: { root, folder, first: i + 1, step, count } }),
    );
    const said = (worker: Worker, word: string) =>
      new Promise<void>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('message', (message) => message === word && resolve());
      });
    const done = workers.map((worker) => said(worker, 'done'));
    await Promise.all(workers.map((worker) => said(worker, 'ready')));
    const watch = startWatch();
    for (const worker of workers) worker.postMessage('go');
    await Promise.all(done);
    times = watch();
  }
  let bytes = 0;
  for (let i = 1; i <= count; i++) bytes += statSync(join(folder, `${i}.pdf`)).size;
  const result: SideResult = { ...times, bytes, peakMegabytes: peakMegabytes() };
  console.log(JSON.stringify(result));
  return 0;
}

const port = parentPort;
if (!isMainThread && port) {
  await printLetters(workerData as Task, () => {
    port.postMessage('ready');
    return new Promise((resolve) => port.once('message', () => resolve()));
  });
  port.postMessage('done');
}
