import { randomBytes } from 'node:crypto';
import { access, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { sha256Hex } from '../kernel/hash.ts';

/** Four hex digits for this machine: what another one is making in a shared folder is not for us to judge. */
const host = sha256Hex(hostname()).slice(0, 4);

/** `part` is being made and may be removed when its process is gone; `old` stood in the place until the new one was to come there. */
type Kind = 'part' | 'old';

/** `.NAME.HOST PROCESS RANDOM.KIND`, 4, 6 and 6 hex digits. */
const tagged = /^\.(?<name>.*)\.(?<on>[0-9a-f]{4})(?<by>[0-9a-f]{6})[0-9a-f]{6}\.(?<kind>part|old)$/s;

/** The name of a file or folder for the time in which it is not in its place; it tells which process gave it. */
export function temporaryBeside(path: string, kind: Kind = 'part'): string {
  const tag = host + process.pid.toString(16).padStart(6, '0') + randomBytes(3).toString('hex');
  return join(dirname(path), `.${shortened(path)}.${tag}.${kind}`);
}

/** Room in 255 bytes for the rest of the name. */
export const shortened = (path: string): string => basename(path).slice(0, 100);

/** The (shortened) name behind that of something unfinished, whichever machine made it; null for any other. */
export const nameBehind = (left: string): string | null => tagged.exec(left)?.groups?.['name'] ?? null;

/** Whole paths of what processes of this machine that are gone (killed, a power cut) left so in a folder. */
async function leftIn(folder: string, wanted: (name: string, kind: string) => boolean): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((left) => {
      const { name = '', on, by = '', kind = '' } = tagged.exec(left)?.groups ?? {};
      return on === host && wanted(name, kind) && !isRunning(Number.parseInt(by, 16));
    })
    .map((left) => join(folder, left));
}

/** Removes what was being made in a folder when its process ended. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const path of await leftIn(folder, (_name, kind) => kind === 'part')) await remove(path);
}

/** Puts back what stood in a place, where a process was killed before anything new was there; removes it where there is. */
export async function putBack(path: string): Promise<void> {
  const olds = await leftIn(dirname(path), (name, kind) => kind === 'old' && name === shortened(path));
  for (const old of olds) {
    const empty = await access(path).then(
      () => false,
      () => true,
    );
    if (empty) await rename(old, path);
    else await remove(old);
  }
}

const remove = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true }).catch(() => undefined);

const cleared = new Set<string>();

/** The same once for each folder while the program runs: enough for what was left before. */
export async function clearUnfinishedOnce(folder: string): Promise<void> {
  if (cleared.has(folder)) return;
  cleared.add(folder);
  await clearUnfinished(folder);
}

/** In doubt, it is: another user's process may not be asked (EPERM), and a number may have been given again. */
function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
