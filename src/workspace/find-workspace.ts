import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exists } from './safe-file.ts';

export const CONFIG_FILE = 'chengnuo.yaml';

const LANG_LINE = /^lang:[ \t]*["']?(zh|en)["']?[ \t]*(?:#.*)?\r?$/m;

/**
 * The language that a chengnuo.yaml names, without a look at the rest of it: what is wrong there is told in that language, too. Null
 * where none is named or nothing can be read.
 */
export async function workspaceLang(named: string | undefined, cwd: string): Promise<'zh' | 'en' | null> {
  try {
    const dir = named === undefined ? await findUpwards(cwd) : resolve(cwd, named);
    if (dir === null) return null;
    const [, lang] = LANG_LINE.exec(await readFile(join(dir, CONFIG_FILE), 'utf8')) ?? [];
    return lang === 'zh' || lang === 'en' ? lang : null;
  } catch {
    return null;
  }
}

/** The nearest folder upwards that has a chengnuo.yaml. */
export async function findUpwards(start: string): Promise<string | null> {
  for (let dir = resolve(start); ; dir = dirname(dir)) {
    if (await exists(join(dir, CONFIG_FILE))) return dir;
    if (dirname(dir) === dir) return null;
  }
}
