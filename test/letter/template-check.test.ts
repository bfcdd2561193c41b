import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeOffice, type Office, type Outcome } from '../support/office.ts';

interface Problem {
  template: string;
  line: number;
  column: number;
  code: string;
  severity: string;
  message: string;
}

const problemsOf = (outcome: Outcome): Problem[] => (outcome.json() as { problems: Problem[] }).problems;

/** Puts a changed copy of a shipped template into the office and checks it. */
async function checked(
  office: Office,
  name: string,
  change: (text: string) => string,
): Promise<{ code: number; problems: Problem[]; lineOf: (part: string) => number }> {
  const file = office.path('templates', `${name}.md`);
  const before = readFileSync(new URL(`../../templates/${name}.md`, import.meta.url), 'utf8');
  const text = change(before);
  expect(text).not.toBe(before);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const done = await office.run(`letter template check ${name} --format json`);
  return {
    code: done.code,
    problems: problemsOf(done),
    lineOf: (part) => text.slice(0, text.indexOf(part)).split('\n').length,
  };
}

describe('letter template check', () => {
  test('every template that ships is clean, notices included', async () => {
    const office = await makeOffice();
    const done = await office.run('letter template check --format json');
    expect(problemsOf(done)).toEqual([]);
    expect(done.code).toBe(0);
    expect((done.json() as { checked: number }).checked).toBeGreaterThan(9);
  });

  test('a misspelt field is named with line and column, and with what was meant', async () => {
    const office = await makeOffice();
    const { code, problems, lineOf } = await checked(office, 'letters/licence.zh', (text) =>
      text.replace('{{ service_name }}{% else %}', '{{ servce_name }}{% else %}'),
    );
    expect(code).toBe(3);
    expect(problems).toEqual([
      {
        template: 'letters/licence.zh',
        line: lineOf('servce_name'),
        column: expect.any(Number),
        code: 'unknown-field',
        severity: 'error',
        message: '使用了未声明的字段 servce_name（是否应为 service_name？）',
      },
    ]);
  });

  test.each([
    ['a column of a table', 'letters/licence.zh', /material\.copies/, 'material.copeis', 'unknown-column'],
    [
      'a value that never comes',
      'letters/licence.zh',
      /== "organization"/,
      '== "organisation"',
      'unknown-value',
    ],
    ['a container', 'letters/licence.zh', /^::: note/m, '::: notte', 'unknown-container'],
    ['a container left open', 'letters/licence.zh', /:::\s*$/, '', 'unclosed-container'],
    ['a tag left open', 'letters/licence.zh', /\{% endif %\}/, '', 'unclosed-tag'],
    [
      'an output left open',
      'letters/licence.zh',
      /\{\{ template_version \}\}/,
      '{{ template_version',
      'unclosed-tag',
    ],
    ['a filter that there is not', 'letters/licence.en', /\| clause/, '| clauze', 'unknown-filter'],
    ['an include', 'letters/licence.en', /^# /m, '{% include "../../secret" %}\n# ', 'unknown-tag'],
    [
      'a field that no letter has',
      'letters/licence.en',
      /- \{ name: facts,/,
      '- { name: colour, zh: 色, en: colour }\n  - { name: facts,',
      'foreign-field',
    ],
    ['a wrong front matter', 'letters/licence.en', /type: list/, 'type: lists', 'front-matter'],
    [
      'a loop without end',
      'letters/licence.en',
      /^# /m,
      '{% for i in (1..99999999) %}{{ i }}{% endfor %}\n# ',
      'limit',
    ],
    [
      'loops within loops',
      'letters/licence.en',
      /^# /m,
      '{% for i in (1..3000) %}{% for j in (1..3000) %}x{% endfor %}{% endfor %}\n# ',
      'limit',
    ],
    [
      'an inner name of a value',
      'letters/licence.en',
      /\{\{ item_name \}\}/,
      '{{ item_name.constructor }}',
      'unknown-column',
    ],
    ['a prototype', 'letters/licence.en', /\{\{ item_name \}\}/, '{{ __proto__.polluted }}', 'unknown-field'],
  ])(
    'finds %s',
    async (_what, name, from, to, wanted) => {
      const office = await makeOffice();
      const { code, problems } = await checked(office, name, (text) => text.replace(from, to));
      expect(code).toBe(3);
      expect(problems.map((problem) => problem.code)).toContain(wanted);
      for (const problem of problems) {
        expect(problem.line).toBeGreaterThan(0);
        expect(problem.column).toBeGreaterThan(0);
        expect(problem.message).not.toMatch(/undefined|\[object/);
      }
    },
    30_000,
  );

  test('several problems of one file are reported at once, in the order of the file', async () => {
    const office = await makeOffice();
    const { problems } = await checked(office, 'letters/certification.zh', (text) =>
      text
        .replace('{{ phone }}', '{{ phon }}')
        .replace('material.status', 'material.state')
        .replace(/^::: sign/m, '::: sing'),
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'unknown-field',
      'unknown-column',
      'unknown-container',
    ]);
    expect(problems.map(({ line }) => line)).toEqual(
      problems.map(({ line }) => line).toSorted((a, b) => a - b),
    );
  });

  test('a field that is declared and not used is a notice, which hinders nothing', async () => {
    const office = await makeOffice();
    const { code, problems } = await checked(office, 'letters/certification.zh', (text) =>
      text.replace('| 联 系 人 | {{ authority_contact }} |', '| 联 系 人 |  |'),
    );
    expect(code).toBe(0);
    expect(problems).toMatchObject([{ code: 'unused-field', severity: 'notice' }]);
  });

  test.each([
    ['name', 'letters/certification.zh', /\{\{ certificate_name \}\}/],
    ['legal_basis', 'letters/certification.zh', /\{\{ basis \| clause \}\}/],
    ['content', 'letters/licence.zh', /\{\{ condition \| clause \}\}/],
    ['materials', 'letters/licence.zh', /\{\{ material\.\w+ \}\}/g],
    ['way', 'letters/licence.zh', /书面/g],
    ['liability', 'letters/certification.zh', /民事/g],
    ['check', 'letters/licence.zh', /核查/g],
    ['publication', 'letters/certification.zh', /公开/g],
    ['informed', 'letters/certification.zh', /（一）已经知晓[^；]*；/],
    ['fulfilled', 'letters/licence.zh', /（三）已经符合[^{]*/],
    ['accepts_liability', 'letters/certification.en', /and accept the legal liability for an untrue promise/],
    ['true_will', 'letters/licence.en', /the true expression of the applicant's will/],
  ])(
    'a letter without the part %s is found out',
    async (part, name, words) => {
      const office = await makeOffice();
      const { code, problems } = await checked(office, name, (text) => text.replace(words, ''));
      expect(code).toBe(3);
      const missing = problems.filter((problem) => problem.code === 'missing-part');
      expect(missing).toHaveLength(1);
      const said = (await office.run(`letter template check ${name} --lang en --format json`)).json() as {
        problems: Problem[];
      };
      const names: Record<string, string> = {
        name: 'notice, 1',
        legal_basis: 'notice, 2',
        content: 'notice, 3',
        materials: 'notice, 4',
        way: 'notice, 5',
        liability: 'notice, 6',
        check: 'notice, 7',
        publication: 'notice, 8',
        informed: 'promise, a',
        fulfilled: 'promise, b',
        accepts_liability: 'promise, c',
        true_will: 'promise, d',
      };
      expect(said.problems.map(({ message }) => message).join()).toContain(names[part]);
    },
    30_000,
  );

  test('a part that is only there in one branch is missing in the other', async () => {
    const office = await makeOffice();
    const { problems } = await checked(office, 'letters/licence.zh', (text) =>
      text.replace(
        '（六）上述承诺是申请人真实的意思表示。',
        '{% if has_agent %}（六）上述承诺是申请人真实的意思表示。{% endif %}',
      ),
    );
    expect(problems.map(({ code }) => code)).toEqual(['missing-part']);
  });

  test('a file is checked by its path, a name that no template has is 6', async () => {
    const office = await makeOffice();
    writeFileSync(office.path('own.zh.md'), 'no front matter');
    const done = await office.run('letter template check own.zh.md --format json');
    expect(problemsOf(done)).toMatchObject([{ template: 'own.zh.md', line: 1, code: 'front-matter' }]);
    expect((await office.run('letter template check letters/none')).code).toBe(6);
    expect((await office.run('letter template check ../../etc/passwd')).code).toBe(6);
  });

  test('a link that leads out of the folder is not followed', async () => {
    const office = await makeOffice();
    const secret = office.path('secret.md');
    writeFileSync(secret, 'a secret');
    mkdirSync(office.path('templates', 'letters'), { recursive: true });
    symlinkSync(secret, office.path('templates', 'letters', 'licence.zh.md'));
    const done = await office.run('letter template list letters/licence');
    expect(done.code).toBe(1);
    expect(done.err).toContain('E_TEMPLATE_OUTSIDE');
    expect(done.out + done.err).not.toContain('a secret');
  });
});

describe('letter template copy', () => {
  test('puts both languages into the office, where they come first', async () => {
    const office = await makeOffice();
    const done = await office.run('letter template copy letters/licence --format json');
    expect(done.json()).toEqual({
      files: ['zh', 'en'].map((lang) => office.path('templates', 'letters', `licence.${lang}.md`)),
    });
    const listed = (await office.run('letter template list --format json')).json() as {
      templates: { name: string; origin: string }[];
    };
    expect(listed.templates.filter(({ origin }) => origin === 'office')).toHaveLength(2);
    expect((await office.run('letter template check')).code).toBe(0);
  });

  test('never overwrites unless told to', async () => {
    const office = await makeOffice();
    await office.run('letter template copy letters/licence.zh');
    const file = office.path('templates', 'letters', 'licence.zh.md');
    writeFileSync(file, 'mine');
    const refused = await office.run('letter template copy letters/licence');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--yes')]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await office.run('letter template copy letters/licence --yes')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('name: letters/licence');
  });

  test('under another name it is a template of its own, and stays in its folder', async () => {
    const office = await makeOffice();
    await office.run('letter template copy letters/licence.zh --as letters/licence-food');
    const text = readFileSync(office.path('templates', 'letters', 'licence-food.zh.md'), 'utf8');
    expect(text).toContain('\nname: letters/licence-food\n');
    expect((await office.run('letter template check letters/licence-food')).code).toBe(0);
    for (const name of ['../licence', 'papers/licence', 'letters/A', '/etc/passwd'])
      expect((await office.run(['letter', 'template', 'copy', 'letters/licence', '--as', name])).code).toBe(
        2,
      );
    expect((await office.run('letter template copy letters/none')).code).toBe(6);
  });
});
