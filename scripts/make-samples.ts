import { join } from 'node:path';
import { writeFileSafely } from '../src/workspace/safe-file.ts';
import { sampleFiles } from './samples/files.ts';

/** Writes data/samples anew: `node scripts/run.mjs scripts/make-samples.ts`. */
export async function main(_arguments: readonly string[], root: string): Promise<number> {
  for (const [name, text] of sampleFiles(root)) {
    await writeFileSafely(join(root, 'data', 'samples', name), text);
    process.stderr.write(`data/samples/${name}\n`);
  }
  return 0;
}
