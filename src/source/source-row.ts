import { upgradeResidentId } from '../identity/resident-id.ts';
import { hmacSha256 } from '../kernel/hash.ts';
import { normaliseCode } from '../kernel/text.ts';

/**
 * The form in which keys are compared: half-width, without white space, upper case, 15 digits as the resident ID of 18 that took their
 * place (old registers hold them, and whoever stands on a list must be found there). An identity number that `checkIdentityNumber`
 * has let through is in this form already, so that its keyed hash is the subject's own.
 */
export function normaliseKey(text: string): string {
  const key = normaliseCode(text).toUpperCase();
  return /^\d{15}$/.test(key) ? upgradeResidentId(key) : key;
}

/** HMAC-SHA-256 of a normalised key under the office's key: the only form in which keys of sources are kept. */
export const keyHash = (hashKey: Uint8Array, text: string): Buffer => hmacSha256(hashKey, normaliseKey(text));

/**
 * The digest of a row: HMAC-SHA-256 under the office's key of its canonical JSON, `[key hash in hex, value, value, …]`. It is the row's
 * leaf in the ledger entry of its import, so evidence that names it names the row, and nobody else can tell which.
 */
export function rowDigest(hashKey: Uint8Array, key: Uint8Array, data: string): Buffer {
  const hex = Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('hex');
  return hmacSha256(hashKey, data === '[]' ? `["${hex}"]` : `["${hex}",${data.slice(1)}`);
}

/** The values of a row as they are stored: a JSON array in the order of the source's columns. */
export const packValues = (values: readonly (string | null)[]): string => JSON.stringify(values);

export function unpackValues(data: string): readonly (string | null)[] {
  const values: unknown = JSON.parse(data);
  return Array.isArray(values) ? values.map((value) => (typeof value === 'string' ? value : null)) : [];
}
