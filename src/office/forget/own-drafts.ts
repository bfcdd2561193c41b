import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of the menu's unfinished answers in which this identity number was typed, of every actor: whole paths. */
export async function findDrafts(workspaceDir: string, number: string | null): Promise<readonly string[]> {
  if (number === null) return [];
  const folder = join(workspaceDir, 'drafts');
  const found: string[] = [];
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    if (!name.endsWith('.json')) continue;
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    if (text.toUpperCase().includes(number)) found.push(join(folder, name));
  }
  return found;
}
