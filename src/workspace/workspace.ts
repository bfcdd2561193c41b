import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import { orThrow } from '../kernel/result.ts';
import { type OfficeConfig, parseConfig } from './config.ts';
import { exists } from './safe-file.ts';

/** An office's folder: configuration, database, keys, its own templates and policy. */
export interface Workspace {
  readonly dir: string;
  readonly config: OfficeConfig;
}

export const CONFIG_FILE = 'chengnuo.yaml';

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
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw appError(
      'E_WORKSPACE_CONFIG',
      { file, faults: [{ kind: 'unreadable', reason: (error as NodeJS.ErrnoException).code ?? '?' }] },
      { cause: error },
    );
  }
  return { dir, config: orThrow(parseConfig(text, file)) };
}

async function findUpwards(start: string): Promise<string | null> {
  for (let dir = resolve(start); ; dir = dirname(dir)) {
    if (await exists(join(dir, CONFIG_FILE))) return dir;
    if (dirname(dir) === dir) return null;
  }
}

/** Where a database URL points: the flag's, else the workspace's; relative SQLite paths start at the workspace. */
export function databasePath(workspace: Workspace, url: string | undefined, cwd: string): string {
  const chosen = url ?? workspace.config.db;
  if (!chosen.startsWith('sqlite:')) throw appError('E_DB_URL', { url: chosen.replace(/:\/\/.*@/, '://…@') });
  const path = chosen.slice('sqlite:'.length);
  if (isAbsolute(path)) return path;
  return resolve(url === undefined ? workspace.dir : cwd, path);
}
