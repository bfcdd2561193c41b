import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/i18n/catalogue.ts';
import { openFonts } from '../../src/paper/fonts.ts';
import { preparePaper } from '../../src/paper/printer.ts';
import { type FieldValue, loadTemplate, type PaperTemplate } from '../../src/paper/template.ts';
import { packagePath } from '../../src/workspace/package-root.ts';
import { readPdf } from '../support/read-pdf.ts';

const fonts = openFonts();
const meta = { title: '试印', createdAt: new Date('2026-04-15T02:00:00Z') };

const names = ['letters', 'papers'].flatMap((folder) =>
  readdirSync(packagePath('templates', folder)).map((file) => `${folder}/${file}`),
);

function open(file: string): { template: PaperTemplate; lang: Lang } {
  const [, name = '', lang = ''] = /^(.*)\.(zh|en)\.md$/.exec(file) ?? [];
  const loaded = loadTemplate([packagePath('templates')], name, lang as Lang);
  if (!loaded.ok) throw loaded.error;
  return { template: loaded.value, lang: lang as Lang };
}

/** Every field filled with a text of its own; flags and choices by what is wanted. */
function filled(template: PaperTemplate, flag: boolean, choice: number): Record<string, FieldValue> {
  return Object.fromEntries(
    template.fields.map((field, i): [string, FieldValue] => {
      const text = `〔${i}〕`;
      if (field.type === 'flag') return [field.name, flag];
      if (field.type === 'list') return [field.name, [`${text}甲`, `${text}乙`]];
      if (field.type === 'rows')
        return [field.name, [Object.fromEntries((field.columns ?? []).map((column) => [column, text]))]];
      return [field.name, field.values ? (field.values[choice % field.values.length] ?? '') : text];
    }),
  );
}

function printed(file: string, values: (template: PaperTemplate) => Record<string, FieldValue>): string {
  const { template, lang } = open(file);
  const made = preparePaper({ template, fonts, lang }).render(values(template), { meta });
  if (!made.ok) throw made.error;
  return readPdf(made.value).text.replace(/\s/g, '');
}

const variants = [true, false].flatMap((flag) => [0, 1, 2].map((choice) => ({ flag, choice })));

describe.each(names)('%s', (file) => {
  it('names itself as its file is named', () => {
    const { template, lang } = open(file);
    expect(`${template.front.name}.${template.front.lang}.md`).toBe(file);
    expect(lang).toBe(template.front.lang);
  });

  it('prints every field that it declares, in one variant or another', () => {
    const texts = variants.map(({ flag, choice }) =>
      printed(file, (template) => filled(template, flag, choice)),
    );
    const { template } = open(file);
    for (const [i, field] of template.fields.entries()) {
      // The commitment code stands at the foot of every page, next to its QR code.
      if (field.type === 'flag' || field.values || field.name === 'commitment_code') continue;
      expect(
        texts.some((text) => text.includes(`〔${i}〕`)),
        field.name,
      ).toBe(true);
    }
  });

  it('prints with the required fields alone, and without empty brackets or doubled marks', () => {
    for (const { flag, choice } of variants) {
      const text = printed(file, (template) => {
        const values = filled(template, flag, choice);
        const bare = template.fields.filter(
          (f) => !f.required && f.required_when === undefined && f.type !== 'flag',
        );
        for (const field of bare) if (!field.values) delete values[field.name];
        return values;
      });
      expect(text).not.toMatch(/（）|\(\)|：。|：；|，，|。。|；；|，。|“”|undefined|null|\{\{|\[object/);
    }
  });
});

describe.each(['letters', 'papers'])('%s', (folder) => {
  it('are there in both languages, with the same fields', () => {
    const of = (lang: string) =>
      names.filter((name) => name.startsWith(folder) && name.endsWith(`.${lang}.md`));
    expect(of('zh').map((name) => name.replace('.zh.', '.en.'))).toEqual(of('en'));
    const shape = (file: string) =>
      open(file).template.fields.map(({ name, type, required, required_when }) => [
        name,
        type,
        required,
        required_when,
      ]);
    for (const name of of('zh')) expect(shape(name)).toEqual(shape(name.replace('.zh.', '.en.')));
  });
});

describe('the statutory parts (domain 1.4)', () => {
  const notice = [
    '证明事项名称',
    '证明用途',
    '设定依据',
    '证明内容',
    '适用对象',
    '承诺方式',
    '承诺效力',
    '不实承诺责任',
    '行政机关核查权力',
    '承诺书公开',
  ];
  const promises = ['已经知晓', '已经符合', '不实承诺的法律责任', '公开本承诺书', '真实的意思表示'];

  it('stand in the certification letter, the ten of the notice and the five of the promise', () => {
    const text = printed('letters/certification.zh.md', (template) => ({
      ...filled(template, true, 0),
      track: 'certification',
    }));
    for (const part of [...notice, ...promises]) expect(text, part).toContain(part);
  });

  it('tell the two publications of a letter apart', () => {
    const text = (publish: boolean) =>
      printed('letters/certification.zh.md', (template) => ({
        ...filled(template, publish, 0),
        track: 'certification',
      }));
    expect(text(true)).toContain('将向社会公开');
    expect(text(false)).toContain('不向社会公开');
  });
});
