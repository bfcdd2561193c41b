import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { syncFolder } from '../workspace/safe-file.ts';
import { temporaryBeside } from '../workspace/unfinished.ts';

/** The list of a site's files, as `sha256sum -c` reads it, and the same signed: by them a folder is known as a site. */
export const SUMS = 'SHA256SUMS';
export const SUMS_NOTE = 'SHA256SUMS.note';
/** Tells a site from any other folder with sums. */
export const MARK = 'site.json';

/**
 * Whether a site may be written there: nothing is there, the folder is empty, or it is a site and holds nothing else. A file that
 * somebody else put into it would be lost. E_SITE_FOLDER.
 */
export async function requireOwnFolder(dir: string): Promise<Result<void, AppError>> {
  const there = await stat(dir).catch(() => null);
  if (there === null) return ok(undefined);
  const refuse = (file: string | null) => err(appError('E_SITE_FOLDER', { dir, file }));
  if (!there.isDirectory()) return refuse(null);
  const files = await filesIn(dir);
  if (files.length === 0) return ok(undefined);
  const sums = await readFile(join(dir, SUMS), 'utf8').catch(() => '');
  const ours = new Set([SUMS, SUMS_NOTE, ...sums.split('\n').map((line) => line.slice(66))]);
  if (!files.includes(MARK) || !ours.has(MARK)) return refuse(null);
  const foreign = files.find((file) => !ours.has(file));
  return foreign === undefined ? ok(undefined) : refuse(foreign);
}

/** `SHA256SUMS` over every file of a folder, by path in UTF-8 order. */
export async function sumsOf(dir: string): Promise<string> {
  const lines: string[] = [];
  for (const file of await filesIn(dir)) lines.push(`${await digestOf(join(dir, file))}  ${file}\n`);
  return lines.join('');
}

/** Puts a finished draft in the site's place; the site before stays until the new one is there. */
export async function putInPlace(draft: string, dir: string): Promise<void> {
  const before = temporaryBeside(dir, 'old');
  const replaced = await rename(dir, before).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(draft, dir);
  } catch (error) {
    if (replaced) await rename(before, dir);
    throw error;
  }
  await syncFolder(dirname(dir));
  if (replaced) await rm(before, { recursive: true, force: true });
}

async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort(compareUtf8);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}
