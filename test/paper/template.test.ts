import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/kernel/app-error.ts';
import { scopeOf } from '../../src/paper/template/fields.ts';
import { loadTemplate, parseTemplate } from '../../src/paper/template.ts';

const front = `---
name: test/one
kind: letter
version: "2.1"
lang: zh
title: 试验
fields:
  - { name: applicant_name, zh: 申请人, en: applicant, required: true }
  - { name: kind, zh: 类型, en: kind, values: [a, b] }
  - { name: agent_name, zh: 代理人, en: agent, required_when: has_agent }
  - { name: has_agent, zh: 代办, en: agent, type: flag }
  - { name: facts, zh: 事实, en: facts, type: list }
  - { name: rows, zh: 材料, en: materials, type: rows, columns: [name, copies] }
---
`;

const parse = (body: string) => parseTemplate(front + body, 'one.zh.md');

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

function rendered(body: string, values: Parameters<typeof scopeOf>[1]): string {
  const template = parse(body);
  const scope = scopeOf(template.fields, values, 'test/one', 'zh');
  if ('error' in scope) throw scope.error;
  const { markdown, values: data } = template.compiled.render(scope.scope);
  return markdown.replace(/\ue000(\d+)\ue001/g, (_m, i: string) => `<${data[Number(i)]}>`).trim();
}

describe('a template', () => {
  it('names an undeclared field with its line and column in the file', () => {
    const error = refusal(() => parse('# 标题\n\n申请人：{{ aplicant_name }}\n'));
    expect(error.code).toBe('E_TEMPLATE_FIELD_UNKNOWN');
    expect(error.params).toMatchObject({ field: 'aplicant_name', line: 17, column: 8 });
  });

  it('names an undeclared column of a row when it is printed', () => {
    const body = '{% for row in rows %}{{ row.nmae }}{% endfor %}';
    const error = refusal(() => rendered(body, { applicant_name: '王', rows: [{ name: 'a', copies: '1' }] }));
    expect([error.code, error.params['field']]).toEqual(['E_TEMPLATE_FIELD_UNKNOWN', 'row.nmae']);
  });

  it.each([
    ['an unclosed tag', '{% if has_agent %}代理人', 15],
    ['an unknown filter', '\n{{ applicant_name | shout }}', 16],
    ['an unclosed output', '\n\n{{ applicant_name', 17],
    ['files', '{% include "/etc/passwd" %}', 15],
    ['files, again', '{% render "x" %}', 15],
    ['a capture, which would bring data back as text', '{% capture x %}a{% endcapture %}', 15],
    ['raw output', '{{ applicant_name | raw }}', 15],
  ])('is refused for %s, with the line', (_what, body, line) => {
    const error = refusal(() => parse(body));
    expect([error.code, error.params['line']]).toEqual(['E_TEMPLATE_SYNTAX', line]);
  });

  it('is stopped when a loop does not end', () => {
    const body = '{% for i in (1..1000000000) %}{{ i }}{% endfor %}';
    expect(refusal(() => rendered(body, { applicant_name: '王' })).code).toBe('E_TEMPLATE_LIMIT');
  });

  it('reaches nothing but its fields', () => {
    const error = refusal(() => rendered('{{ applicant_name.constructor }}', { applicant_name: '王' }));
    expect(error.code).toBe('E_TEMPLATE_FIELD_UNKNOWN');
  });

  it('has a version that changes with every byte', () => {
    expect(parse('甲').version).toMatch(/^2\.1\+[0-9a-f]{12}$/);
    expect(parse('甲').version).not.toBe(parse('乙').version);
  });

  it.each([
    ['none', '# 标题\n'],
    ['a key that nobody knows', front.replace('title:', 'titel: x\ntitle:')],
    ['a field without an English name', front.replace(', en: kind', '')],
  ])('needs a front matter; refused with %s', (_what, text) => {
    expect(refusal(() => parseTemplate(text, 'x.zh.md')).code).toBe('E_TEMPLATE_FRONT_MATTER');
  });
});

describe('values', () => {
  it('that are required and missing are named', () => {
    const error = refusal(() => rendered('x', { applicant_name: ' ' }));
    expect(error.code).toBe('E_TEMPLATE_FIELD_MISSING');
    expect(error.params).toMatchObject({ field: 'applicant_name', label: '申请人' });
  });

  it('may be required by another field', () => {
    expect(rendered('x', { applicant_name: '王', has_agent: false })).toBe('x');
    const error = refusal(() => rendered('x', { applicant_name: '王', has_agent: true }));
    expect(error.params['field']).toBe('agent_name');
  });

  it('of another shape are refused', () => {
    for (const values of [
      { kind: 'c' },
      { facts: 'a' },
      { has_agent: 'yes', agent_name: '李' },
      { rows: ['a'] },
    ])
      expect(refusal(() => rendered('x', { applicant_name: '王', ...values })).code).toBe(
        'E_TEMPLATE_FIELD_VALUE',
      );
  });

  it('that were not given are empty, not an error', () => {
    expect(
      rendered('[{{ kind }}]{{ facts.size }}{% if has_agent %}!{% endif %}', { applicant_name: '王' }),
    ).toBe('[<>]<0>');
  });

  it('lose their own full stop where the template sets one', () => {
    expect(rendered('{{ applicant_name | clause }}。', { applicant_name: '第三条。' })).toBe('<第三条>。');
  });
});

describe('finding a template', () => {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  const own = join(folder, 'own');
  const shipped = join(folder, 'shipped');
  for (const dir of [own, shipped]) mkdirSync(join(dir, 'letters'), { recursive: true });
  writeFileSync(join(shipped, 'letters', 'a.zh.md'), `\ufeff${front}随程序`.replaceAll('\n', '\r\n'));
  writeFileSync(join(shipped, 'letters', 'b.zh.md'), `${front}随程序`);
  writeFileSync(join(own, 'letters', 'b.zh.md'), `${front}本单位`);

  it('takes the office’s own before the one that ships', () => {
    const found = loadTemplate([own, shipped], 'letters/b', 'zh');
    expect(found.ok && found.value.source).toContain('本单位');
  });

  it('reads files of any system', () => {
    const found = loadTemplate([own, shipped], 'letters/a', 'zh');
    expect(found.ok && found.value.front.name).toBe('test/one');
  });

  it.each(['letters/none', '../secret', 'letters/../../etc/passwd', '/etc/passwd', 'letters/A'])(
    'says where it looked when there is none: %s',
    (name) => {
      const found = loadTemplate([own, shipped], name, 'zh');
      expect(!found.ok && found.error.code).toBe('E_TEMPLATE_NONE');
    },
  );
});
