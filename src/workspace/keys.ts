import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import { hmacSha256 } from '../kernel/hash.ts';
import { exists, writeFileSafely } from './safe-file.ts';

/** The office's secrets. Neither is in a backup: whoever holds them can link hashes to persons or sign for the office. */
export interface Keys {
  /** 32 bytes: keyed hashes of personal data (HMAC-SHA-256). */
  readonly hashKey: Uint8Array;
  /** Ed25519 private key, PKCS #8 PEM: signs checkpoints and published folders. */
  readonly signingKeyPem: string;
}

const folderOf = (workspaceDir: string): string => join(workspaceDir, '.keys');

export async function makeKeys(workspaceDir: string): Promise<void> {
  const folder = folderOf(workspaceDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // In a folder that others may write to it would put the keys where somebody else wants them.
  if ((await lstat(folder)).isSymbolicLink())
    throw appError('E_WORKSPACE_KEY', { file: folder, reason: 'symbolic link' });
  await chmod(folder, 0o700);
  const { privateKey } = generateKeyPairSync('ed25519');
  // One that an init left which was cut off is as good as new: nothing was hashed with it yet.
  const hashKey = join(folder, 'hash.key');
  if (!(await exists(hashKey)))
    await writeFileSafely(hashKey, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  await writeFileSafely(
    join(folder, 'signing.pem'),
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    { mode: 0o600 },
  );
}

/** Throws E_WORKSPACE_KEY when a key is missing, malformed or readable by others. */
export async function loadKeys(workspaceDir: string): Promise<Keys> {
  const hashHex = (await readKey(join(folderOf(workspaceDir), 'hash.key'))).trim();
  if (!/^[0-9a-f]{64}$/.test(hashHex)) {
    throw appError('E_WORKSPACE_KEY', { file: '.keys/hash.key', reason: 'format' });
  }
  const signingKeyPem = await readKey(join(folderOf(workspaceDir), 'signing.pem'));
  return { hashKey: Buffer.from(hashHex, 'hex'), signingKeyPem };
}

async function readKey(file: string): Promise<string> {
  try {
    const { mode } = await stat(file);
    // A key that others can read is no longer a secret; Windows has no such bits.
    if ((mode & 0o077) !== 0)
      throw appError('E_WORKSPACE_KEY', { file, reason: `mode ${(mode & 0o777).toString(8)}` });
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || code.startsWith('E_')) throw error;
    throw appError('E_WORKSPACE_KEY', { file, reason: code }, { cause: error });
  }
}

/** The form in which personal data is compared and logged: HMAC-SHA-256 under the office's key, lower-case hex. */
export const keyedHash = (keys: Keys, text: string): string => hmacSha256(keys.hashKey, text).toString('hex');
