import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  maskAddress,
  maskIdNumber,
  maskIdNumberOf,
  maskName,
  maskNameOf,
  maskPhone,
  maskText,
} from '../../src/identity/mask.ts';

test('numbers keep four at each end, short ones less', () => {
  expect(maskIdNumber('320402199001011235')).toBe('3204**********1235');
  expect(maskIdNumber('E12345678')).toBe('E1*****78');
  expect(maskIdNumber('12345')).toBe('1***5');
  expect(maskIdNumber('123')).toBe('***');
});

test('an organization code is public, a self-employed one is not', () => {
  expect(maskIdNumberOf('organization', '91320105780688132K')).toBe('91320105780688132K');
  expect(maskIdNumberOf('self_employed', '91320105780688132K')).toBe('9132**********132K');
});

test('names keep the surname', () => {
  expect(['王明', '王小明', '欧阳修', '欧阳', '㛃䶮', '王', 'John Smith', ''].map(maskName)).toEqual([
    '王*',
    '王**',
    '欧阳*',
    '欧*',
    '㛃*',
    '*',
    'J***',
    '',
  ]);
  expect(maskNameOf('organization', '常澄市云帆人力资源有限公司')).toBe('常澄市云帆人力资源有限公司');
  expect(maskNameOf('self_employed', '天宁区老巷面馆')).toBe('天宁区老巷面馆');
  expect(maskNameOf('self_employed', '王小明')).toBe('王**');
});

test('phones and addresses', () => {
  expect(maskPhone('13812345678')).toBe('138****5678');
  expect(maskPhone('85678900')).toBe('******00');
  expect(maskAddress('江苏省常澄市天宁区雕庄街道中吴大道1号')).toBe('江苏省常澄市天宁区****');
  expect(maskAddress('天宁区青龙路8号')).toBe('天宁区****');
  expect(maskAddress('人民路8号')).toBe('人民****');
  expect(maskAddress('')).toBe('');
});

test('free text loses the names it is given and numbers of persons, and keeps codes', () => {
  expect(maskText('王小明（320402199001011235，13812345678）隐瞒', ['王小明'])).toBe(
    '王**（3204**********1235，138****5678）隐瞒',
  );
  const codes = '办件 320400-2026-000001，承诺编码 32040020260916000001，常审信〔2026〕1号';
  expect(maskText(codes, [null, '', '号'])).toBe(codes);
});

test('what is masked never shows more than eight characters of a number, and its length stays', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,33}$/), (number) => {
      const masked = maskIdNumber(number);
      expect(masked).toHaveLength(number.length);
      expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(8);
      expect(masked).toContain('*');
    }),
  );
});
