import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import { formatLimit, type Limit } from '../../kernel/limit.ts';
import { explainRegime } from '../../policy/explain.ts';
import { type Rule, regimeOn } from '../../policy/rule.ts';
import { type Content, html, Markup } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Site } from '../site.ts';

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
  const { value } = regime.value;
  const shown = shownValue(value, lang);
  return html`<section class="card"><h3>${names[`${file}.${name}`] ?? `${file}.${name}`}</h3>${
    shown instanceof Markup
      ? html`<details><summary>${s.value}</summary>${shown}</details>`
      : html`<p class="figure">${shown}</p>`
  }<p class="basis">${explainRegime(regime.value, lang)}</p></section>
`;
})}`;
})}`;
  return { path: 'policy.html', section: 'policy', title: t.site.sections.policy, body };
}

/** A rule's value as nested pairs, in the reader's words where there are any, else as it stands in the file. */
function shownValue(value: unknown, lang: Lang): Content {
  const { truth } = catalogue(lang).site.policy;
  if (value === null) return '—';
  if (typeof value === 'boolean') return truth[`${value}`];
  if (typeof value !== 'object') return wordOf(String(value), lang);
  if (isLimit(value)) return formatLimit(value, lang);
  if (Array.isArray(value)) {
    return value.every((one) => typeof one !== 'object')
      ? value.map((one) => wordOf(String(one), lang)).join(lang === 'zh' ? '、' : ', ')
      : html`<ul>${value.map((one) => html`<li>${shownValue(one, lang)}</li>`)}</ul>`;
  }
  const entries = Object.entries(value);
  const own = entries.find(([key]) => key === lang)?.[1];
  if (typeof own === 'string' && entries.every(([key]) => key === 'zh' || key === 'en')) return own;
  return html`<dl>${entries.map(([key, one]) => html`<dt>${wordOf(key, lang)}</dt><dd>${shownValue(one, lang)}</dd>`)}</dl>`;
}

function wordOf(text: string, lang: Lang): string {
  const words: Readonly<Record<string, string>> = catalogue(lang).site.policy.words;
  return Object.hasOwn(words, text) ? (words[text] ?? text) : text;
}

const isLimit = (value: object): value is Limit =>
  Object.keys(value).sort().join() === 'amount,unit' && typeof Reflect.get(value, 'amount') === 'number';
