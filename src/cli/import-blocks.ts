import { resolve } from 'node:path';
import { OddFile } from '../table/read-plain.ts';
import type { Context } from './context.ts';
import { type ImportFlags, noteFile, requireRejects } from './import-command.ts';
import { startProgress } from './progress.ts';

/** What an import in blocks comes to at least: how the file ended. */
export interface BlocksDone {
  readonly end: Parameters<typeof noteFile>[1];
}

export interface BlockImport<File extends { readonly expected: number }, Done extends BlocksDone> {
  /** The file to be read in blocks, by its absolute path; null where it is short or not plain. */
  readonly long: (path: string) => File | null | Promise<File | null>;
  /** The same file read as a whole, which tells what of it was not read. */
  readonly whole: () => Promise<File>;
  readonly run: (file: File, onProgress: (done: number) => void) => Promise<Done>;
}

/**
 * Imports a file: a long plain one is read while it is written, any other one, and one that turns out to be odd, is read as a whole
 * first.
 */
export async function importInBlocks<File extends { readonly expected: number }, Done extends BlocksDone>(
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
  if (plain) await requireRejects(ctx, flags);
  const opened = plain ? await long(resolve(ctx.environment.cwd, file)) : null;
  if (opened === null) return watched(await whole());
  try {
    const done = await watched(opened);
    noteFile(ctx, done.end);
    return done;
  } catch (error) {
    if (!(error instanceof OddFile)) throw error;
    return watched(await whole());
  }
}
