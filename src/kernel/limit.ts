/** wd working days, d calendar days, h hours, min minutes, mo months, y years; on_the_spot has the amount 0. */
export type LimitUnit = 'wd' | 'd' | 'h' | 'min' | 'mo' | 'y' | 'on_the_spot';

/** A time limit as written in a list. `amount` is positive; only working days and hours may have a fraction (0.5). */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

const unitNames: ReadonlyMap<string, LimitUnit> = new Map(
  Object.entries({
    wd: 'wd 工作日 个工作日 工作天 个工作天 workingday workingdays workday workdays businessday businessdays',
    d: 'd 日 天 自然日 个自然日 自然天 日历日 个日历日 day days calendarday calendardays',
    h: 'h 小时 个小时 工作小时 hour hours hr hrs',
    min: 'min 分钟 分 minute minutes mins',
    mo: 'mo 月 个月 month months',
    y: 'y 年 year years',
  }).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit as LimitUnit] as const)),
);

const onTheSpotNames: ReadonlySet<string> = new Set(
  'on_the_spot onthespot on-the-spot 当场 即办 当场办 当场办结 即时 即时办结 当场即办 即来即办 立即办理'.split(
    ' ',
  ),
);

/**
 * Reads `20工作日`, `20个工作日`, `半小时`, `2月`, `30天`, `当场`, `20wd`, `2 hours` (contract, section 3).
 * Null for everything else: a bare number, a range, several limits, zero, or half a month, which no calendar can count.
 */
export function parseLimit(text: string): Limit | null {
  const known = written.get(text);
  if (known !== undefined) return known;
  const limit = readLimit(text);
  if (limit !== null && written.size < 1000) written.set(text, limit);
  return limit;
}

/** As written: a list has few, and every case asks for its item's again. */
const written = new Map<string, Limit>();

function readLimit(text: string): Limit | null {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .toLowerCase();
  if (onTheSpotNames.has(compact)) return { amount: 0, unit: 'on_the_spot' };
  const match = /^(半|\d{1,5}(?:\.\d{1,2})?)(\D+)$/.exec(compact);
  if (!match) return null;
  const [, number = '', name = ''] = match;
  const unit = unitNames.get(name);
  if (unit === undefined) return null;
  const amount = number === '半' ? 0.5 : Number(number);
  if (amount === 0) return null;
  if (!Number.isInteger(amount) && unit !== 'wd' && unit !== 'h') return null;
  return { amount, unit };
}

const chineseUnits: Readonly<Record<LimitUnit, string>> = {
  wd: '工作日',
  d: '自然日',
  h: '小时',
  min: '分钟',
  mo: '月',
  y: '年',
  on_the_spot: '当场',
};

/** The written form of the contract: `20工作日`, `当场`; in English, which is also the stored form, `20wd`, `on_the_spot`. */
export function formatLimit(limit: Limit, lang: 'zh' | 'en'): string {
  const unit = lang === 'zh' ? chineseUnits[limit.unit] : limit.unit;
  return limit.unit === 'on_the_spot' ? unit : `${limit.amount}${unit}`;
}

const words: Record<'zh' | 'en', Record<Exclude<LimitUnit, 'on_the_spot'>, string>> = {
  zh: { wd: '个工作日', d: '个自然日', h: '小时', min: '分钟', mo: '个月', y: '年' },
  en: { wd: 'working day', d: 'day', h: 'hour', min: 'minute', mo: 'month', y: 'year' },
};

/** A limit as a page for the public says it: `20个工作日`, `3个月`; `20 working days`. */
export function limitInWords({ amount, unit }: Limit, lang: 'zh' | 'en'): string {
  if (unit === 'on_the_spot') return lang === 'zh' ? chineseUnits.on_the_spot : 'on the spot';
  if (lang === 'zh') return `${amount}${words.zh[unit]}`;
  return `${amount} ${words.en[unit]}${amount === 1 ? '' : 's'}`;
}
