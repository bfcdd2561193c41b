import { deflateSync } from 'node:zlib';
import { sha256 } from '../../kernel/hash.ts';
import { subsetFont } from './subset.ts';
import type { TrueType } from './true-type.ts';

/**
 * A piece of a font, ready to be written into any number of PDF files: some characters of one face, subset and
 * compressed once. Each code point has its own code, so what is copied out of the PDF is what was printed.
 */
export type FontPart = {
  readonly font: TrueType;
  /** Font name with a subset tag made from the content: different parts never share a name (ISO 32000-1, 9.6.4). */
  readonly name: string;
  readonly codes: ReadonlyMap<number, number>;
  readonly file: Buffer;
  readonly fileLength: number;
  readonly toUnicode: Buffer;
  /** Widths that differ from 1000, as pairs for the W array: code, [width]. */
  readonly widths: readonly (number | readonly number[])[];
};

/** A part where `codePoints[i]` has the code i + 1 (each once); `level` is the compression, 9 for what is made once. */
export function makeFontPart(font: TrueType, codePoints: readonly number[], level: number): FontPart {
  const glyphs = codePoints.map((codePoint) => font.glyphOf(codePoint));
  const bytes = subsetFont(font, glyphs);
  const widths: (number | number[])[] = [];
  for (const [i, glyph] of glyphs.entries()) {
    const width = font.advanceOf(glyph);
    if (width !== 1000) widths.push(i + 1, [width]);
  }
  return {
    font,
    name: `${subsetTag(font, codePoints)}+${font.postscriptName}`,
    codes: new Map(codePoints.map((codePoint, i) => [codePoint, i + 1])),
    file: deflateSync(bytes, { level }),
    fileLength: bytes.length,
    toUnicode: deflateSync(toUnicodeCmap(codePoints), { level }),
    widths,
  };
}

/** Six capitals from the digest of face and characters. */
function subsetTag(font: TrueType, codePoints: readonly number[]): string {
  const digest = sha256(`${font.postscriptName} ${codePoints.join(' ')}`);
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

const utf16Hex = (codePoint: number): string =>
  codePoint < 0x10000
    ? hex4(codePoint)
    : hex4(0xd800 | ((codePoint - 0x10000) >> 10)) + hex4(0xdc00 | ((codePoint - 0x10000) & 0x3ff));

/** Code → Unicode, for copying and searching (ISO 32000-1, 9.10.3). At most 100 entries a block. */
function toUnicodeCmap(codePoints: readonly number[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < codePoints.length; start += 100) {
    const entries = codePoints
      .slice(start, start + 100)
      .map((codePoint, i) => `<${hex4(start + i + 1)}> <${utf16Hex(codePoint)}>`);
    blocks.push(`${entries.length} beginbfchar\n${entries.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
