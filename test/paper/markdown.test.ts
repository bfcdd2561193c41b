import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/paper/markdown.ts';

const one = (source: string) => parseMarkdown(source)[0];
const inlines = (text: string) => [{ text }];

describe('Markdown', () => {
  it('gives title, headings and paragraphs', () => {
    expect(parseMarkdown('# 书\n\n## 一、甲\n\n### （一）乙\n\n#### 1. 丙\n\n丁')).toEqual([
      { type: 'title', inlines: inlines('书') },
      { type: 'heading', level: 1, inlines: inlines('一、甲') },
      { type: 'heading', level: 2, inlines: inlines('（一）乙') },
      { type: 'heading', level: 3, inlines: inlines('1. 丙') },
      { type: 'paragraph', inlines: inlines('丁') },
    ]);
  });

  it('knows bold and kai beside Chinese marks, where plain Markdown wants a space', () => {
    expect(one('**（一）依据。**下列*文件。*甲')).toEqual({
      type: 'paragraph',
      inlines: [
        { text: '（一）依据。', role: 'bold' },
        { text: '下列' },
        { text: '文件。', role: 'kai' },
        { text: '甲' },
      ],
    });
  });

  it('joins lines with a space after English and with nothing after Chinese', () => {
    expect(one('甲乙\n丙')).toMatchObject({
      inlines: [{ text: '甲乙' }, { text: '' }, { text: '丙' }].filter((x) => x.text),
    });
    expect(one('one\ntwo')).toMatchObject({ inlines: [{ text: 'one' }, { text: ' ' }, { text: 'two' }] });
  });

  it('numbers lists, and lists in lists', () => {
    expect(parseMarkdown('3. 甲\n\n4. 乙\n\n   - 丙')).toMatchObject([
      { marker: '3. ', depth: 1 },
      { marker: '4. ', depth: 1 },
      { marker: '• ', depth: 2 },
    ]);
  });

  it('takes widths and sides of columns from a table', () => {
    expect(one('| 甲{3} | 乙{1.5} |\n|---|:---:|\n| a | b |')).toEqual({
      type: 'table',
      columns: [3, 1.5],
      head: [[{ inlines: inlines('甲') }, { inlines: inlines('乙'), align: 'center' }]],
      rows: [[{ inlines: inlines('a') }, { inlines: inlines('b'), align: 'center' }]],
    });
  });

  it('gives forms, ruled fields, signatures and small print', () => {
    expect(one('::: form 1 2\n| 姓名 | 王<br>李 |\n:::')).toMatchObject({
      columns: [1, 2],
      rows: [[{ label: true, inlines: inlines('姓名') }, { inlines: inlines('王\n李') }]],
    });
    // Shares of four columns hold though no row has them all: the last cell reaches to the margin.
    expect(one('::: form 3 5 3 5\n| 姓名 | 王 |\n:::')).toMatchObject({ columns: [3, 5, 3, 5] });
    expect(one('::: fields\n姓名：王\n:::')).toEqual({
      type: 'fields',
      rows: [{ label: inlines('姓名：'), value: inlines('王') }],
    });
    expect(one('::: sign\n甲\n\n　年　月\n---\n乙\n:::')).toMatchObject({
      columns: [[inlines('甲'), [], inlines('　年　月')], [inlines('乙')]],
    });
    expect(one('::: note\n一式两份\n:::')).toMatchObject({ small: true });
    expect(one('::: right\n某局\n:::')).toMatchObject({ align: 'right' });
    expect(one('::: pagebreak\n:::')).toEqual({ type: 'pagebreak' });
  });

  it('prints HTML, links and pictures as the text they are', () => {
    expect(one('<b>甲</b> [乙](http://a)')).toMatchObject({ type: 'paragraph' });
    const [block] = parseMarkdown('<b>甲</b> [乙](http://a) ![丙](x.png)');
    const text = block?.type === 'paragraph' ? block.inlines.map((inline) => inline.text).join('') : '';
    expect(text).toBe('<b>甲</b> [乙](http://a) ![丙](x.png)');
  });
});
