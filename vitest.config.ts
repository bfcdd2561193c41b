import { existsSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

const report = process.env['CHENGNUO_TEST_REPORT'];

/** The rooms whose suites work on an office's database: they run on both engines. */
const onBothEngines =
  'item,subject,case,letter,source,check,sample,credit,report,site,ledger,office,store,concurrency';
/** Attacks through what reaches the tables. Paths and files are no matter of the engine, and to drive every command takes minutes. */
const attacksOnBoth = 'input,text,database-file';

/** Where tests make their folders: in memory where there is ample room, since half of a suite's time on a disk goes by waiting for it. */
function folderOfTests(): string {
  const memory = '/dev/shm';
  if (process.env['TMPDIR'] !== undefined || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= 4 * 2 ** 30 ? memory : tmpdir();
}

// The server's files as well: it is started from here.
process.env['TMPDIR'] = folderOfTests();

/**
 * `vitest run` is quick and keeps to SQLite; with `--mode both-engines`, as `npm test` has it, a real PostgreSQL server is started too.
 * `--mode long`, as `npm run test:long` has it, runs what takes minutes, and nothing else.
 */
export default defineConfig(({ mode }) => ({
  test: {
    // Nothing depends on the host's zone or language: the tests run in a zone that would show it.
    env: { TZ: 'America/Caracas', LC_ALL: 'C.UTF-8', CHENGNUO_NOW: '', TMPDIR: process.env['TMPDIR'] },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // A process runs many files, one after the other: to load the program anew for each takes a third of the time.
    isolate: false,
    // One more than cores: the menu's suites wait for a terminal, the server's for the server.
    maxWorkers: availableParallelism() + 1,
    // CI counts the tests from this file.
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects:
      mode === 'long' ? [long, longOnServer] : [sqlite, ...(mode === 'both-engines' ? [postgres] : [])],
  },
}));

const sqlite = {
  extends: true as const,
  test: {
    name: 'sqlite',
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    globalSetup: ['test/support/empty-file.ts'],
    sequence: { groupOrder: 0 },
  },
};

const long = {
  extends: true as const,
  test: {
    name: 'long',
    include: ['test/long/**/*.test.ts'],
    exclude: ['test/long/server/**'],
    globalSetup: ['test/support/empty-file.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
};

const longOnServer = {
  extends: true as const,
  test: {
    ...long.test,
    name: 'long on a server',
    include: ['test/long/server/**/*.test.ts'],
    exclude: [],
    env: { CHENGNUO_TEST_ENGINE: 'postgres' },
    globalSetup: ['test/support/postgres-server.ts'],
  },
};

const postgres = {
  extends: true as const,
  test: {
    name: 'postgres',
    include: [`test/{${onBothEngines}}/**/*.test.ts`, `test/attack/{${attacksOnBoth}}.test.ts`],
    // The menu is about the terminal: what it does is done by the use-cases that the other suites hold to both engines.
    // Templates are files, and so is what becomes of a print shop's threads: what is entered of a letter, its other suites hold to both.
    // The demo makes an office of its own, on a file.
    exclude: ['test/office/{menu*,demo}.test.ts', 'test/letter/{template-check,batches}.test.ts'],
    env: { CHENGNUO_TEST_ENGINE: 'postgres' },
    globalSetup: ['test/support/postgres-server.ts'],
    // After the other project: a process takes only files of one, and were they mixed, most would need a new one.
    sequence: { groupOrder: 1 },
  },
};
