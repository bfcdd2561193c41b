import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from '../kernel/assert.ts';

let root: string | undefined;

/**
 * The path of a file that ships with the program (`data/`, `templates/`). The root is the nearest folder above this file
 * whose package.json is ours: it is found the same way from the sources, from a bundle and from node_modules.
 */
export function packagePath(...parts: string[]): string {
  root ??= findRoot(dirname(fileURLToPath(import.meta.url)));
  return join(root, ...parts);
}

function findRoot(start: string): string {
  for (let dir: string | null = start; dir !== null; dir = dirname(dir) === dir ? null : dirname(dir)) {
    if (isOurs(join(dir, 'package.json'))) return dir;
  }
  return must<string>(null, `package.json of chengnuo above ${start}`);
}

function isOurs(file: string): boolean {
  if (!existsSync(file)) return false;
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed && parsed.name === 'chengnuo';
}
