/** 报告期的说法：某月、某季度、半年、全年，其余写起止日期。 */
export const spanName = (p: { from: string; to: string }): string => {
  const year = p.from.slice(0, 4);
  const days = `${p.from.slice(5)} ${p.to.slice(5)}`;
  const sameYear = year === p.to.slice(0, 4);
  if (sameYear) {
    const named: Readonly<Record<string, string>> = {
      '01-01 03-31': '第一季度',
      '04-01 06-30': '第二季度',
      '07-01 09-30': '第三季度',
      '10-01 12-31': '第四季度',
      '01-01 06-30': '上半年',
      '07-01 12-31': '下半年',
      '01-01 12-31': '全年',
    };
    const name = named[days];
    if (name !== undefined) return `${year}年${name}`;
  }
  return isWholeMonth(p)
    ? yearMonth(p.from)
    : `${dayText(p.from)}至${sameYear ? dayText(p.to).slice(5) : dayText(p.to)}`;
};

/** 同一个月的首日和末日。 */
const isWholeMonth = ({ from, to }: { from: string; to: string }): boolean =>
  from.slice(0, 7) === to.slice(0, 7) &&
  from.endsWith('-01') &&
  to === new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** 2026年8月1日 */
export const dayText = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** 2026年8月 */
export const yearMonth = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
