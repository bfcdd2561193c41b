import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleFiles } from '../../scripts/samples/files.ts';
import { gb18030Encoder } from '../../scripts/samples/gb18030.ts';
import { workingDays } from '../../scripts/samples/workdays.ts';
import { checkIdentityNumber } from '../../src/identity/check-identity-number.ts';
import { checkNationalCode, looksNational } from '../../src/identity/national-code.ts';
import { usccProblem } from '../../src/identity/uscc.ts';
import { makeFolder, makeOffice } from '../support/office.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, 'data', 'samples', name), 'utf8');
const rowsOf = (text: string) =>
  z.array(z.record(z.string(), z.string())).parse(parse(text, { bom: true, columns: true }));
const items = rowsOf(read('items.csv'));
const cases = rowsOf(read('cases.csv'));
const inspectors = rowsOf(read('inspectors.csv'));
const distinct = (rows: readonly Record<string, string>[], column: string) =>
  new Set(rows.map((row) => row[column]));

test('the files are what the sources give, byte for byte', () => {
  for (const [name, text] of sampleFiles(root)) expect(read(name) === text, name).toBe(true);
});

describe('items', () => {
  test('52 items of 31 authorities on three levels in many domains', () => {
    expect(items).toHaveLength(52);
    expect(distinct(items, '事项编码').size).toBe(52);
    expect(distinct(items, '实施主体').size).toBe(31);
    expect(distinct(items, '实施主体代码').size).toBe(31);
    expect([...distinct(items, '行使层级')].sort()).toEqual(['县级', '市级', '镇级']);
    expect(distinct(items, '领域').size).toBeGreaterThanOrEqual(12);
  });

  test('every item has basis, conditions, limits, materials and a check method', () => {
    for (const row of items) {
      for (const column of [
        '设定依据',
        '办理条件',
        '法定办结时限',
        '承诺办结时限（窗口）',
        '申请材料',
        '核查方式',
        '核查时限',
        '核查范围',
        '不实承诺责任',
      ]) {
        expect(row[column], `${row['事项编码']} ${column}`).toMatch(/\S/);
      }
      if (row['类别'] === '证明事项') expect(row['证明名称']).toMatch(/\S/);
      expect(Number(row['现材料数'])).toBe(row['申请材料']?.split('；').length);
      expect(Number(row['现材料数'])).toBeLessThanOrEqual(Number(row['原材料数']));
    }
  });

  test('codes are sound, and a dozen and more are national ones that fit their row', () => {
    const national = items.filter((row) => looksNational(row['事项编码'] ?? ''));
    expect(national.length).toBeGreaterThanOrEqual(12);
    for (const row of items) expect(usccProblem(row['实施主体代码'] ?? '')).toBeNull();
    for (const row of national) {
      expect(checkNationalCode(row['事项编码'] ?? '')).toMatchObject({
        ok: true,
        code: { authorityCode: row['实施主体代码'], basicCode: row['政务服务事项编码'] },
      });
    }
  });

  test('the English edition has the same codes in the same order, and no Chinese but the mark of deferral', () => {
    const english = read('items-en.csv');
    const rows = rowsOf(english);
    expect(rows.map((row) => row['item_code'])).toEqual(items.map((row) => row['事项编码']));
    expect(english.replaceAll('（容缺）', '')).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('cases', () => {
  test('320 cases with numbers of their own, each of an item of the list that takes cases', () => {
    expect(cases).toHaveLength(320);
    expect(distinct(cases, '办件编号').size).toBe(320);
    expect(cases.filter((row) => row['办结时间'] !== '')).toHaveLength(260);
    const modes = new Map(items.map((row) => [row['事项编码'], row['办理方式']]));
    for (const row of cases) {
      expect(['一般程序', modes.get(row['事项编码'])]).toContain(row['办理方式']);
      expect(row['办理方式']).not.toBe('直接取消');
    }
  });

  test('every identity number is sound for its applicant', () => {
    const types = {
      自然人: 'person',
      法人及非法人组织: 'organization',
      个体工商户: 'self_employed',
    } as const;
    const key = z.enum(['自然人', '法人及非法人组织', '个体工商户']);
    for (const row of cases) {
      const type = types[key.parse(row['申请人类型'])];
      const [number = '', idType] = [row['证件号码'], row['证件类型']];
      expect(checkIdentityNumber({ type, idType, number, today: '2026-09-16' })).toMatchObject({ ok: true });
      const agent = row['代理人证件号码'] ?? '';
      if (agent === '') continue;
      expect(checkIdentityNumber({ type: 'person', number: agent, today: '2026-09-16' }).ok).toBe(true);
    }
  });

  test('received before signed before decided, on working days, and nothing after the samples’ own day', () => {
    const days = new Set(workingDays('2026-01-01', '2026-09-16'));
    for (const row of cases) {
      const times = [row['受理时间'], row['承诺时间'], row['办结时间']].filter((time) => time !== '');
      expect(times, row['办件编号']).toEqual([...new Set(times)].sort());
      for (const time of times) expect(days.has(time?.slice(0, 10) ?? ''), time).toBe(true);
      expect(times.at(-1)?.localeCompare('2026-09-16 09:30')).toBe(-1);
      if (row['办结时间'] !== '' && row['办理方式'] === '告知承诺') expect(row['承诺时间']).not.toBe('');
    }
  });

  test('names with rare characters, agents and deferred materials occur', () => {
    const names = [...distinct(cases, '申请人')].join();
    expect(names).toContain('㛃');
    expect(names).toContain('䶮');
    expect(cases.filter((row) => row['代理人'] !== '').length).toBeGreaterThan(10);
    expect(cases.filter((row) => row['容缺材料'] !== '').length).toBeGreaterThan(10);
    expect(distinct(cases, '办理结果')).toEqual(new Set(['准予', '不予', '撤回', '']));
  });
});

test('40 inspectors: officers with certificates in force, four experts, a leader for every authority', () => {
  expect(inspectors).toHaveLength(40);
  const officers = inspectors.filter((row) => row['角色'] !== '专家');
  expect(officers).toHaveLength(36);
  for (const row of officers) expect((row['有效期至'] ?? '') > '2026-12-31').toBe(true);
  const led = distinct(
    officers.filter((row) => row['角色'] === '组长'),
    '单位',
  );
  expect(led).toEqual(distinct(officers, '单位'));
});

test('the program takes the lists as they are, and tells every mistake of the one made for that', async () => {
  const office = await makeOffice();
  const take = (name: string, ...args: string[]) =>
    office.run([
      ...args.slice(0, 2),
      join(root, 'data', 'samples', name),
      ...args.slice(2),
      '--format',
      'json',
    ]);
  const list = await take('items.csv', 'item', 'import', '--batch', '第一批');
  expect(list.json()).toMatchObject({ read: 52, added: 52, rejected: 0, problems: [] });
  const english = await take('items-en.csv', 'item', 'import', '--batch', 'English', '--dry-run');
  expect(english.json()).toMatchObject({ read: 52, updated: 52, rejected: 0 });
  expect((await office.run('item publish 第一批')).code).toBe(0);
  const taken = await take('cases.csv', 'case', 'import');
  expect(taken.json()).toMatchObject({ read: 320, added: 320, rejected: 0 });
  const pool = await take('inspectors.csv', 'inspector', 'import');
  expect(pool.json()).toMatchObject({ read: 40, added: 40, rejected: 0 });
  const mistakes = await take('items-mistakes.csv', 'item', 'import', '--batch', '报送稿');
  expect(mistakes.code).toBe(3);
  expect(mistakes.json()).toMatchObject({ read: 24, added: 5, rejected: 19, written: false });
});

describe('the generator', () => {
  const generate = (...args: string[]) =>
    execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/generate.ts', ...args], {
      cwd: root,
      stdio: 'pipe',
    });

  test('the same seed gives the same cases, in either encoding, and another seed others', () => {
    const folder = makeFolder();
    const make = (name: string, seed: string, ...more: string[]) => {
      const out = join(folder, name);
      generate('--kind', 'cases', '--rows', '300', '--seed', seed, '--out', out, ...more);
      return readFileSync(out);
    };
    const first = make('a.csv', '7');
    expect(make('b.csv', '7').equals(first)).toBe(true);
    expect(make('c.csv', '8').equals(first)).toBe(false);
    const gb = make('d.csv', '7', '--encoding', 'gb18030');
    expect(`\ufeff${new TextDecoder('gb18030').decode(gb)}`).toBe(first.toString());
    const rows = rowsOf(first.toString());
    expect(rows).toHaveLength(300);
    expect(Object.keys(rows[0] ?? {})).toHaveLength(12);
    const types = {
      自然人: 'person',
      法人及非法人组织: 'organization',
      个体工商户: 'self_employed',
    } as const;
    const key = z.enum(['自然人', '法人及非法人组织', '个体工商户']);
    for (const row of rows) {
      const type = types[key.parse(row['申请人类型'])];
      const number = row['证件号码'] ?? '';
      expect(checkIdentityNumber({ type, number, today: '2026-09-16' }).ok, number).toBe(true);
    }
  });

  test('an unknown kind is wrong usage', () => {
    expect(() => generate('--kind', 'letters', '--rows', '1', '--out', join(makeFolder(), 'x.csv'))).toThrow(
      /usage/,
    );
  });

  test('the GB18030 encoder round-trips two-byte, four-byte and supplementary characters', () => {
    const text = '承诺ABC，㛃䶮€—“”𠮷😀é';
    expect(new TextDecoder('gb18030').decode(gb18030Encoder()(text))).toBe(text);
  });
});
