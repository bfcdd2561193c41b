import { type Keys, keyedHash } from '../workspace/keys.ts';

/** How a subject is known: the keyed hash of its identity number as `checkIdentityNumber` returns it. */
export const idKeyOf = (keys: Keys, number: string): string => keyedHash(keys, number);
