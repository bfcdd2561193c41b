import { describe, expect, it } from 'vitest';
import { orThrow } from '../../src/kernel/result.ts';
import { openFonts } from '../../src/paper/fonts.ts';
import { area, mm } from '../../src/paper/layout/theme.ts';
import { openBinder } from '../../src/paper/pdf/binder.ts';
import { type PaperMeta, preparePaper } from '../../src/paper/printer.ts';
import { type FieldValues, parseTemplate } from '../../src/paper/template.ts';
import { readPdf } from '../support/read-pdf.ts';

const fonts = openFonts();
const meta: PaperMeta = {
  title: '告知承诺书〔2026〕1号',
  footerLeft: '金审改承〔2026〕1号\n33070220260415000001',
  qrText: 'CN1:33070220260415000001:0123456789abcdef',
  createdAt: new Date('2026-04-15T02:00:00Z'),
};

function printer(body: string, lang: 'zh' | 'en' = 'zh', layout: 'standard' | 'compact' = 'standard') {
  const front = `---
name: test/one
kind: letter
version: "1"
lang: ${lang}
title: 试验
layout: ${layout}
fields:
  - { name: a, zh: 甲, en: a, required: true }
  - { name: b, zh: 乙, en: b }
  - { name: rows, zh: 行, en: rows, type: rows, columns: [x, y] }
---
`;
  return preparePaper({ template: parseTemplate(front + body, 'one.md'), fonts, lang });
}

function print(body: string, fields: FieldValues, lang: 'zh' | 'en' = 'zh') {
  const made = printer(body, lang).render(fields, { meta });
  if (!made.ok) throw made.error;
  return readPdf(made.value);
}

const squashed = (text: string): string => text.replace(/\s/g, '');

describe('a printed paper', () => {
  it('is the same bytes for the same input, whatever was printed before', () => {
    const body = '# 标题{{ a }}\n\n{{ b }}条件。';
    const one = printer(body);
    const first = one.render({ a: '王𬱖', b: '甲' }, { meta });
    const other = one.render({ a: '李小明', b: '乙' }, { meta });
    const again = one.render({ a: '王𬱖', b: '甲' }, { meta });
    const fresh = printer(body).render({ a: '王𬱖', b: '甲' }, { meta });
    if (!first.ok || !other.ok || !again.ok || !fresh.ok) throw new Error('not printed');
    expect(Buffer.from(again.value).equals(first.value)).toBe(true);
    expect(Buffer.from(fresh.value).equals(first.value)).toBe(true);
    expect(Buffer.from(other.value).equals(first.value)).toBe(false);
  });

  it('can be copied and searched as it was written: rare names, radical forms, marks that are squeezed', () => {
    const name = '王𬱖㛃𠅤⼈人䶮';
    const text = print('# 书\n\n姓名：{{ a }}。《{{ b }}》（甲）', { a: name, b: '〈条例〉办法' }).text;
    expect(text).toContain(`姓名：${name}。《〈条例〉办法》（甲）`);
  });

  it('names language and title for readers and search', () => {
    const pdf = print('# 书\n\n{{ a }}', { a: '王' });
    expect(pdf.catalog).toContain('/Lang (zh-CN)');
    expect(pdf.catalog).toContain('/ViewerPreferences');
    expect(pdf.info).toContain('D:20260415020000Z');
    const english = print('# Letter\n\n{{ a }}', { a: 'Wang' }, 'en');
    expect(english.catalog).toContain('/Lang (en)');
  });

  it('embeds only subsets, each under a name of its own', () => {
    const names = print('# 标题\n\n{{ a }}**重**', { a: '嘉' }).fontNames;
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+Noto(Serif|Sans)SC-/);
    const one = print('书\n\n{{ a }}', { a: '嘉' }).fontNames;
    const two = print('书\n\n{{ a }}', { a: '颖' }).fontNames;
    expect(one.filter((name) => two.includes(name))).toHaveLength(1); // the template's own part
  });

  it('is refused with the character and its code point when no font has it', () => {
    const made = printer('{{ a }}').render({ a: '王𪘀' }, { meta });
    expect(!made.ok && [made.error.code, made.error.params]).toEqual([
      'E_PAPER_GLYPH',
      { char: '𪘀', codePoint: 'U+2A600' },
    ]);
  });
});

describe('data', () => {
  const nasty = '**粗** # 一 | 二 [x](http://a) <b>&amp;</b> {{ b }} {% raw %} ::: sign `c` 1. *d* \\ ---';

  it('is nothing but text, whatever it holds', () => {
    const pdf = print('# 书\n\n姓名：{{ a }}', { a: nasty });
    expect(squashed(pdf.text)).toContain(squashed(`姓名：${nasty}`));
  });

  it('cannot change a table or a list around it', () => {
    const body =
      '# 书\n\n| 名称 | 份数 |\n|---|---|\n{% for row in rows %}| {{ row.x }} | {{ row.y }} |\n{% endfor %}\n\n::: form\n| 甲 | {{ a }} |\n:::';
    const plain = print(body, { a: '王', rows: [{ x: '表', y: '1' }] });
    const rich = print(body, { a: '| 一 | 二 |', rows: [{ x: '| 三 | 四 |', y: '1' }] });
    expect(rich.pages[0]?.rules).toBe(plain.pages[0]?.rules);
    expect(rich.text).toContain('| 三 | 四 |');
  });

  it('keeps its own line breaks', () => {
    const lines = print('姓名：{{ a }}', { a: '甲\r\n乙' }).pages[0]?.lines.map((line) => line.text) ?? [];
    expect(lines.slice(0, 2)).toEqual(['姓名：甲', '乙']);
  });
});

describe('the page of GB/T 9704-2012', () => {
  const pdf = print('{{ a }}', { a: '承'.repeat(28 * 50) });

  it('has 22 lines of 28 characters inside the text area', () => {
    const body = (pdf.pages[1]?.lines ?? []).filter((line) => line.size === 16);
    expect(body).toHaveLength(22);
    expect(body.map((line) => [...line.text].length)).toEqual(Array.from({ length: 22 }, () => 28));
    for (const line of body) {
      expect(line.x).toBeCloseTo(mm(28), 1);
      expect(line.y).toBeGreaterThan(mm(37) + 10);
      expect(line.y).toBeLessThan(mm(37 + 225));
    }
  });

  it('indents a paragraph by two characters', () => {
    const [first, second] = pdf.pages[0]?.lines ?? [];
    expect([...(first?.text ?? '')].length).toBe(26);
    expect((first?.x ?? 0) - (second?.x ?? 0)).toBeCloseTo(2 * 15.785, 1);
  });

  it('numbers odd pages at the right and even ones at the left, below the text', () => {
    const numbers = pdf.pages.map((page) => page.lines.find((line) => line.text.startsWith('— ')));
    expect(numbers.map((line) => line?.text)).toEqual(['— 1 —', '— 2 —', '— 3 —']);
    expect(numbers[0]?.x).toBeGreaterThan(area.left + area.width / 2);
    expect(numbers[1]?.x).toBeCloseTo(area.left + 14, 1);
    expect(numbers[0]?.y).toBeGreaterThan(mm(37 + 225 + 7));
  });

  it('carries number, code and QR code on every page', () => {
    for (const page of pdf.pages) {
      expect(page.text).toContain('金审改承〔2026〕1号');
      expect(page.text).toContain('33070220260415000001');
      expect(page.forms).toEqual(['Q1']);
    }
  });
});

describe('what must not be lost or torn apart', () => {
  it('long values in narrow cells wrap and stay whole', () => {
    const code = '11330702002593215X4330123010000';
    const address = '浙江省金华市婺城区新狮街道玉泉西路三百八十八号云溪大厦一幢一零一室一零二室';
    const pdf = print('::: form 1 1 1 1\n| 地址 | {{ a }} | 编码 | {{ b }} |\n:::', { a: address, b: code });
    const cells = (pdf.pages[0]?.lines ?? []).filter((line) => line.size === 12);
    const column = (from: number, to: number): string =>
      cells
        .filter((line) => line.x >= from && line.x < to)
        .map((line) => line.text)
        .join('');
    const quarter = area.width / 4;
    expect(column(area.left + quarter, area.left + 2 * quarter)).toBe(address);
    expect(column(area.left + 3 * quarter, area.left + 4 * quarter)).toBe(code);
  });

  it('a table that goes on repeats its head, and a cell longer than a page is printed to its end', () => {
    const body =
      '| 名称 | 说明 |\n|---|---|\n{% for row in rows %}| {{ row.x }} | {{ row.y }} |\n{% endfor %}';
    const long = Array.from({ length: 900 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    const rows = [
      ...Array.from({ length: 40 }, (_, i) => ({ x: `第${i}行`, y: '甲' })),
      { x: '长', y: long },
    ];
    const pdf = print(body, { a: '王', rows });
    expect(pdf.pages.length).toBeGreaterThan(2);
    for (const page of pdf.pages)
      expect(page.lines.slice(0, 2).map((line) => line.text)).toEqual(['名称', '说明']);
    const printed = pdf.pages.flatMap((page) => page.lines.slice(2)).filter((line) => line.size === 12);
    expect(printed.map((line) => line.text).join('')).toContain(long);
    for (const { x } of rows) expect(pdf.text).toContain(x);
  });

  it('signatures never stand alone on a page, and the dates stand on one line', () => {
    const sign =
      '\n\n::: sign\n申请人（签字）：\n\n　　年　月　日\n---\n行政机关（盖章）：\n\n\n2026年4月15日\n:::';
    for (let count = 12; count < 24; count++) {
      const body = `${Array.from({ length: count }, (_, i) => `第${i + 1}段{{ a }}。`).join('\n\n')}${sign}`;
      const pdf = print(body, { a: '王' });
      const page = pdf.pages.find((candidate) => candidate.text.includes('申请人（签字）'));
      expect(page?.text, `${count} paragraphs`).toContain(`第${count}段`);
      expect(page?.text).toContain(`第${count - 1}段`);
      const dates = page?.lines.filter((line) => /年.*月.*日/.test(line.text)) ?? [];
      expect(dates).toHaveLength(2);
      expect(dates[0]?.y).toBe(dates[1]?.y);
    }
  });

  it('a heading stays with the text below it', () => {
    for (let count = 15; count < 24; count++) {
      const body = `${Array.from({ length: count }, () => '段{{ a }}。').join('\n\n')}\n\n## 一、标题\n\n后文{{ a }}。`;
      const page = print(body, { a: '王' }).pages.find((candidate) => candidate.text.includes('一、标题'));
      expect(page?.text, `${count} paragraphs`).toContain('后文');
    }
  });
});

describe('a merged file', () => {
  it('begins every paper on an odd page, numbered from 1, with its own QR code', () => {
    const one = printer('# 书{{ a }}\n\n{{ b }}');
    const entries = [
      { fields: { a: '甲', b: '短' }, meta },
      { fields: { a: '乙', b: '长'.repeat(700) }, meta },
      { fields: { a: '丙', b: '短' }, meta: { ...meta, qrText: undefined } },
    ];
    const binder = openBinder(meta, 'zh');
    for (const entry of entries) binder.add(orThrow(one.layOut(entry)));
    const pages = readPdf(binder.finish()).pages;
    expect(pages.map((page) => /— (\d) —/.exec(page.text)?.[1])).toEqual(['1', undefined, '1', '2', '1']);
    expect(pages.map((page) => page.forms[0])).toEqual(['Q1', undefined, 'Q2', 'Q2', undefined]);
  });
});
