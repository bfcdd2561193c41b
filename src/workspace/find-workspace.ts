import { readFile, stat } from 'node:fs/promises';
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
    const [, lang] = LANG_LINE.exec(await readConfigFile(join(dir, CONFIG_FILE))) ?? [];
    return lang === 'zh' || lang === 'en' ? lang : null;
  } catch {
    return null;
  }
}

/**
 * The text of a chengnuo.yaml. In a shared folder it may be a pipe or a device, of which some never end, and every command looks
 * for it: those are not read. Throws what the file system refuses.
 */
export async function readConfigFile(file: string): Promise<string> {
  const facts = await stat(file);
  if (facts.isFile() || facts.isDirectory()) return readFile(file, 'utf8');
  throw Object.assign(new Error('no regular file'), { code: 'EINVAL' });
}

/** The nearest folder upwards that has a chengnuo.yaml. */
export async function findUpwards(start: string): Promise<string | null> {
  for (let dir = resolve(start); ; dir = dirname(dir)) {
    if (await exists(join(dir, CONFIG_FILE))) return dir;
    if (dirname(dir) === dir) return null;
  }
}
