import { catalogue, type Lang } from '../i18n/catalogue.ts';
import type { Regime } from './rule.ts';

/** One sentence for people: on what a rule rests, since when, and how sure that is. */
export function explainRegime(regime: Regime<unknown>, lang: Lang): string {
  const words = catalogue(lang).policy;
  return words.basisOf({
    basis: regime.basis[lang],
    from: regime.effective_from,
    to: regime.effective_to,
    source: words.source[regime.source],
  });
}
