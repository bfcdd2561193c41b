import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFonts } from '../../src/paper/fonts.ts';
import { breakLines, type Line, type LineStyle } from '../../src/paper/layout/break-lines.ts';
import { area, themeOf } from '../../src/paper/layout/theme.ts';

const fonts = openFonts();
const theme = themeOf('zh', 'standard');
const body: LineStyle = { size: 16, width: area.width, tracking: theme.tracking, justify: true };

const broken = (text: string, style: LineStyle = body): Line[] =>
  breakLines(fonts, [{ text, role: 'body' }], style);
const textOf = (line: Line): string => String.fromCodePoint(...line.glyphs.map((glyph) => glyph.codePoint));

const han = fc.constantFrom(...'申请人承诺书告知行政机关核查材料的条件一二三');
const marks = fc.constantFrom(...'，。、；：？！”’）》〉」』】〕…—“‘（《〈「『【〔');
const latin = fc.constantFrom('GB', '2026', '37488', 'abc', ' ', '12.5', '%');
// As people write: marks are fewer than characters.
const writing = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: han }, { weight: 3, arbitrary: marks }, { weight: 1, arbitrary: latin }),
    {
      minLength: 1,
      maxLength: 200,
    },
  )
  .map((parts) =>
    parts
      .join('')
      .replace(/[^申-请\p{L}\p{N}\s]{3,}/gu, '，')
      .trim(),
  )
  .filter((text) => text !== '');

describe('lines', () => {
  it('lose no character but the spaces at their ends', () => {
    fc.assert(
      fc.property(writing, (text) => {
        const squashed = (s: string): string => s.replace(/ /g, '');
        expect(squashed(broken(text).map(textOf).join(''))).toBe(squashed(text));
      }),
    );
  });

  it('never start with a closing mark and never end with an opening one', () => {
    fc.assert(
      fc.property(writing, fc.integer({ min: 120, max: 450 }), (text, width) => {
        const lines = broken(text, { ...body, width });
        for (const [i, line] of lines.entries()) {
          if (i > 0) expect(textOf(line)).not.toMatch(/^[，。、；：？！）》〉」』】〕”’…—%]/);
          if (i < lines.length - 1) expect(textOf(line)).not.toMatch(/[（《〈「『【〔“‘]$/);
        }
      }),
      { examples: [['申，申，申申申 %申', 120]] },
    );
  });

  it('never reach over the margin by more than the empty half of a mark', () => {
    fc.assert(
      fc.property(writing, fc.integer({ min: 120, max: 450 }), (text, width) => {
        for (const line of broken(text, { ...body, width })) {
          const ink = line.glyphs.reduce(
            (sum, g, i) => sum + g.width + (i < line.glyphs.length - 1 ? g.extra : 0),
            0,
          );
          expect(ink).toBeLessThan(width + 8.05);
        }
      }),
    );
  });

  it('holds 28 characters in the text area at the standard size, and fills it to the margin', () => {
    const lines = broken('承'.repeat(28 * 2 + 5));
    expect(lines.map((line) => line.glyphs.length)).toEqual([28, 28, 5]);
    expect(lines[0]?.width).toBeGreaterThan(area.width - 0.3);
    expect(lines[0]?.width).toBeLessThan(area.width + 0.01);
  });

  it('keeps —— and …… whole', () => {
    for (let before = 20; before < 32; before++) {
      const lines = broken(`${'承'.repeat(before)}——诺……书`).map(textOf);
      for (const line of lines) {
        expect(line).not.toMatch(/^[—…]/);
        expect((line.match(/—/g) ?? []).length % 2).toBe(0);
      }
    }
  });

  it('squeezes marks that stand side by side', () => {
    const width = (text: string): number => broken(text, { size: 16, width: 400 })[0]?.width ?? 0;
    expect(width('《承诺》（一')).toBeCloseTo(width('《承诺》一（') - 8, 5);
  });

  it('breaks English between words only, never between a standard’s letters and its number', () => {
    const text =
      'The applicant has read the notice and meets the conditions of GB 37488 and of the rules named above.';
    for (let width = 100; width < 300; width += 7) {
      const lines = broken(text, { size: 11.5, width }).map(textOf);
      expect(lines.join(' ')).toBe(text);
      for (const line of lines) expect(line).not.toMatch(/GB$/);
    }
  });

  it('breaks a number that is longer than the line, and loses no digit of it', () => {
    const number = '11330702002593215X4330123010000';
    const lines = broken(number, { size: 12, width: 90 });
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map(textOf).join('')).toBe(number);
  });

  it('leaves the last line of a paragraph as it is', () => {
    const lines = broken(`${'承'.repeat(32)}\n${'诺'.repeat(3)}`);
    expect(lines.map((line) => line.glyphs.length)).toEqual([28, 4, 3]);
    expect(lines[1]?.width).toBeLessThan(70);
    expect(lines[2]?.width).toBeLessThan(60);
  });

  it('takes a character along to a last line that would hold one and its mark', () => {
    expect(broken(`${'承'.repeat(29)}。`).map((line) => line.glyphs.length)).toEqual([27, 3]);
    expect(
      broken(`${'承'.repeat(27)}（诺）。`)
        .map(textOf)
        .at(-1),
    ).toBe('（诺）。');
  });
});
