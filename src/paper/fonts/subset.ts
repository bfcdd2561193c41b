import { compareUtf8 } from '../../kernel/text.ts';
import type { TrueType } from './true-type.ts';

/**
 * A font file with only the given glyphs, renumbered: glyph 0 stays, `glyphs[i]` becomes i + 1, and the parts of
 * composite glyphs follow behind. The same glyph may be asked for twice; it then gets two numbers, so that each
 * character of a text keeps its own number and copies out of the PDF as itself.
 */
export function subsetFont(font: TrueType, glyphs: readonly number[]): Buffer {
  const all = [0, ...glyphs];
  const outlines: Buffer[] = [];
  const numbers = new Map<number, number>();
  const numberOfPart = (part: number): number => {
    const known = numbers.get(part);
    if (known !== undefined) return known;
    numbers.set(part, all.length);
    return all.push(part) - 1;
  };
  // `all` grows while it is walked: parts of composites, and parts of those.
  for (let i = 0; i < all.length; i++)
    outlines.push(padded(renumberParts(font.outlineOf(all[i] ?? 0), numberOfPart)));

  const loca = Buffer.alloc((all.length + 1) * 4);
  let offset = 0;
  for (const [i, outline] of outlines.entries()) {
    loca.writeUInt32BE(offset, i * 4);
    offset += outline.length;
  }
  loca.writeUInt32BE(offset, all.length * 4);

  const tables = new Map<string, Buffer>();
  for (const tag of ['cvt ', 'fpgm', 'prep']) {
    const table = font.table(tag);
    if (table) tables.set(tag, table);
  }
  tables.set('glyf', Buffer.concat(outlines));
  tables.set(
    'head',
    patched(font, 'head', [
      [8, 4, 0],
      [50, 2, 1],
    ]),
  );
  tables.set('hhea', patched(font, 'hhea', [[34, 2, all.length]]));
  tables.set('hmtx', horizontalMetrics(font, all));
  tables.set('loca', loca);
  tables.set('maxp', patched(font, 'maxp', [[4, 2, all.length]]));
  return assemble(tables);
}

const padded = (bytes: Buffer): Buffer =>
  bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);

const MORE_PARTS = 0x20;

/** The outline with the glyph numbers of its parts replaced; a simple outline is returned as it is. */
function renumberParts(outline: Buffer, numberOf: (part: number) => number): Buffer {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return outline;
  const copy = Buffer.from(outline);
  for (let at = 10; ; ) {
    const flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(numberOf(copy.readUInt16BE(at + 2)), at + 2);
    at += 4 + (flags & 1 ? 4 : 2);
    if (flags & 0x08) at += 2;
    else if (flags & 0x40) at += 4;
    else if (flags & 0x80) at += 8;
    if (!(flags & MORE_PARTS)) return copy;
  }
}

function horizontalMetrics(font: TrueType, glyphs: readonly number[]): Buffer {
  const source = font.table('hmtx') ?? Buffer.alloc(4);
  const count = font.table('hhea')?.readUInt16BE(34) ?? 1;
  const metrics = Buffer.alloc(glyphs.length * 4);
  for (const [i, glyph] of glyphs.entries()) {
    const last = Math.min(glyph, count - 1);
    const bearingAt = glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2;
    metrics.writeUInt16BE(source.readUInt16BE(last * 4), i * 4);
    metrics.writeInt16BE(source.readInt16BE(bearingAt), i * 4 + 2);
  }
  return metrics;
}

/** A copy of a table with some numbers changed: [position, bytes, value]. */
function patched(
  font: TrueType,
  tag: string,
  changes: readonly (readonly [number, 2 | 4, number])[],
): Buffer {
  const copy = Buffer.from(font.table(tag) ?? Buffer.alloc(54));
  for (const [at, bytes, value] of changes) copy.writeUIntBE(value, at, bytes);
  return copy;
}

/** The tables, sorted by tag, behind their directory. */
function assemble(tables: ReadonlyMap<string, Buffer>): Buffer {
  const count = tables.size;
  const power = 2 ** Math.floor(Math.log2(count));
  const directory = Buffer.alloc(12 + count * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(count, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  let at = 12;
  const sorted = [...tables].sort(([a], [b]) => compareUtf8(a, b));
  for (const [tag, table] of sorted) {
    const body = padded(table);
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(checksum(body), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    parts.push(body);
    offset += body.length;
    at += 16;
  }
  return Buffer.concat(parts);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}
