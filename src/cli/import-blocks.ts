import { resolve } from 'node:path';
import { OddFile } from '../table/read-plain.ts';
import { requireWritable } from '../workspace/safe-file.ts';
import type { Context } from './context.ts';
import type { ImportFlags } from './import-command.ts';
import { startProgress } from './progress.ts';

export interface BlockImport<File extends { readonly expected: number }, Done> {
  /** The file to be read in blocks, by its absolute path; null where it is short or not plain. */
  readonly long: (path: string) => File | null;
  /** The same file read as a whole. */
  readonly whole: () => Promise<File>;
  readonly run: (file: File, onProgress: (done: number) => void) => Promise<Done>;
}

/**
 * Imports a file: a long plain one is read while it is written, any other one, and one that turns out to be odd, is read as a whole
 * first.
 */
export async function importInBlocks<File extends { readonly expected: number }, Done>(
  ctx: Context,
  file: string,
  flags: ImportFlags,
  { long, whole, run }: BlockImport<File, Done>,
): Promise<Done & { readonly source: File }> {
  const watched = async (source: File): Promise<Done & { readonly source: File }> => {
    const progress = startProgress(ctx, ctx.t.table.reading);
    try {
      const done = await run(source, (count) => progress.update(count, Math.max(count, source.expected)));
      return { ...done, source };
    } finally {
      progress.end();
    }
  };
  const plain = file !== '-' && flags.encoding === undefined && flags.sheet === undefined;
  if (plain && flags.rejects !== undefined)
    await requireWritable(resolve(ctx.environment.cwd, flags.rejects));
  const opened = plain ? long(resolve(ctx.environment.cwd, file)) : null;
  if (opened === null) return watched(await whole());
  try {
    return await watched(opened);
  } catch (error) {
    if (!(error instanceof OddFile)) throw error;
    return watched(await whole());
  }
}
