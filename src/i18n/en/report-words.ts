import type { Translation } from '../types.ts';
import type * as zh from '../zh/report-words.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** The name of a month, quarter, half or year; the two days of any other span. */
export const spanName: Translation<typeof zh.spanName> = ({ from, to }) => {
  const year = from.slice(0, 4);
  const days = `${from.slice(5)} ${to.slice(5)}`;
  if (year === to.slice(0, 4)) {
    const named: Readonly<Record<string, string>> = {
      '01-01 03-31': 'the first quarter of',
      '04-01 06-30': 'the second quarter of',
      '07-01 09-30': 'the third quarter of',
      '10-01 12-31': 'the fourth quarter of',
      '01-01 06-30': 'the first half of',
      '07-01 12-31': 'the second half of',
      '01-01 12-31': 'the year',
    };
    const name = named[days];
    if (name !== undefined) return `${name} ${year}`;
  }
  return isWholeMonth(from, to) ? yearMonth(from) : `${from} to ${to}`;
};

const isWholeMonth = (from: string, to: string): boolean =>
  from.slice(0, 7) === to.slice(0, 7) &&
  from.endsWith('-01') &&
  to === new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0)).toISOString().slice(0, 10);

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const were = (count: number): string => (count === 1 ? 'was' : 'were');

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** August 2026 */
export const yearMonth = (day: string): string =>
  `${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
