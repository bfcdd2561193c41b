import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the server's maintenance database; its user may do everything. */
    postgres: string;
  }
}

/** An empty database of the newest schema, from which each office's is copied. */
export const TEMPLATE = 'chengnuo_template';

/** A real server for the tests of a run, in a folder of its own that is gone afterwards. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ durable: false });
  await server.createDatabase(TEMPLATE);
  const template = await openPostgres(server.url(TEMPLATE), { create: true });
  await template.close();
  project.provide('postgres', server.url('postgres'));
  return server.stop;
}
