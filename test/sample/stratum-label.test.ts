import { expect, test } from 'vitest';
import { catalogue } from '../../src/i18n/catalogue.ts';
import { stratumLabel } from '../../src/sample/stratum-label.ts';

test.each([
  ['all', '全部', 'all'],
  ['330702', '330702', '330702'],
  ['-|courier', '无 · 快递', 'none · courier'],
  ['D|JY-1|window', 'D · JY-1 · 窗口', 'D · JY-1 · window'],
])('a stratum %s is told in words', (stratum, zh, en) => {
  expect([stratumLabel(stratum, catalogue('zh')), stratumLabel(stratum, catalogue('en'))]).toEqual([zh, en]);
});
