/**
 * What a database refused while it was read outside a transaction (those tell it themselves), as an error of ours; anything else comes back
 * as it is. `path` names the database, and is asked for only then. On a server the connection tells it.
 */
export async function readFailure(error: unknown, path: () => Promise<string>): Promise<unknown> {
  if (!/^SQLITE_/.test(String((error as { code?: unknown } | null)?.code))) return error;
  const { storeError } = await import('./sqlite/errors.ts');
  return storeError(error, await path());
}
