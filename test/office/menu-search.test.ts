import { expect, test } from 'vitest';
import { loadReadings } from '../../src/office/menu/readings.ts';
import { type Searchable, searchItems } from '../../src/office/menu/search-rules.ts';

const item = (item_code: string, item_name: string, more: Partial<Searchable> = {}): Searchable => ({
  item_code,
  item_name,
  certificate_name: null,
  authority_name: '常澄市民政局',
  ...more,
});

const items = [
  item('JY-001', '教师资格认定', { certificate_name: '学历证明', authority_name: '常澄市教育局' }),
  item('JY-002', '民办学校教师资格证补发', { authority_name: '常澄市教育局' }),
  item('GA-010', '出租车驾驶员资格证核发', { authority_name: '常澄市公安局' }),
  item('GA-011', '重点行业从业人员长期居住核对', { authority_name: '常澄市公安局' }),
  item('MZ-003', '旅行社（分社）备案'),
  item('MZ-004', '婚姻登记', { certificate_name: '单身证明' }),
  item('EN-001', 'KTV 消防检查'),
];

const readings = await loadReadings();
const find = (typed: string): string[] => searchItems(items, typed, readings).map((one) => one.item_code);

test.each([
  ['initials', 'jszg', ['JY-001', 'JY-002']],
  ['initials in the middle of a name', 'zgz', ['GA-010', 'JY-002']],
  ['whole syllables', 'jiaoshi', ['JY-001', 'JY-002']],
  ['syllables and initials mixed', 'jiaoszige', ['JY-001', 'JY-002']],
  ['a syllable half typed', 'chuz', ['GA-010']],
  ['the sound of a certificate', 'dszm', ['MZ-004']],
  ['characters of a name', '资格证', ['GA-010', 'JY-002']],
  ['a certificate', '单身', ['MZ-004']],
  ['a code, in small letters and full width', 'ｇａ-01', ['GA-010', 'GA-011']],
  ['an authority', '教育', ['JY-001', 'JY-002']],
  ['a sign between the characters is not spoken', 'lxsfs', ['MZ-003']],
  ['ü as v', 'lvxing', ['MZ-003']],
  ['ü as u', 'luxing', ['MZ-003']],
  ['Latin letters of a name are typed as they stand', 'ktvxf', ['EN-001']],
  ['nothing of the kind', 'xyz', []],
])('%s: %s', (_what, typed, expected) => {
  expect(find(typed)).toEqual(expected);
});

test.each(['zdhy', 'cdhy', 'zdxy'])('%s finds 重点行业: each character by any of its readings', (typed) => {
  expect(find(typed)).toEqual(['GA-011']);
});

test.each(['zqjz', 'cqjz'])('%s finds 长期居住', (typed) => {
  expect(find(typed)).toEqual(['GA-011']);
});

test('the whole code comes before what only begins with it', () => {
  const alike = [item('A-1', '甲'), item('A-10', '乙'), item('B-1', 'A-1 的丙')];
  expect(searchItems(alike, 'a-1', readings).map((one) => one.item_code)).toEqual(['A-1', 'A-10', 'B-1']);
});

test('nothing typed: the whole list by code', () => {
  expect(find('  ')).toEqual(['EN-001', 'GA-010', 'GA-011', 'JY-001', 'JY-002', 'MZ-003', 'MZ-004']);
});
