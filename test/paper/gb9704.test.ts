import { describe, expect, it } from 'vitest';
import { openFonts } from '../../src/paper/fonts.ts';
import { drawPages, type Picture } from '../../src/paper/picture.ts';
import { preparePaper } from '../../src/paper/printer.ts';
import { parseTemplate } from '../../src/paper/template.ts';
import { type PdfFile, readPdf } from '../support/read-pdf.ts';

/** Ten dots a millimetre: what is measured on the picture is what a ruler finds on the sheet. */
const DOTS_PER_MM = 10;

const fonts = openFonts();

type Made = { readonly pdf: PdfFile; readonly pages: readonly Picture[] };

async function print(body: string, layout: 'standard' | 'compact' = 'standard'): Promise<Made> {
  const front = `---\nname: test/one\nkind: paper\nversion: "1"\nlang: zh\ntitle: 试验\nlayout: ${layout}\nfields: []\n---\n`;
  const printer = preparePaper({ template: parseTemplate(front + body, 'one.md'), fonts, lang: 'zh' });
  const made = printer.render({}, { meta: { title: '试验', createdAt: new Date('2026-04-15T02:00:00Z') } });
  if (!made.ok) throw made.error;
  return { pdf: readPdf(made.value), pages: await drawPages(made.value, DOTS_PER_MM * 25.4) };
}

type Box = { left: number; top: number; right: number; bottom: number };

/** The smallest box around all ink between two heights of a page, in millimetres from the upper left corner. */
function inkBox(picture: Picture | undefined, from = 0, to = 297): Box {
  if (!picture) throw new Error('no such page');
  const box = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (let y = from * DOTS_PER_MM; y < Math.min(to * DOTS_PER_MM, picture.height); y++)
    for (let x = 0; x < picture.width; x++) {
      if ((picture.pixels[y * picture.width + x] ?? 255) > 128) continue;
      box.left = Math.min(box.left, x / DOTS_PER_MM);
      box.right = Math.max(box.right, (x + 1) / DOTS_PER_MM);
      box.top = Math.min(box.top, y / DOTS_PER_MM);
      box.bottom = Math.max(box.bottom, (y + 1) / DOTS_PER_MM);
    }
  return box;
}

/** Margins of GB/T 9704-2012, 5.2.1: 37 mm, 28 mm, and what 156 mm × 225 mm leave. Ink stands a little inside its square. */
const TEXT = { left: 28, top: 37, right: 184, bottom: 262 };
const INSIDE = 1.2;

function expectInside(box: Box): void {
  expect(box.left).toBeGreaterThan(TEXT.left - 0.1);
  expect(box.left).toBeLessThan(TEXT.left + INSIDE);
  expect(box.right).toBeLessThan(TEXT.right + 0.1);
  expect(box.right).toBeGreaterThan(TEXT.right - INSIDE);
  expect(box.top).toBeGreaterThan(TEXT.top - 0.1);
  expect(box.bottom).toBeLessThan(TEXT.bottom + 0.1);
}

const baselines = (pdf: PdfFile, page: number, size: number): number[] =>
  (pdf.pages[page]?.lines ?? []).filter((line) => line.size === size).map((line) => line.y);

describe('a full page, measured on its picture', () => {
  it('has the margins of the standard, 22 lines of 28 characters, and 28.99 pt from line to line', async () => {
    const { pdf, pages } = await print('国'.repeat(28 * 60));
    const box = inkBox(pages[1], 0, 263);
    expectInside(box);
    // The square of a 3号 character is a little lower than its line.
    expect(box.top - TEXT.top).toBeLessThan(3.2);
    expect(TEXT.bottom - box.bottom).toBeLessThan(3.2);
    const lines = baselines(pdf, 1, 16);
    expect(lines).toHaveLength(22);
    for (const [i, y] of lines.slice(1).entries()) expect(y - (lines[i] ?? 0)).toBeCloseTo(28.99, 1);
    for (const line of pdf.pages[1]?.lines.filter(({ size }) => size === 16) ?? [])
      expect([...line.text]).toHaveLength(28);
  });

  it('in the compact layout has the same margins, and 32 lines of 37 characters', async () => {
    const { pdf, pages } = await print('国'.repeat(37 * 70), 'compact');
    expectInside(inkBox(pages[1], 0, 263));
    expect(baselines(pdf, 1, 12)).toHaveLength(32);
    expect([...(pdf.pages[1]?.lines[0]?.text ?? '')]).toHaveLength(37);
  });
});

describe('the page number', () => {
  it('is 4号, its dashes 7 mm below the text area, a character from the right or left margin', async () => {
    const { pdf, pages } = await print('国'.repeat(28 * 30));
    const line = pdf.pages[0]?.lines.find(({ text }) => text === '— 1 —');
    expect([line?.size, line?.faces]).toEqual([14, ['NotoSerifSC-Regular']]);
    const character = (14 * 25.4) / 72;
    const odd = inkBox(pages[0], 263);
    expect(Math.abs(odd.right - (TEXT.right - character))).toBeLessThan(0.8);
    const even = inkBox(pages[1], 263);
    expect(Math.abs(even.left - (TEXT.left + character))).toBeLessThan(0.8);
    // The dash alone: the first two millimetres of the number.
    const picture = pages[1];
    const dash = { left: even.left + 0.5, right: even.left + 2 };
    const rows = picture
      ? Array.from({ length: picture.height - 2630 }, (_, i) => i + 2630).filter(
          (y) => (picture.pixels[y * picture.width + Math.round(dash.right * DOTS_PER_MM)] ?? 255) < 128,
        )
      : [];
    expect(Math.abs((rows[0] ?? 0) / DOTS_PER_MM - (TEXT.bottom + 7))).toBeLessThan(0.25);
  });

  it('stays in 宋体 when the office sets its text in another face', async () => {
    const other = openFonts({ body: fonts.mainFace('kai').file });
    expect(other.mainFace('number').postscriptName).toBe('NotoSerifSC-Regular');
    expect(other.mainFace('body').postscriptName).toBe('LXGWWenKai-Regular');
  });
});

describe('title, headings, name and date', () => {
  it('stand in their faces and sizes', async () => {
    const { pdf } = await print('# 标题\n\n## 一、甲\n\n### （一）乙\n\n#### 1. 丙\n\n正文');
    const found = (pdf.pages[0]?.lines ?? []).map(({ text, size, faces }) => [text, size, ...faces]);
    expect(found.slice(0, 5)).toEqual([
      ['标题', 22, 'NotoSerifSC-Bold'],
      ['一、甲', 16, 'NotoSansSC-Medium'],
      ['（一）乙', 16, 'LXGWWenKai-Regular'],
      ['1. 丙', 16, 'NotoSerifSC-Regular'],
      ['正文', 16, 'NotoSerifSC-Regular'],
    ]);
  });

  it('the title stands in the middle of the text area', async () => {
    const { pages } = await print('# 国国国国国国国');
    const { left, right } = inkBox(pages[0], 30, 60);
    expect(Math.abs((left + right) / 2 - (TEXT.left + TEXT.right) / 2)).toBeLessThan(0.3);
  });

  it('the date ends four characters from the right margin, the organ is centred above it', async () => {
    const { pdf, pages } = await print('::: right\n国国国国国国国国国国国国\n2026年9月16日\n:::');
    const [name, date] = (pdf.pages[0]?.lines ?? []).map(({ y }) => (y * 25.4) / 72);
    const nameBox = inkBox(pages[0], Math.round((name ?? 0) - 6), Math.round((name ?? 0) + 2));
    const dateBox = inkBox(pages[0], Math.round((date ?? 0) - 6), Math.round((date ?? 0) + 2));
    const character = 156 / 28;
    expect(Math.abs(dateBox.right - (TEXT.right - 4 * character))).toBeLessThan(1.2);
    const middle = (box: Box): number => (box.left + box.right) / 2;
    expect(Math.abs(middle(nameBox) - middle(dateBox))).toBeLessThan(0.8);
    expect(nameBox.right).toBeLessThan(TEXT.right);
  });

  it('an organ of a long name does not reach over the margin', async () => {
    const { pages } = await print(`::: right\n${'国'.repeat(24)}\n2026年9月16日\n:::`);
    const box = inkBox(pages[0], 30, 60);
    expect(box.right).toBeLessThan(TEXT.right + 0.1);
    expect(box.left).toBeGreaterThan(TEXT.left);
  });
});
