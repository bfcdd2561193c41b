import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/paper/blocks.ts';
import { CHART_FONT, renderChart } from '../../src/paper/chart.ts';
import { openFonts } from '../../src/paper/fonts.ts';
import { renderDocument } from '../../src/paper/render-document.ts';
import { readPdf } from '../support/read-pdf.ts';

const options = {
  fonts: openFonts(),
  lang: 'zh',
  layout: 'compact',
  title: '月报',
  footer: '2026年4月',
  createdAt: new Date('2026-05-01T02:00:00Z'),
} as const;

const bars = {
  xAxis: { type: 'category' as const, data: ['教育局', '卫健委'] },
  yAxis: { type: 'value' as const },
  series: [{ type: 'bar' as const, data: [12, 30] }],
};

function document(blocks: readonly Block[]): Uint8Array {
  const made = renderDocument(blocks, options);
  if (!made.ok) throw made.error;
  return made.value;
}

describe('a chart', () => {
  it('is still SVG in the face that the papers bring, the same every time', async () => {
    const svg = await renderChart(bars, { width: 400, height: 200 });
    expect(svg).toMatch(/^<svg[^>]*width="400"[^>]*height="200"/);
    expect(svg).toContain('教育局');
    expect(svg).toContain(CHART_FONT);
    expect(svg).not.toMatch(/<animate|<script|<image/);
    expect(await renderChart(bars, { width: 400, height: 200 })).toBe(svg);
  });
});

describe('a document of blocks', () => {
  it('keeps its order, and moves a picture that does not fit to the next page whole', async () => {
    const svg = await renderChart(bars, { width: 440, height: 400 });
    const picture: Block = { type: 'picture', svg, width: 440, height: 400 };
    const pdf = readPdf(
      document([
        { type: 'title', inlines: [{ text: '月报' }] },
        picture,
        { type: 'paragraph', inlines: [{ text: '第一段' }] },
        picture,
        { type: 'paragraph', inlines: [{ text: '第二段' }] },
      ]),
    );
    expect(pdf.pages).toHaveLength(2);
    expect(pdf.pages[0]?.text).toContain('第一段');
    expect(pdf.pages[1]?.text).toContain('第二段');
    for (const page of pdf.pages) expect(page.text).toContain('2026年4月');
  });

  it('is the same bytes for the same blocks, pictures included', async () => {
    const svg = await renderChart(bars, { width: 300, height: 200 });
    const blocks: Block[] = [{ type: 'picture', svg, width: 300, height: 200 }];
    expect(Buffer.from(document(blocks)).equals(document(blocks))).toBe(true);
  });

  it('is refused with the character that no font has', () => {
    const made = renderDocument([{ type: 'paragraph', inlines: [{ text: '甲𪘀' }] }], options);
    expect(!made.ok && made.error.params['codePoint']).toBe('U+2A600');
  });
});
