import { readFileSync } from 'node:fs';
import { appError } from '../../i18n/catalogue.ts';
import { glyphLookup } from './cmap.ts';

/**
 * A TrueType font read for printing only: code point → glyph, advance widths, and the raw outlines that a subset copies.
 * Widths and heights are in thousandths of an em, whatever the font's own unit is.
 */
export type TrueType = {
  readonly file: string;
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly fixedPitch: boolean;
  readonly bbox: readonly [number, number, number, number];
  readonly glyphCount: number;
  /** The glyph of a code point; 0 when the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
  /** Outline bytes of a glyph; empty for a blank one. */
  readonly outlineOf: (glyph: number) => Buffer;
  readonly table: (tag: string) => Buffer | undefined;
};

/** Opens a font file (.ttf, or the first face of a .ttc). Fonts without TrueType outlines are refused: E_PAPER_FONT. */
export function openTrueType(file: string): TrueType {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw appError('E_PAPER_FONT_FILE', { file }, { cause });
  }
  try {
    return parse(file, bytes);
  } catch (cause) {
    throw appError('E_PAPER_FONT', { file }, { cause });
  }
}

function parse(file: string, bytes: Buffer): TrueType {
  const tables = tableDirectory(bytes);
  const need = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (!found) throw new Error(`no table ${tag}`);
    return found;
  };
  const head = need('head');
  const hhea = need('hhea');
  const hmtx = need('hmtx');
  const loca = need('loca');
  const glyf = need('glyf');
  const os2 = tables.get('OS/2');
  const post = tables.get('post');
  const glyphCount = need('maxp').readUInt16BE(4);
  const unitsPerEm = head.readUInt16BE(18);
  const longLoca = head.readInt16BE(50) === 1;
  const metricCount = hhea.readUInt16BE(34);
  const scale = 1000 / unitsPerEm;
  const scaled = (value: number): number => Math.round(value * scale * 10) / 10;
  const offsetOf = (glyph: number): number =>
    longLoca ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  const modernOs2 = os2 !== undefined && os2.length >= 90 && os2.readUInt16BE(0) >= 2;
  const ascent = scaled(hhea.readInt16BE(4));

  return {
    file,
    postscriptName: postscriptName(tables.get('name')) ?? 'Font',
    unitsPerEm,
    ascent,
    descent: scaled(hhea.readInt16BE(6)),
    capHeight: modernOs2 ? scaled(os2.readInt16BE(88)) : ascent * 0.8,
    xHeight: modernOs2 ? scaled(os2.readInt16BE(86)) : ascent * 0.5,
    italicAngle: post ? post.readInt32BE(4) / 65536 : 0,
    fixedPitch: post ? post.readUInt32BE(12) !== 0 : false,
    bbox: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))) as [number, number, number, number],
    glyphCount,
    glyphOf: glyphLookup(need('cmap')),
    advanceOf: (glyph) => scaled(hmtx.readUInt16BE(Math.min(glyph, metricCount - 1) * 4)),
    outlineOf: (glyph) => glyf.subarray(offsetOf(glyph), offsetOf(glyph + 1)),
    table: (tag) => tables.get(tag),
  };
}

function tableDirectory(bytes: Buffer): Map<string, Buffer> {
  const start = bytes.toString('latin1', 0, 4) === 'ttcf' ? bytes.readUInt32BE(12) : 0;
  const tables = new Map<string, Buffer>();
  const count = bytes.readUInt16BE(start + 4);
  for (let i = 0; i < count; i++) {
    const entry = start + 12 + i * 16;
    const offset = bytes.readUInt32BE(entry + 8);
    const length = bytes.readUInt32BE(entry + 12);
    if (offset + length > bytes.length) throw new Error('table outside the file');
    tables.set(bytes.toString('latin1', entry, entry + 4), bytes.subarray(offset, offset + length));
  }
  return tables;
}

/** Name 6 of the name table; only letters that a PDF name may hold stay. */
function postscriptName(table: Buffer | undefined): string | undefined {
  if (!table) return undefined;
  const count = table.readUInt16BE(2);
  const storage = table.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const at = 6 + i * 12;
    if (table.readUInt16BE(at + 6) !== 6) continue;
    const start = storage + table.readUInt16BE(at + 10);
    const raw = table.toString('latin1', start, start + table.readUInt16BE(at + 8));
    const name = raw.replace(/[^A-Za-z0-9_-]/g, '');
    if (name !== '') return name;
  }
  return undefined;
}
