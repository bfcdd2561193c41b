import { type Keys, keyedHash } from '../workspace/keys.ts';

const MARK = 'hmac:';

/**
 * What is kept of a SHA-256 of personal data once the person is forgotten: its keyed hash, marked as such. The plain digest of a letter
 * could be guessed from, since identity numbers are few; with the key and the very file the office can still tell that it was its own.
 */
export const keyedDigest = (keys: Keys, digest: string): string => `${MARK}${keyedHash(keys, digest)}`;

export const isKeyedDigest = (digest: string): boolean => digest.startsWith(MARK);

/** All of them, as a pattern of SQL. */
export const KEYED_DIGESTS = `${MARK}%`;
