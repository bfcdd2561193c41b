import { readFileSync } from 'node:fs';
import { appError } from '../../i18n/catalogue.ts';
import { cffOutlines } from './cff-outlines.ts';
import { glyphLookup } from './cmap.ts';
import { FontFileError, type FontTables, fontTables } from './font-tables.ts';

/**
 * A font read for printing only: code point → glyph, advance widths, and the TrueType outlines that a subset copies. Widths
 * and heights are in thousandths of an em, whatever the font's own unit is.
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

/**
 * Opens a font file: .ttf, .ttc, .otf or .woff. Throws E_PAPER_FONT_FILE for one that cannot be read, E_PAPER_FONT for one that
 * is no font that can be printed.
 */
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
    // What a broken table makes the parsers throw (a read outside of it) is a fault of the file too.
    const fault = cause instanceof FontFileError ? cause.fault : 'damaged';
    throw appError('E_PAPER_FONT', { file, fault }, { cause });
  }
}

function parse(file: string, bytes: Buffer): TrueType {
  const tables = fontTables(bytes);
  const head = need(tables, 'head');
  const hhea = need(tables, 'hhea');
  const hmtx = need(tables, 'hmtx');
  const os2 = tables('OS/2');
  const post = tables('post');
  const unitsPerEm = head.readUInt16BE(18);
  const metricCount = hhea.readUInt16BE(34);
  const scale = 1000 / unitsPerEm;
  const scaled = (value: number): number => Math.round(value * scale * 10) / 10;
  const modernOs2 = os2 !== undefined && os2.length >= 90 && os2.readUInt16BE(0) >= 2;
  const ascent = scaled(hhea.readInt16BE(4));
  const isCff = tables('CFF ') !== undefined;

  return {
    file,
    postscriptName: postscriptName(tables('name')) ?? 'Font',
    unitsPerEm,
    ascent,
    descent: scaled(hhea.readInt16BE(6)),
    capHeight: modernOs2 ? scaled(os2.readInt16BE(88)) : ascent * 0.8,
    xHeight: modernOs2 ? scaled(os2.readInt16BE(86)) : ascent * 0.5,
    italicAngle: post ? post.readInt32BE(4) / 65536 : 0,
    fixedPitch: post ? post.readUInt32BE(12) !== 0 : false,
    bbox: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))) as [number, number, number, number],
    glyphCount: need(tables, 'maxp').readUInt16BE(4),
    glyphOf: glyphLookup(need(tables, 'cmap')),
    advanceOf: (glyph) => scaled(hmtx.readUInt16BE(Math.min(glyph, metricCount - 1) * 4)),
    outlineOf: isCff ? cffOutlines(bytes, unitsPerEm) : plainOutlines(tables, head),
    table: (tag) => (isCff && tag === 'maxp' ? fullProfile(need(tables, 'maxp')) : tables(tag)),
  };
}

function plainOutlines(tables: FontTables, head: Buffer): (glyph: number) => Buffer {
  const loca = need(tables, 'loca');
  const glyf = need(tables, 'glyf');
  const longLoca = head.readInt16BE(50) === 1;
  const offsetOf = (glyph: number): number =>
    longLoca ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  return (glyph) => glyf.subarray(offsetOf(glyph), offsetOf(glyph + 1));
}

/** A CFF font's maxp has the glyph count only; TrueType outlines want limits too, which matter to hinting alone: all generous. */
function fullProfile(short: Buffer): Buffer {
  const maxp = Buffer.alloc(32);
  maxp.writeUInt32BE(0x00010000, 0);
  short.copy(maxp, 4, 4, 6);
  const [points, contours, zones] = [8000, 500, 2];
  maxp.writeUInt16BE(points, 6);
  maxp.writeUInt16BE(contours, 8);
  maxp.writeUInt16BE(zones, 14);
  return maxp;
}

function need(tables: FontTables, tag: string): Buffer {
  const found = tables(tag);
  if (!found) throw new FontFileError('damaged', `no table ${tag}`);
  return found;
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
