import { type Catalogue, catalogue, type Lang } from '../../i18n/catalogue.ts';
import type { Item } from '../../item/item.ts';
import { clauses, legalBases, materialsOf } from '../../letter/item-texts.ts';
import { type Content, html, lines, Markup } from '../html.ts';
import { marksOf, textOf } from '../item-texts.ts';
import type { Page } from '../layout.ts';
import { bundlePage, itemPage, letterFile, linkFrom, placeOf } from '../place.ts';
import type { Site } from '../site.ts';

/** What an applicant must know of one item (notice 42 of 2020, part two): what is asked, what is promised, what follows. */
export function renderItem(site: Site, item: Item, lang: Lang): Page {
  const t = catalogue(lang);
  const s = t.site.item;
  const path = itemPage(item.item_code);
  const { mode, track } = marksOf(item, t);
  const commitment = item.mode === 'commitment';
  const body = html`<p><span class="tag ${new Markup(item.mode)}">${mode}</span><span class="tag">${track}</span>${item.domain === null ? null : html`<span class="tag">${item.domain}</span>`}</p>
<p class="lead">${leadOf(item, s)}</p>
${letterLink(site, item, lang, path)}
${commitment && item.proof_content !== null ? section(s.promise, html`<p>${s.promiseIntro}</p>${lines(clauses(item.proof_content))}`) : null}
${section(s.conditions, lines(clauses(item.conditions)))}
${section(s.standards, lines(clauses(item.standards)))}
${section(s.materials, materials(item, s))}
${section(s.limits, facts(item, lang, ['statutory_limit', 'previous_limit', 'promised_limit_window', 'promised_limit_online', 'visits_before', 'visits_after', 'materials_before', 'materials_after']))}
${commitment ? section(s.check, facts(item, lang, ['check_method', 'check_within', 'check_coverage'])) : null}
${commitment ? section(s.consequences, html`<div class="warn">${lines(clauses(item.liability)) ?? html`<p>${s.liability}</p>`}</div>`) : null}
${section(s.basis, lines(legalBases(item.legal_basis)))}
${section(s.about, html`${facts(item, lang, ['item_code', 'service_code', 'kind', 'authority_name', 'level', 'pace', 'agent_allowed', 'eligible_classes', 'enquiry_phone', 'complaint_phone', 'fee_charged', 'fee_items', 'result_name', 'effective_from', 'effective_to'])}<p>${s.version({ version: item.version, batch: item.batch })}</p>`)}
${bundlesOf(site, item, path, s)}`;
  return {
    ...{ path, section: 'index', title: item.item_name, body },
    trail: [{ title: t.site.sections.index, path: 'index.html' }],
  };
}

function leadOf(item: Item, s: Catalogue['site']['item']): string {
  const certificate = item.certificate_name;
  if (item.mode === 'commitment' && certificate !== null) return s.leads.certificate({ certificate });
  if (item.mode === 'cancelled') return s.leads.cancelled({ certificate: certificate ?? item.item_name });
  return s.leads[item.mode];
}

const section = (title: string, content: Content): Markup | null =>
  content === null ? null : html`<section class="card"><h2>${title}</h2>${content}</section>\n`;

/** What the list states of these columns, as pairs; null where it states nothing. */
function facts(
  item: Item,
  lang: Lang,
  columns: readonly (keyof Catalogue['site']['columns'])[],
): Markup | null {
  const labels = catalogue(lang).site.columns;
  const rows = columns.flatMap((column) => {
    const text = textOf(item, column, lang);
    return text === null ? [] : [html`<dt>${labels[column]}</dt><dd>${text}</dd>`];
  });
  return rows.length === 0 ? null : html`<dl>${rows}</dl>`;
}

function materials(item: Item, s: Catalogue['site']['item']): Markup | null {
  const list = materialsOf(item.materials);
  if (list.length === 0) return null;
  const spared =
    item.mode === 'commitment' && item.certificate_name !== null
      ? html`<p class="ok">${s.spared({ certificate: item.certificate_name })}</p>`
      : null;
  return html`${spared}<ol>${list.map(
    ({ name, deferrable }) =>
      html`<li>${name}${deferrable ? html` <span class="tag">${s.deferrable}</span>` : null}</li>`,
  )}</ol>${list.some(({ deferrable }) => deferrable) ? html`<p>${s.deferrableNote}</p>` : null}`;
}

function letterLink(site: Site, item: Item, lang: Lang, path: string): Markup | null {
  if (!site.letters.has(item.item_code)) return null;
  const href = linkFrom(placeOf(lang, path), letterFile(lang, item.item_code));
  return html`<p class="do"><a href="${href}">${catalogue(lang).site.item.letter}</a></p>`;
}

function bundlesOf(site: Site, item: Item, path: string, s: Catalogue['site']['item']): Markup | null {
  const own = site.bundles.bundles.filter(({ members }) =>
    members.some(({ item_code }) => item_code === item.item_code),
  );
  if (own.length === 0) return null;
  return html`<section class="card"><h2>${s.bundles}</h2><ul>${own.map(
    ({ bundle_code, bundle_name }) =>
      html`<li><a href="${linkFrom(path, bundlePage(bundle_code))}">${bundle_name}</a></li>`,
  )}</ul></section>
`;
}
