import { describe, expect, it } from 'vitest';
import { orThrow } from '../../src/kernel/result.ts';
import { openFonts } from '../../src/paper/fonts.ts';
import { openBinder } from '../../src/paper/pdf/binder.ts';
import { type PaperMeta, preparePaper } from '../../src/paper/printer.ts';
import { type FieldValues, parseTemplate } from '../../src/paper/template.ts';
import { readPdf } from '../support/read-pdf.ts';

const fonts = openFonts();
const meta: PaperMeta = {
  title: '告知承诺书〔2026〕1号',
  footerLeft: '常审承〔2026〕1号\n32040020260916000001',
  qrText: '32040020260916000001 0123456789abcdef',
  createdAt: new Date('2026-09-16T01:30:00Z'),
};

const source = `---
name: test/shared
kind: letter
version: "1"
lang: zh
title: 试验
fields:
  - { name: who, zh: 人, en: who, required: true }
  - { name: item, zh: 事项, en: item, required: true }
  - { name: basis, zh: 依据, en: basis, type: list }
---
# {{ item }}告知承诺书

姓名：{{ who }}

{% for one in basis -%}
1. {{ one | clause }}；

{% endfor %}
${Array.from({ length: 12 }, (_, i) => `第${i + 1}段是固定的文字。`).join('\n\n')}

申请人{{ who }}就{{ item }}作出承诺。
`;

const printer = (shared: readonly string[] = ['item', 'basis']) =>
  preparePaper({ template: parseTemplate(source, 'one.md'), fonts, lang: 'zh', shared });

const teacher = { item: '教师资格认定', basis: ['《教师资格条例》第十五条。', '《教师法》第十条'] };
const hygiene = { item: '公共场所卫生许可', basis: ['《公共场所卫生管理条例》第四条'] };
const print = (one: ReturnType<typeof printer>, fields: FieldValues): Buffer =>
  Buffer.from(orThrow(one.render(fields, { meta })));

describe('papers with fields in common', () => {
  it('have the bytes that each would have alone, whatever was printed before', () => {
    const one = printer();
    const many = [
      print(one, { who: '王雨晨', ...teacher }),
      print(one, { who: '欧阳䶮', ...hygiene }),
      print(one, { who: '教师法', ...teacher }),
      print(one, { who: '李小明', ...hygiene }),
    ];
    expect(many[0]?.equals(print(printer(), { who: '王雨晨', ...teacher }))).toBe(true);
    expect(many[1]?.equals(print(printer(), { who: '欧阳䶮', ...hygiene }))).toBe(true);
    expect(many[2]?.equals(print(printer(), { who: '教师法', ...teacher }))).toBe(true);
    expect(many[3]?.equals(print(one, { who: '李小明', ...hygiene }))).toBe(true);
  });

  it('read as papers do that share nothing, in the order in which they are read', () => {
    const fields = { who: '王雨晨', ...teacher };
    const text = readPdf(print(printer(), fields)).text;
    expect(text).toBe(readPdf(print(printer([]), fields)).text);
    const at = [
      '教师资格认定告知承诺书',
      '姓名：王雨晨',
      '《教师法》',
      '第1段',
      '第12段',
      '申请人王雨晨',
    ].map((part) => text.indexOf(part));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(Math.min(...at)).toBeGreaterThanOrEqual(0);
  });

  it('keep their own characters in a part of their own', () => {
    const shared = readPdf(print(printer(), { who: '王', ...teacher })).fontNames;
    const other = readPdf(print(printer(), { who: '李', ...teacher })).fontNames;
    // The parts of the template and of the item are the same, the name's is not.
    expect(shared.filter((name) => other.includes(name))).toHaveLength(shared.length - 1);
  });
});

describe('a bound file', () => {
  const papers = () => {
    const one = printer();
    return [teacher, hygiene, teacher].map((item, i) =>
      orThrow(one.layOut({ fields: { who: `张${'甲乙丙'[i]}`, ...item }, meta })),
    );
  };

  it('comes in pieces that are the whole', () => {
    const binder = openBinder(meta, 'zh');
    const pieces: Uint8Array[] = [];
    for (const paper of papers()) {
      binder.add(paper);
      pieces.push(binder.take());
    }
    pieces.push(binder.finish());
    const whole = openBinder(meta, 'zh');
    for (const paper of papers()) whole.add(paper);
    const bytes = Buffer.from(whole.finish());
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    const { text } = readPdf(bytes);
    for (const part of ['张甲', '张乙', '张丙', '公共场所卫生许可', '教师资格认定'])
      expect(text).toContain(part);
  });

  it('holds each part of a face once, and each text that pages share', () => {
    const one = openBinder(meta, 'zh');
    one.add(papers()[0] ?? expect.unreachable());
    const single = Buffer.from(one.finish());
    const many = openBinder(meta, 'zh');
    const [first] = papers();
    for (let i = 0; i < 20; i++) if (first) many.add(first);
    const bytes = Buffer.from(many.finish());
    const names = readPdf(bytes).fontNames;
    expect(new Set(names).size).toBe(names.length);
    expect(bytes.length).toBeLessThan(single.length * 3);
  });
});
