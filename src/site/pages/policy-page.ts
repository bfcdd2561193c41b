import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import { type Rule, regimeOn } from '../../policy/rule.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Site } from '../site.ts';
import { isPlain, policyValue } from './policy-value.ts';

/** The files of policy that the public is concerned with, in the order of a case's life. */
const shownFiles = [
  'gate',
  'deadlines',
  'deferral',
  'checks',
  'sampling',
  'credit',
  'retention',
  'reporting',
] as const;

/** The rules in force on the site's day: value, basis, since when. */
export function policyPage(site: Site, lang: Lang): Page {
  const t = catalogue(lang);
  const s = t.site.policy;
  const body = html`<p class="lead">${s.lead({ day: site.day })}</p>
${shownFiles.map((file) => {
  const rules: Readonly<Record<string, Rule<unknown>>> = site.policy[file];
  return html`<h2>${s.files[file]}</h2>
${Object.entries(rules).map(([name, rule]) => {
  const regime = regimeOn(rule, site.day);
  if (!regime.ok) return null;
  const names: Readonly<Record<string, string>> = s.rules;
  const { value, basis, effective_from: from, source } = regime.value;
  const title = names[`${file}.${name}`] ?? name;
  const shown = policyValue(value, title, lang);
  return html`<section class="card"><h3>${title}</h3>${
    isPlain(value) ? html`<p class="figure">${shown}</p>` : shown
  }<p class="basis">${s.basisOf({ basis: basis[lang], from, source: s.sources[source] })}</p></section>
`;
})}`;
})}`;
  return { path: 'policy.html', section: 'policy', title: t.site.sections.policy, body };
}
