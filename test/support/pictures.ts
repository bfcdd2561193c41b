import { inflateSync } from 'node:zlib';
import type { Picture } from '../../src/paper/picture.ts';

/** Reads a PNG file of the kind that our own writer makes: eight bits of grey, rows unfiltered. */
export function readPng(bytes: Buffer): Picture {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('no PNG file');
  const packed: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
    if (type === 'IDAT') packed.push(data);
    at += 12 + length;
  }
  const rows = inflateSync(Buffer.concat(packed));
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    if (rows[y * (width + 1)] !== 0) throw new Error('a filtered row');
    rows.copy(pixels, y * width, y * (width + 1) + 1, (y + 1) * (width + 1));
  }
  return { width, height, pixels };
}

/** Grey values that differ by less look the same; another build of the rasteriser may round otherwise. */
const SAME = 48;

/** The part of pixels that differ, 0 to 1; pictures of two sizes differ wholly. */
export function difference(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differ = 0;
  for (const [i, grey] of a.pixels.entries()) if (Math.abs(grey - (b.pixels[i] ?? 0)) >= SAME) differ++;
  return differ / a.pixels.length;
}

/** The part of pixels that are dark, 0 to 1: a page of text has a few in a hundred. */
export const ink = (picture: Picture): number =>
  picture.pixels.reduce((sum, grey) => sum + (grey < 128 ? 1 : 0), 0) / picture.pixels.length;
