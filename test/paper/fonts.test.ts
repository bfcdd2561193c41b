import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue, describeError } from '../../src/i18n/catalogue.ts';
import { AppError } from '../../src/kernel/app-error.ts';
import { makeFontPart } from '../../src/paper/fonts/font-part.ts';
import { subsetFont } from '../../src/paper/fonts/subset.ts';
import { openTrueType } from '../../src/paper/fonts/true-type.ts';
import { missingGlyph, openFonts } from '../../src/paper/fonts.ts';

const fonts = openFonts();
const SONG = 'NotoSerifSC-Regular';
const codeOf = (char: string): number => char.codePointAt(0) ?? 0;

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('fonts', () => {
  it('have the rare characters of names that the free faces are chosen for', () => {
    for (const char of '㛃䶮𬱖𠅤𫖯喆堃')
      expect(fonts.faceOf('body', codeOf(char))?.postscriptName, char).toBe(SONG);
  });

  it('ask one face after the other for a character, and the heavy one last', () => {
    const faces = Array.from('王𪚥𠀡', (char) => fonts.faceOf('body', codeOf(char))?.postscriptName);
    expect(faces).toEqual([SONG, 'LXGWWenKai-Regular', 'SourceHanSansSC-Normal']);
    expect(fonts.faceOf('kai', codeOf('一'))?.postscriptName).toBe('LXGWWenKai-Regular');
  });

  it('name the character and the code point that none has', () => {
    const error = missingGlyph(fonts, '王𪘀');
    expect(error?.code).toBe('E_PAPER_GLYPH');
    expect(error?.params).toEqual({ char: '𪘀', codePoint: 'U+2A600' });
    if (error) expect(describeError(catalogue('zh'), error).message).toContain('U+2A600');
    if (error) expect(JSON.stringify(error.params)).not.toContain('王');
  });

  it('show a control character instead of obeying it', () => {
    expect(missingGlyph(fonts, '王\u0007')?.params).toEqual({ char: '\\u0007', codePoint: 'U+0007' });
  });

  it('of an office that are not there or cannot be used are refused by name, before anything is printed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    const file = join(folder, 'fangsong.ttf');
    expect(refusal(() => openFonts({ kai: file })).code).toBe('E_PAPER_FONT_FILE');
    const song = readFileSync(fonts.mainFace('body').file);
    const bad: [string | Buffer, string][] = [
      ['这是说明文字，不是字体', 'no_font'],
      ['wOF2 and more', 'woff2'],
      ['OTTO', 'damaged'],
      [song.subarray(0, song.length / 2), 'damaged'],
    ];
    for (const [content, fault] of bad) {
      writeFileSync(file, content);
      const error = refusal(() => openFonts({ kai: file }));
      expect([error.code, error.params]).toEqual(['E_PAPER_FONT', { file, fault }]);
    }
  });

  it('of an office may have CFF outlines, or be packed as WOFF', () => {
    const otf = fileOf('𠀡');
    const woff = fileOf('𪚥');
    expect([otf, woff].map((file) => file.slice(-4))).toEqual(['.otf', 'woff']);
    const office = openFonts({ body: otf, title: woff });
    expect(office.faceOf('body', codeOf('承'))?.file).toBe(otf);
    expect(office.faceOf('title', codeOf('承'))?.file).toBe(woff);
  });

  it('may have one for rare characters, which is asked before those that ship', () => {
    const office = openFonts({ rare: fileOf('𠀡') });
    const faces = Array.from('王𪚥㛃', (char) => office.faceOf('body', codeOf(char))?.postscriptName);
    expect(faces).toEqual([SONG, 'LXGWWenKai-Regular', SONG]);
    const both = Array.from('王𠄘', (char) => office.faceOf('title', codeOf(char))?.file);
    expect(both).toEqual([fonts.mainFace('title').file, fileOf('𠀡')]);
  });
});

function fileOf(char: string): string {
  return fonts.faceOf('body', codeOf(char))?.file ?? '';
}

describe('a subset', () => {
  const font = fonts.mainFace('body');

  it('holds the outlines of its glyphs, renumbered, and nothing else', () => {
    const glyphs = ['承', '诺', '书'].map((char) => font.glyphOf(char.codePointAt(0) ?? 0));
    const tables = tablesOf(subsetFont(font, glyphs));
    const outline = (i: number): Buffer =>
      tables.glyf.subarray(tables.loca.readUInt32BE(i * 4), tables.loca.readUInt32BE(i * 4 + 4));
    expect(tables.maxp.readUInt16BE(4)).toBe(4);
    for (const [i, glyph] of glyphs.entries()) {
      const original = font.outlineOf(glyph);
      expect(
        outline(i + 1)
          .subarray(0, original.length)
          .equals(original),
      ).toBe(true);
    }
  });

  it('takes the parts of a composite glyph along and points to them by their new numbers', () => {
    // The faces that ship have no composite glyphs; fonts of offices do. This one is made of 承 and 诺.
    const [first = 0, second = 0] = Array.from('承诺', (char) => font.glyphOf(char.codePointAt(0) ?? 0));
    const composite = Buffer.alloc(26);
    composite.writeInt16BE(-1, 0);
    composite.writeUInt16BE(0x0021, 10); // words as offsets, another part follows
    composite.writeUInt16BE(first, 12);
    composite.writeUInt16BE(0x0002, 18); // bytes as offsets, the last part
    composite.writeUInt16BE(second, 20);
    const made = { ...font, outlineOf: (glyph: number) => (glyph === 7 ? composite : font.outlineOf(glyph)) };

    const tables = tablesOf(subsetFont(made, [7, first]));
    // .notdef, the composite, 承 as asked for, and then the two parts.
    expect(tables.maxp.readUInt16BE(4)).toBe(5);
    const at = tables.loca.readUInt32BE(4);
    expect([tables.glyf.readUInt16BE(at + 12), tables.glyf.readUInt16BE(at + 20)]).toEqual([3, 4]);
    const original = font.outlineOf(second);
    const partAt = tables.loca.readUInt32BE(4 * 4);
    expect(tables.glyf.subarray(partAt, partAt + original.length).equals(original)).toBe(true);
  });

  it('has a name of its own for every set of characters, and the same name for the same set', () => {
    const name = (text: string): string =>
      makeFontPart(
        font,
        Array.from(text, (c) => c.codePointAt(0) ?? 0),
        1,
      ).name;
    expect(name('王小明')).toMatch(/^[A-Z]{6}\+NotoSerifSC-Regular$/);
    expect(name('王小明')).toBe(name('王小明'));
    expect(name('王小明')).not.toBe(name('王小红'));
  });
});

describe('a character table', () => {
  it('of the Hei face agrees with that of the Song face on what exists', () => {
    const sans = openTrueType(openFonts().mainFace('heading').file);
    expect(sans.glyphOf(0x627f)).toBeGreaterThan(0);
    expect(sans.glyphOf(0xe000)).toBe(0);
    expect(sans.advanceOf(sans.glyphOf(0x627f))).toBe(1000);
  });
});

function tablesOf(bytes: Buffer): { glyf: Buffer; loca: Buffer; maxp: Buffer } {
  const table = (wanted: string): Buffer => {
    for (let at = 12; at < 12 + bytes.readUInt16BE(4) * 16; at += 16) {
      if (bytes.toString('latin1', at, at + 4) !== wanted) continue;
      const offset = bytes.readUInt32BE(at + 8);
      return bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12));
    }
    throw new Error(`no table ${wanted}`);
  };
  return { glyf: table('glyf'), loca: table('loca'), maxp: table('maxp') };
}
