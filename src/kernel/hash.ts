import { createHmac, hash } from 'node:crypto';

/** SHA-256 of UTF-8 text or bytes, as lower-case hex: what `sha256sum` prints. */
export const sha256Hex = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** By way of a text of bytes: the hash gives a buffer of its own in five times the time. */
export const sha256 = (data: string | Uint8Array): Buffer =>
  Buffer.from(hash('sha256', data, 'binary'), 'latin1');

export const hmacSha256 = (key: Uint8Array, data: string | Uint8Array): Buffer =>
  createHmac('sha256', key).update(data).digest();

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

/**
 * HMAC-SHA-256 (RFC 2104) of many texts under one key, as lower-case hex: the same as `hmacSha256`, in half the time. The key: at most
 * 64 bytes.
 */
export function keyedHasher(key: Uint8Array): (text: string) => string {
  let inner = Buffer.alloc(4096);
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
  for (let i = 0; i < BLOCK_BYTES; i++) {
    inner[i] = (key[i] ?? 0) ^ 0x36;
    outer[i] = (key[i] ?? 0) ^ 0x5c;
  }
  return (text) => {
    // A text has at most three bytes a UTF-16 unit.
    const most = BLOCK_BYTES + text.length * 3;
    if (most > inner.length) inner = Buffer.concat([inner.subarray(0, BLOCK_BYTES)], most * 2);
    const length = inner.write(text, BLOCK_BYTES, 'utf8');
    outer.write(hash('sha256', inner.subarray(0, BLOCK_BYTES + length), 'binary'), BLOCK_BYTES, 'latin1');
    return hash('sha256', outer, 'hex');
  };
}
