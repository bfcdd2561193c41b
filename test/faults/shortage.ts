import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Too little room for an act. */
export type Shortage =
  /** No file of the process may grow beyond so many KiB (`ulimit -f`). */
  | { readonly kind: 'limit'; readonly kibibytes: number }
  /** The disk has so many KiB left. */
  | { readonly kind: 'disk'; readonly kibibytes: number };

/** A folder in which room can become scarce. */
export interface Place {
  readonly dir: string;
  /** Takes the room away; gives what stands before the command. */
  readonly shorten: () => readonly string[];
  /** Gives it back. */
  readonly relieve: () => void;
  readonly remove: () => void;
}

export function makePlace(shortage: Shortage | undefined): Place {
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-fault-'));
  if (shortage?.kind !== 'disk') {
    // POSIX counts this limit in blocks of 512 bytes.
    const blocks = (shortage?.kibibytes ?? 0) * 2;
    return {
      dir,
      shorten: () => (shortage === undefined ? [] : ['sh', '-c', `ulimit -f ${blocks} && exec "$0" "$@"`]),
      relieve: () => undefined,
      remove: () => rmSync(dir, { recursive: true, force: true }),
    };
  }
  const mount = (...args: string[]) => execFileSync('mount', [...args, dir], { stdio: 'pipe' });
  mount('-t', 'tmpfs', '-o', 'size=256m', 'tmpfs');
  return {
    dir,
    shorten: () => {
      const { bsize, blocks, bfree } = statfsSync(dir);
      mount('-o', `remount,size=${((blocks - bfree) * bsize) / 1024 + shortage.kibibytes}k`);
      return [];
    },
    relieve: () => void mount('-o', 'remount,size=256m'),
    remove: () => {
      execFileSync('umount', [dir]);
      rmdirSync(dir);
    },
  };
}

/** Why no disk of a chosen size can be had here; null where it can. */
export function whyNoDisk(): string | null {
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-mount-'));
  try {
    const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', dir], { encoding: 'utf8' });
    if (made.status !== 0) return (made.stderr ?? String(made.error)).trim() || 'mount refused';
    execFileSync('umount', [dir]);
    return null;
  } finally {
    rmdirSync(dir);
  }
}
