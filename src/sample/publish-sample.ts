import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { fileError, syncFolder, writeFileSafely } from '../workspace/safe-file.ts';
import { clearUnfinished, temporaryBeside } from '../workspace/unfinished.ts';
import { folderFiles } from './folder.ts';
import { bytesOf } from './folder-file.ts';
import { makeFolder } from './make-folder.ts';
import { recordPublication } from './publication-store.ts';

export interface PublishedSample {
  readonly plan: string;
  readonly dir: string;
  readonly files: readonly string[];
  /** Results of visits that are public with it. */
  readonly results: number;
  readonly published_on: Day;
}

/**
 * Writes the folder that anyone can verify (contract, section 5.5), whole or not at all: it is made under another name and renamed
 * in the transaction that records it. The results in it count as published from that day on. Refused with E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN, E_SAMPLE_FOLDER.
 */
export async function publishSample(
  desk: Desk,
  planName: string,
  dir: string,
): Promise<Result<PublishedSample, AppError>> {
  if (!(await isFree(dir))) return err(appError('E_SAMPLE_FOLDER', { dir }));
  const stamp = stampOf(desk);
  const draft = temporaryBeside(dir);
  await clearUnfinished(dirname(dir));
  try {
    return await desk.store.transaction(async (tx) => {
      const made = await makeFolder(tx, desk, planName);
      if (!made.ok) return made;
      const { files, planId, results } = made.value;
      await mkdir(draft, { recursive: true });
      for (const [name, content] of files) await writeFileSafely(join(draft, name), content);
      const sums_sha256 = sha256Hex(must(bytesOf(files, folderFiles.sums), 'the sums were just made'));
      const day = officeDay(stamp.at);
      await recordPublication(tx, { plan_id: planId, sums_sha256, results, published_day: day }, stamp);
      await appendEntry(tx, stamp, 'sample.publish', { plan: planName, sums_sha256, results });
      await rename(draft, dir);
      await syncFolder(dirname(dir));
      return ok({ plan: planName, dir, files: [...files.keys()], results, published_on: day });
    });
  } catch (error) {
    throw fileError(error, dir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function isFree(dir: string): Promise<boolean> {
  try {
    return (await readdir(dir)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
