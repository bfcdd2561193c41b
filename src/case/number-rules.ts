import type { Day } from '../kernel/time.ts';

/** Document number of a letter: 机关代字〔year〕serial号, without padding (GB/T 9704, 7.2.5). */
export const letterNumber = (prefix: string, year: string, serial: number): string =>
  `${prefix}〔${year}〕${serial}号`;

/** The 20 digits of the credit data set: region of acceptance, day of recording, serial of the day. */
export const commitmentCode = (region: string, day: Day, serial: number): string =>
  `${region}${day.replaceAll('-', '')}${String(serial).padStart(6, '0')}`;

/** `330702-2026-A00012`: of one application for a bundle; its cases have numbers of their own. */
export const applicationNumber = (region: string, year: string, serial: number): string =>
  `${region}-${year}-A${String(serial).padStart(5, '0')}`;

/** `330702-2026-000123`: region of the office, year of recording, serial of the year. */
export const caseNumber = (region: string, year: string, serial: number): string =>
  `${region}-${year}-${String(serial).padStart(6, '0')}`;
