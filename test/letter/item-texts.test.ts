import { expect, test } from 'vitest';
import {
  clauses,
  legalBases,
  materialCopies,
  materialForm,
  materialsOf,
  promisedFacts,
} from '../../src/letter/item-texts.ts';

test('a basis is divided before the title of a law, not inside a quoted article', () => {
  expect(legalBases('《教师法》第十条：（一）有学历；（二）合格。；《教师资格条例》第十五条')).toEqual([
    '《教师法》第十条：（一）有学历；（二）合格',
    '《教师资格条例》第十五条',
  ]);
  expect(legalBases('Teachers Law, Art. 10; 14\nRegulations, Art. 15')).toEqual([
    'Teachers Law, Art. 10; 14',
    'Regulations, Art. 15',
  ]);
  expect(legalBases(null)).toEqual([]);
});

test('the numbers that a list writes before its entries go, since the letter numbers them', () => {
  expect(clauses('1.有场所；2、有人员；（三）有制度')).toEqual(['有场所', '有人员', '有制度']);
  expect(clauses('注册资本2.5亿元以上；3.5平方米以上')).toEqual(['注册资本2.5亿元以上', '3.5平方米以上']);
  expect(clauses('有场所；\n有人员；')).toEqual(['有场所', '有人员']);
});

test('the lead-in of an online form is dropped, the facts stay as the applicant wrote them', () => {
  expect(promisedFacts('已知晓告知事项，承诺：本人无其他住房')).toEqual(['本人无其他住房']);
  expect(promisedFacts('本人承诺真实')).toEqual(['本人承诺真实']);
  expect(promisedFacts(null)).toEqual([]);
});

test('materials lose their mark and keep their order', () => {
  expect(materialsOf('申请表；体检合格证明（容缺）；图纸(容缺)')).toEqual([
    { name: '申请表', deferrable: false },
    { name: '体检合格证明', deferrable: true },
    { name: '图纸', deferrable: true },
  ]);
});

test('form and copies are read from the name, never made up', () => {
  expect([
    materialForm('营业执照复印件'),
    materialForm('卫生许可证申请表'),
    materialForm('学历证书'),
  ]).toEqual(['copy', 'original', null]);
  expect([materialCopies('平面图一式两份'), materialCopies('章程3份'), materialCopies('学历证书')]).toEqual([
    '2',
    '3',
    '1',
  ]);
});
