import { expect, it } from 'vitest';
import { limitOnPaper as english } from '../../src/i18n/en/limit.ts';
import { limitOnPaper as chinese } from '../../src/i18n/zh/limit.ts';
import { parseLimit } from '../../src/kernel/limit.ts';

it.each([
  ['15wd', '15个工作日', '15 working days'],
  ['1d', '1日', '1 day'],
  ['0.5wd', '半个工作日', 'half a working day'],
  ['0.5h', '半小时', 'half an hour'],
  ['2mo', '2个月', '2 months'],
  ['on_the_spot', '当场', 'on the spot'],
])('a paper says %s', (text, zh, en) => {
  const limit = parseLimit(text);
  expect(limit && [chinese(limit), english(limit)]).toEqual([zh, en]);
});
