import type { Limit } from '../../kernel/limit.ts';

const units: Readonly<Record<Limit['unit'], string>> = {
  wd: '个工作日',
  d: '日',
  h: '小时',
  min: '分钟',
  mo: '个月',
  y: '年',
  on_the_spot: '当场',
};

/** A limit as a paper says it: `15个工作日`, `半小时`; 日 for calendar days, as the law does. */
export function limitOnPaper({ amount, unit }: Limit): string {
  if (unit === 'on_the_spot') return units[unit];
  return `${amount === 0.5 ? '半' : amount}${units[unit]}`;
}
