import { isAbsolute, join, resolve } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import { orThrow } from '../kernel/result.ts';
import { type OfficeConfig, parseConfig } from './config.ts';
import { CONFIG_FILE, findUpwards, readConfigFile } from './find-workspace.ts';
import { exists } from './safe-file.ts';

/** An office's folder: configuration, database, keys, its own templates and policy. */
export interface Workspace {
  readonly dir: string;
  readonly config: OfficeConfig;
}

/**
 * The workspace to use: the folder named, else the nearest parent of `cwd` with a chengnuo.yaml.
 * Throws E_WORKSPACE_NONE or E_WORKSPACE_CONFIG.
 */
export async function openWorkspace(named: string | undefined, cwd: string): Promise<Workspace> {
  const dir = named === undefined ? await findUpwards(cwd) : resolve(cwd, named);
  const file = dir === null ? null : join(dir, CONFIG_FILE);
  if (dir === null || file === null || !(await exists(file))) throw appError('E_WORKSPACE_NONE');
  let text: string;
  try {
    text = await readConfigFile(file);
  } catch (error) {
    throw appError(
      'E_WORKSPACE_CONFIG',
      { file, faults: [{ kind: 'unreadable', reason: (error as NodeJS.ErrnoException).code ?? '?' }] },
      { cause: error },
    );
  }
  return { dir, config: orThrow(parseConfig(text, file)) };
}

/** Where a database is: a file of ours, or a server. */
export type DatabaseLocation =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** Where a database URL points: the flag's, else the workspace's; relative SQLite paths start at the workspace. E_DB_URL. */
export function databaseLocation(
  workspace: Workspace,
  url: string | undefined,
  cwd: string,
): DatabaseLocation {
  return locationOf(url ?? workspace.config.db, url === undefined ? workspace.dir : cwd);
}

/** The same for any URL; relative SQLite paths start at `folder`. */
export function locationOf(url: string, folder: string): DatabaseLocation {
  if (/^postgres(ql)?:\/\//.test(url)) return { engine: 'postgres', url };
  if (!url.startsWith('sqlite:')) throw appError('E_DB_URL', { url: url.replace(/:\/\/.*@/, '://…@') });
  const path = url.slice('sqlite:'.length);
  return { engine: 'sqlite', path: isAbsolute(path) ? path : resolve(folder, path) };
}
