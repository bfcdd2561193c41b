import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import { type Item, modes, tracks } from '../../item/item.ts';
import { compareUtf8 } from '../../kernel/text.ts';
import { type Content, html, type Markup, Markup as Safe } from '../html.ts';
import { marksOf } from '../item-texts.ts';
import type { Page } from '../layout.ts';
import { itemPage, linkFrom } from '../place.ts';
import type { Site } from '../site.ts';

/** The list of the office, grouped by authority; the search is hidden until its script runs, and the list is whole without it. */
export function indexPage(site: Site, lang: Lang, welcome: Content): Page {
  const t = catalogue(lang);
  const s = t.site;
  const groups = groupByAuthority(site.items);
  const commitment = site.items.filter(({ mode }) => mode === 'commitment').length;
  const body = html`<h1>${s.list.title({ office: site.office.name })}</h1>
${welcome}
<ul class="tiles">${[
    [site.items.length, s.list.items],
    [commitment, s.list.commitment],
    [groups.length, s.list.authorities],
    // An office without any is not shown as having none.
    ...(site.bundles.bundles.length === 0 ? [] : [[site.bundles.bundles.length, s.sections.bundles]]),
  ].map(([count, name]) => html`<li><b>${count ?? null}</b><span>${name ?? null}</span></li>`)}</ul>
<form id="filter" class="card" role="search" hidden>
<div><label for="q">${s.list.search}</label><input id="q" name="q" type="search" autocomplete="off" placeholder="${s.list.placeholder}"></div>
${select(
  'track',
  s.list.track,
  tracks.map((one) => [one, t.item.tracks[one]]),
  s.list.any,
)}
${select(
  'mode',
  s.list.mode,
  modes.map((one) => [one, t.item.modes[one]]),
  s.list.any,
)}
${select(
  'authority',
  s.list.authority,
  groups.map(([name]) => [name, name]),
  s.list.any,
)}
<div><button type="reset">${s.list.clear}</button></div>
</form>
<p id="found" role="status" data-text="${s.list.found({ count: '{count}' })}"></p>
<div id="list">
${groups.map(
  ([authority, items]) => html`<section>
<h2>${authority}<span class="count">${s.list.count({ count: items.length })}</span></h2>
<ul class="entries">
${items.map((item) => entry(item, lang))}</ul>
</section>
`,
)}${site.items.length === 0 ? html`<p>${s.list.none}</p>` : null}</div>
`;
  return { path: 'index.html', section: 'index', title: s.sections.index, body, script: true };
}

function entry(item: Item, lang: Lang): Markup {
  const t = catalogue(lang);
  const { mode, track } = marksOf(item, t);
  const text = [
    item.item_name,
    item.certificate_name,
    item.item_code,
    item.authority_name,
    item.domain,
    item.bundle,
  ]
    .filter((one) => one !== null)
    .join(' ');
  return html`<li data-text="${text}" data-track="${item.track}" data-mode="${item.mode}" data-authority="${item.authority_name}"><a href="${linkFrom('index.html', itemPage(item.item_code))}">${item.item_name}</a>
<p>${item.certificate_name === null ? null : html`${t.site.list.instead({ certificate: item.certificate_name })}<br>`}<span class="tag ${new Safe(item.mode)}">${mode}</span><span class="tag">${track}</span></p></li>
`;
}

const select = (
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  any: string,
): Markup =>
  html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${any}</option>${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></div>`;

function groupByAuthority(items: readonly Item[]): (readonly [string, readonly Item[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items)
    groups.set(item.authority_name, [...(groups.get(item.authority_name) ?? []), item]);
  return [...groups].sort(([a], [b]) => compareUtf8(a, b));
}
