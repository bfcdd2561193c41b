import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/paper/blocks.ts';
import { openFonts } from '../../src/paper/fonts.ts';
import { renderDocument } from '../../src/paper/render-document.ts';
import { readPdf } from '../support/read-pdf.ts';

const fonts = openFonts();
type Lang = 'zh' | 'en';

/** The pages that blocks make, each as the lines of its text, without the page number. */
function pagesOf(blocks: readonly Block[], lang: Lang): string[][] {
  const made = renderDocument(blocks, {
    fonts,
    lang,
    layout: 'standard',
    title: '试',
    footer: '试',
    createdAt: new Date('2026-04-15T02:00:00Z'),
  });
  if (!made.ok) throw made.error;
  return readPdf(made.value).pages.map(({ lines }) =>
    lines.map(({ text }) => text).filter((text) => text !== '试' && !text.startsWith('— ')),
  );
}

const paragraph = (text: string, more: object = {}): Block => ({
  type: 'paragraph',
  inlines: [{ text }],
  ...more,
});
const bold = (text: string, more: object = {}): Block => ({
  type: 'paragraph',
  inlines: [{ text, role: 'bold' }],
  ...more,
});

/** So many single lines first, that what is tried stands at every height of a page once. */
const filler = (count: number): Block[] => Array.from({ length: count }, (_, i) => paragraph(`填${i}`));
const heights = Array.from({ length: 40 }, (_, i) => i);

/** The page on which a text stands, and its place from the page's end: 0 is the last line. */
function find(pages: readonly string[][], text: string): { page: number; fromEnd: number } {
  const page = pages.findIndex((lines) => lines.some((line) => line.includes(text)));
  const lines = pages[page] ?? [];
  return { page, fromEnd: lines.length - 1 - lines.findIndex((line) => line.includes(text)) };
}

describe.each(['zh', 'en'] as const)('at every height of a page (%s)', (lang) => {
  it.each<[string, Block[], Block]>([
    ['a heading of level 1', [{ type: 'heading', level: 1, inlines: [{ text: '标题' }] }], paragraph('后文')],
    ['a heading of level 2', [{ type: 'heading', level: 2, inlines: [{ text: '标题' }] }], paragraph('后文')],
    ['a heading of level 3', [{ type: 'heading', level: 3, inlines: [{ text: '标题' }] }], paragraph('后文')],
    ['a centred heading in bold', [bold('标题', { align: 'center' })], paragraph('后文')],
    ['a line in bold', [bold('标题')], paragraph('后文')],
    ['a line that ends in a colon', [paragraph('标题：')], paragraph('后文', { marker: '1. ', depth: 1 })],
    ['a line before a table', [paragraph('标题：')], tableOf(['后文', '乙', '丙'])],
    [
      'a chain of headings',
      [{ type: 'heading', level: 1, inlines: [{ text: '标题' }] }, bold('小标题'), paragraph('下列：')],
      paragraph('后文'),
    ],
  ])('%s stays with what follows it', (_what, lead, after) => {
    for (const height of heights) {
      const pages = pagesOf([...filler(height), ...lead, after], lang);
      expect(find(pages, '标题').page, `after ${height} lines`).toBe(find(pages, '后文').page);
    }
  });

  it('no first or last line of a paragraph stands alone', () => {
    const words = lang === 'zh' ? '承诺'.repeat(80) : 'promise and notice '.repeat(22);
    for (const height of heights) {
      const pages = pagesOf([...filler(height), paragraph(`首${words}`)], lang);
      const parts = pages.map((lines) => lines.filter((line) => !line.startsWith('填')).length);
      for (const part of parts) expect(part, `after ${height} lines`).not.toBe(1);
    }
  });

  it('no first or last row of a table stands alone', () => {
    const names = Array.from({ length: 9 }, (_, i) => `行${i}`);
    for (const height of heights) {
      const pages = pagesOf([...filler(height), tableOf(names)], lang);
      const parts = pages.map((lines) => lines.filter((line) => line.startsWith('行')).length);
      for (const part of parts) expect(part, `after ${height} lines`).not.toBe(1);
    }
  });

  it('a form is not torn apart', () => {
    const row = (text: string) => [{ inlines: [{ text }], label: true }, { inlines: [{ text: '值' }] }];
    const form: Block = { type: 'table', columns: [1, 2], head: [], rows: ['甲', '乙', '丙', '丁'].map(row) };
    for (const height of heights) {
      const pages = pagesOf([...filler(height), form], lang);
      expect(find(pages, '甲').page, `after ${height} lines`).toBe(find(pages, '丁').page);
    }
  });

  it('nothing is lost, whatever is kept together', () => {
    for (const height of heights) {
      const blocks = [...filler(height), bold('标题'), paragraph('下列：'), tableOf(['甲', '乙', '丙'])];
      const text = pagesOf(blocks, lang).flat().join('');
      for (const part of ['标题', '下列：', '甲', '乙', '丙']) expect(text).toContain(part);
      expect(text.match(/填\d+/g) ?? []).toHaveLength(height);
    }
  });
});

describe('what is taller than a page', () => {
  it('is printed all the same, though it asks to stay together', () => {
    const chain = Array.from({ length: 60 }, (_, i) => bold(`题${i}`));
    const pages = pagesOf([...chain, paragraph('后文')], 'zh');
    expect(pages.flat().filter((line) => line.startsWith('题'))).toHaveLength(60);
  });
});

describe('the last line of a paragraph', () => {
  it('is never one character and its mark', () => {
    for (let count = 30; count < 120; count++) {
      const lines = pagesOf([paragraph(`${'承诺告知核查'.repeat(30).slice(0, count)}。`)], 'zh').flat();
      expect([...(lines.at(-1) ?? '')].length, `${count} characters`).toBeGreaterThan(2);
      expect(lines.join('')).toHaveLength(count + 1);
    }
  });
});

function tableOf(names: readonly string[]): Block {
  const cell = (text: string) => ({ inlines: [{ text }] });
  return {
    type: 'table',
    columns: [1, 1],
    head: [[cell('名称'), cell('说明')]],
    rows: names.map((name) => [cell(name), cell('无')]),
  };
}
