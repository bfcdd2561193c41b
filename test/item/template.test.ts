import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, languages } from '../../src/i18n/catalogue.ts';
import { blankTable } from '../../src/item/template-rows.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { readTable } from '../../src/table/read-table.ts';
import { loadSchema, schemaNames } from '../../src/table/schema.ts';
import { toCsv } from '../../src/table/write-table.ts';
import { toXlsx } from '../../src/table/write-xlsx.ts';
import { makeOffice } from '../support/office.ts';

const cases = schemaNames.flatMap((name) => languages.map((lang) => ({ name, lang })));

describe('a blank table', () => {
  test.each(cases)('$name in $lang: its example is what the importer takes', ({ name, lang }) => {
    const schema = loadSchema(name);
    const { header, example, notes, choices } = blankTable(schema, lang);
    expect([example.length, notes.length, choices.length]).toEqual(Array(3).fill(header.length));
    const mark = catalogue(lang).item.template.exampleMark;
    const row = example.map((cell, i) => (i === 0 ? cell.slice(mark.length) : cell));
    const bytes = Buffer.from(toCsv(header, [row]));
    const table = orThrow(readTable({ bytes, fileName: 'example.csv' }, schema, { lang }));
    expect([...table.fileProblems, ...table.problems, ...table.unknownHeaders]).toEqual([]);
  });

  test.each(languages)('says in %s of every column how it is filled in', (lang) => {
    const { notes } = blankTable(loadSchema('item'), lang);
    for (const note of notes) expect(note.length).toBeGreaterThan(2);
    expect(notes[0]).toContain(catalogue(lang).item.template.required);
  });
});

describe('item template', () => {
  test.each(languages)('the CSV in %s holds notes and an example, none of which is a row', async (lang) => {
    const office = await makeOffice();
    const made = await office.run(`item template --out blank.csv --lang ${lang}`);
    expect([made.code, made.err]).toEqual([0, '']);
    const empty = await office.run('item import blank.csv --batch B');
    expect(empty.err).toContain('E_TABLE_NO_ROWS');
    const blank = readFileSync(office.path('blank.csv'), 'utf8');
    const columns = blank.split('\r\n')[0]?.split(',').length ?? 0;
    const cells = [
      'CN-1',
      '',
      '名称',
      '涉企经营许可',
      '',
      '',
      '某局',
      '',
      '市级',
      '',
      '一般程序',
      '',
      '依据',
    ];
    const row = Array.from({ length: columns }, (_, i) => cells[i] ?? '').join(',');
    writeFileSync(office.path('filled.csv'), `${blank}${row}\r\n`);
    const filled = await office.run('item import filled.csv --batch B --format json');
    expect(filled.json()).toMatchObject({ read: 1, added: 1, problems: [], warnings: [] });
  });

  test.each(languages)('the workbook in %s has drop-downs, and its example is no row', async (lang) => {
    const office = await makeOffice();
    const made = await office.run(`item template --out blank.xlsx --lang ${lang} --format json`);
    expect(made.json()).toMatchObject({ layout: 'item', columns: 36 });
    const empty = await office.run('item import blank.xlsx --batch B');
    expect(empty.err).toContain('E_TABLE_NO_ROWS');
    const { header, choices } = blankTable(loadSchema('item'), lang);
    expect(choices[header.indexOf(lang === 'zh' ? '办理方式' : 'mode')]).toHaveLength(5);
  });

  test('a workbook filled in below its example goes in', async () => {
    const office = await makeOffice();
    const { header, example, notes, choices } = blankTable(loadSchema('item'), 'zh');
    const own = example.map((cell, i) => (i === 0 ? 'CN-JY-009' : cell));
    const bytes = await toXlsx({ sheetName: '清单', header, rows: [example, own], notes, choices });
    writeFileSync(office.path('filled.xlsx'), bytes);
    const filled = await office.run('item import filled.xlsx --batch B --format json');
    expect(filled.json()).toMatchObject({ read: 1, added: 1, problems: [], written: true });
  });

  test('every layout can be asked for, and the further columns of the item list', async () => {
    const office = await makeOffice();
    for (const name of schemaNames) {
      const made = await office.run(`item template --layout ${name}`);
      expect([made.code, made.out.split('\r\n')[0]?.split(',')[0]]).toEqual([
        0,
        `\ufeff${loadSchema(name).fields[0]?.title}`,
      ]);
    }
    const wide = await office.run('item template --details');
    expect(wide.out).toContain('监督投诉电话');
  });

  test('on stdout it is for people, with --format csv for programs; as JSON there is none', async () => {
    const office = await makeOffice();
    for (const command of ['item template', 'item export']) {
      expect((await office.run(command)).out).toMatch(/^\ufeff事项编码,.*\r\n/);
      expect((await office.run(`${command} --format csv`)).out).toMatch(/^事项编码,[^\r]*\n/);
      const refused = await office.run(`${command} --format json`);
      expect(refused).toMatchObject({ code: 2, out: '' });
      expect(refused.err).toContain('error[E_USAGE_NEEDS]: --format json 须与 --out 同时使用。');
    }
  });
});
