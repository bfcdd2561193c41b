import { deflateSync } from 'node:zlib';

/**
 * Compresses operators of one page or drawing. A window of 8 KB: they hold little more, and setting up a larger one takes longer than
 * compressing; level 3 makes them some hundredths longer in half the time.
 */
export const packed = (operators: string): Uint8Array =>
  deflateSync(Buffer.from(operators, 'latin1'), { level: 3, memLevel: 6, windowBits: 13 });

/** What many papers have in common, compressed as well as can be. */
export const packedWell = (operators: string): Uint8Array =>
  deflateSync(Buffer.from(operators, 'latin1'), { level: 9 });
