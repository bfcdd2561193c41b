import type { Lang } from '../i18n/catalogue.ts';
import { safeFileName } from '../kernel/safe-file-name.ts';

/** The pages that the menu names. */
export const sections = ['index', 'bundles', 'consultation', 'draws', 'reports', 'policy', 'verify'] as const;
export type Section = (typeof sections)[number];

/** Chinese stands at the top of the folder, English under `en/`: every page has its place in both. */
export const placeOf = (lang: Lang, page: string): string => (lang === 'zh' ? page : `en/${page}`);

export const sectionPage = (section: Section): string => `${section}.html`;
export const itemPage = (code: string): string => `items/${safeFileName(code, '.html')}`;
export const bundlePage = (code: string): string => `bundles/${safeFileName(code, '.html')}`;
export const reportPage = (month: string): string => `reports/${safeFileName(month, '.html')}`;
/** Letters and draws are the same files for both languages' pages, so they stand at the top. */
export const letterFile = (lang: Lang, code: string): string => `letters/${lang}/${safeFileName(code)}`;
export const drawFolder = (plan: string): string => `draws/${safeFileName(plan, '')}`;

/** A link from one file of the folder to another, so that the site works wherever it is put, and from a disk. */
export function linkFrom(from: string, to: string): string {
  const up = from.split('/').slice(0, -1);
  const down = to.split('/');
  while (up.length > 0 && down.length > 1 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  const path = [...up.map(() => '..'), ...down.map(encodeURIComponent)].join('/');
  return path;
}
