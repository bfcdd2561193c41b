import { createHash, createHmac, hash } from 'node:crypto';

/** SHA-256 of UTF-8 text or bytes, as lower-case hex: what `sha256sum` prints. */
export const sha256Hex = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

export const hmacSha256 = (key: Uint8Array, data: string | Uint8Array): Buffer =>
  createHmac('sha256', key).update(data).digest();
