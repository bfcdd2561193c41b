import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFonts } from '../../src/paper/fonts.ts';
import type { Line } from '../../src/paper/layout/break-lines.ts';
import { evenLines } from '../../src/paper/layout/even-lines.ts';
import { textSetter } from '../../src/paper/layout/text-setter.ts';
import { area } from '../../src/paper/layout/theme.ts';

const set = textSetter(openFonts());
const size = 22;
const textOf = (line: Line): string => String.fromCodePoint(...line.glyphs.map((glyph) => glyph.codePoint));
const titled = (text: string): string[] =>
  evenLines(set, [{ text }], { role: 'title', size }, area.width).map(textOf);

describe('the lines of a title', () => {
  it('is one where it fits', () => {
    expect(titled('教师资格认定告知承诺书')).toEqual(['教师资格认定告知承诺书']);
  });

  it.each([
    ['建筑业企业资质核准（专业承包乙级）告知承诺书', ['建筑业企业资质核准', '（专业承包乙级）告知承诺书']],
    [
      '常宁市交通运输综合行政执法支队证明事项告知承诺书',
      ['常宁市交通运输综合行政执法支队', '证明事项告知承诺书'],
    ],
    ['公共场所卫生许可（新证、住宿业）告知承诺书', ['公共场所卫生许可', '（新证、住宿业）告知承诺书']],
  ])('break before a bracket or before the name of the paper: %s', (text, lines) => {
    expect(titled(text)).toEqual(lines);
  });

  it('keep the words of an English title whole, and are of about one length', () => {
    const text = 'Decision on a breach of a promise, with the notice on how credit is repaired';
    const lines = evenLines(set, [{ text }], { role: 'title', size: 17.5 }, area.width);
    expect(lines.map(textOf).join(' ')).toBe(text);
    const [first = 0, second = 0, ...more] = lines.map((line) => line.width);
    expect(more).toEqual([]);
    expect(Math.abs(first - second)).toBeLessThan(0.2 * area.width);
  });

  it('lose nothing, never reach over the margin, and never part a mark from its word', () => {
    const word = fc.constantFrom(
      '建筑业',
      '企业',
      '资质',
      '（',
      '）',
      '核准',
      '、',
      '卫生',
      '《',
      '》',
      '告知承诺书',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const lines = evenLines(set, [{ text: words.join('') }], { role: 'title', size }, area.width);
        expect(lines.map(textOf).join('')).toBe(words.join(''));
        for (const line of lines) expect(line.width).toBeLessThan(area.width + size / 2);
        for (const line of lines.slice(1)) expect(textOf(line)).not.toMatch(/^[）》、]/);
        for (const line of lines.slice(0, -1)) expect(textOf(line)).not.toMatch(/[（《]$/);
      }),
    );
  });
});

describe('the lines of a label', () => {
  it('break between words, one as long as the other', () => {
    const label = (text: string, width: number): string[] =>
      evenLines(set, [{ text }], { role: 'heading', size: 12 }, width).map(textOf);
    expect(label('统一社会信用代码', 84)).toEqual(['统一社会', '信用代码']);
    expect(label('统一社会信用代码', 100)).toEqual(['统一社会信用代码']);
    expect(label('委　托\n代理人', 84)).toEqual(['委　托', '代理人']);
    expect(label('Unified social credit code', 84)).toEqual(['Unified social', 'credit code']);
  });
});
