import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLimit, type LimitUnit, limitInWords, parseLimit } from '../../src/kernel/limit.ts';

describe('parseLimit', () => {
  it.each([
    ['20工作日', '20wd'],
    ['20个工作日', '20wd'],
    ['２０ 个 工作日', '20wd'],
    ['0.5工作日', '0.5wd'],
    ['半个工作日', '0.5wd'],
    ['半小时', '0.5h'],
    ['2小时', '2h'],
    ['20分钟', '20min'],
    ['2月', '2mo'],
    ['2个月', '2mo'],
    ['1年', '1y'],
    ['30日', '30d'],
    ['30天', '30d'],
    ['30自然日', '30d'],
    ['当场', 'on_the_spot'],
    ['即办', 'on_the_spot'],
    ['on the spot', 'on_the_spot'],
    ['20 working days', '20wd'],
    ['1 Year', '1y'],
  ])('reads %s as %s', (text, canonical) => {
    const limit = parseLimit(text);
    expect(limit && formatLimit(limit, 'en')).toBe(canonical);
  });

  it.each([
    '',
    '20',
    '工作日',
    '0工作日',
    '-1wd',
    '1-3工作日',
    '20工作日内',
    '1.5月',
    '半年',
    '0.5天',
    '20,5h',
    '123456wd',
    '20wd 3h',
  ])('refuses %j rather than guess', (text) => expect(parseLimit(text)).toBeNull());

  it('gives back what it wrote, in both languages', () => {
    const whole: LimitUnit[] = ['wd', 'd', 'h', 'min', 'mo', 'y'];
    const limits = fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 99_999 }), unit: fc.constantFrom(...whole) }),
      fc.record({
        amount: fc.integer({ min: 1, max: 9_999_99 }).map((n) => n / 100),
        unit: fc.constantFrom<LimitUnit>('wd', 'h'),
      }),
      fc.constant({ amount: 0, unit: 'on_the_spot' as const }),
    );
    fc.assert(
      fc.property(limits, fc.constantFrom('zh' as const, 'en' as const), (limit, lang) => {
        expect(parseLimit(formatLimit(limit, lang))).toEqual(limit);
      }),
    );
  });
});

describe('limitInWords', () => {
  it.each([
    ['20wd', '20个工作日', '20 working days'],
    ['1wd', '1个工作日', '1 working day'],
    ['0.5wd', '0.5个工作日', '0.5 working days'],
    ['3mo', '3个月', '3 months'],
    ['1y', '1年', '1 year'],
    ['on_the_spot', '当场', 'on the spot'],
  ])('says %s to the public', (text, zh, en) => {
    const limit = parseLimit(text);
    expect(limit && [limitInWords(limit, 'zh'), limitInWords(limit, 'en')]).toEqual([zh, en]);
  });
});
