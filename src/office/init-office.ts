import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { stringify } from 'yaml';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { openStore } from '../store/open-store.ts';
import { parseConfig } from '../workspace/config.ts';
import { CONFIG_FILE } from '../workspace/find-workspace.ts';
import { keyedHash, loadKeys, makeKeys } from '../workspace/keys.ts';
import { exists, writeFileSafely } from '../workspace/safe-file.ts';
import { locationOf } from '../workspace/workspace.ts';

export interface InitInput {
  readonly dir: string;
  readonly office: string;
  readonly uscc: string;
  readonly region: string;
  /** Printed on letters; null where the office names none. */
  readonly phone: string | null;
  readonly supervisionPhone: string | null;
  /** Database URL; a relative SQLite path starts at the workspace. */
  readonly db: string;
  readonly actor: string;
  readonly now: () => Date;
}

export interface MadeOffice {
  readonly dir: string;
  /** Its file as seen from `dir`, or the address of its server without a password. */
  readonly database: string;
}

/**
 * Makes a workspace: keys, database, and last of all chengnuo.yaml, which turns the folder into one. An init that was cut off
 * is simply run again. Refused with E_WORKSPACE_EXISTS where a workspace stands already.
 */
export async function initOffice(input: InitInput): Promise<Result<MadeOffice, AppError>> {
  const dir = resolve(input.dir);
  const configFile = join(dir, CONFIG_FILE);
  if (await exists(configFile)) return err(appError('E_WORKSPACE_EXISTS', { dir }));
  const text = configText(input);
  const config = parseConfig(text, configFile);
  if (!config.ok) return config;
  await makeFolder(dir);
  if (!(await exists(join(dir, '.keys', 'signing.pem')))) await makeKeys(dir);
  const keys = await loadKeys(dir);
  const store = await openStore(locationOf(input.db, dir), { create: true });
  try {
    const written = await store.transaction(async (tx) => {
      const started = await tx.selectFrom('ledger_entries').select('seq').limit(1).executeTakeFirst();
      if (!started) {
        const { actor } = input;
        const stamp = { actor, actorKey: keyedHash(keys, actor), at: input.now().toISOString() };
        await appendEntry(tx, stamp, 'office.init', {
          office: input.office,
          uscc: input.uscc,
          region: input.region,
        });
      }
      return ok(undefined);
    });
    if (!written.ok) return written;
  } finally {
    await store.close();
  }
  await writeFileSafely(configFile, text, { mode: 0o600 });
  return ok({ dir, database: store.engine === 'sqlite' ? relative(dir, store.path) : store.path });
}

async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await access(dir, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw appError('E_FILE_EXISTS', { file: dir }, { cause: error });
    throw appError(
      'E_FOLDER_READ_ONLY',
      { folder: code === 'ENOENT' ? dirname(dir) : dir },
      { cause: error },
    );
  }
}

function configText(input: InitInput): string {
  return [
    '# 承诺工作区配置 · configuration of this office (docs/configuration.md)',
    stringify({
      office: {
        name: input.office,
        uscc: input.uscc,
        region: input.region,
        ...(input.phone === null ? {} : { phone: input.phone }),
        ...(input.supervisionPhone === null ? {} : { supervision_phone: input.supervisionPhone }),
      },
      db: input.db,
      letters: { prefix: '承诺', serial_from: 1, serial_to: 999_999 },
    }),
  ].join('\n');
}
