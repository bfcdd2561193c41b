import type { Context } from '../../cli/context.ts';
import { type DatabaseLocation, databaseLocation, openWorkspace } from '../../workspace/workspace.ts';

/** The database that a command is about, before it is opened: for what must be done to one that no desk would open. */
export async function locationFor(ctx: Context): Promise<DatabaseLocation> {
  const { env, cwd } = ctx.environment;
  const workspace = await openWorkspace(ctx.options.workspace ?? env['CHENGNUO_WORKSPACE'], cwd);
  return databaseLocation(workspace, ctx.options.db ?? env['CHENGNUO_DB'], cwd);
}
