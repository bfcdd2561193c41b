import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openSqlite } from '../../src/store/sqlite/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database file of the newest schema without a row, from which each office's is copied. */
    emptyFile: string;
  }
}

/** The file for the tests of a run, in a folder of its own that is gone afterwards. */
export default async function makeEmptyFile(project: TestProject): Promise<() => void> {
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-empty-'));
  const file = join(dir, 'chengnuo.db');
  const store = await openSqlite(file, { create: true });
  await store.close();
  project.provide('emptyFile', file);
  return () => rmSync(dir, { recursive: true, force: true });
}
