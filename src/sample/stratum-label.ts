import type { Catalogue } from '../i18n/catalogue.ts';

/** A stratum in the reader's words: the files have codes (`-|courier`), which are the same in both languages. */
export function stratumLabel(stratum: string, t: Catalogue): string {
  if (stratum === 'all') return t.sample.plan.all;
  const channels: Readonly<Record<string, string>> = t.cases.channels;
  const word = (part: string): string =>
    part === '-' ? t.sample.plan.none : Object.hasOwn(channels, part) ? (channels[part] ?? part) : part;
  return stratum.split('|').map(word).join(' · ');
}
