import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import type { ShownBundle } from '../../item/bundle/show-bundle.ts';
import { limitInWords, parseLimit } from '../../kernel/limit.ts';
import { type Content, html, table } from '../html.ts';
import type { Page } from '../layout.ts';
import { bundlePage, itemPage, linkFrom } from '../place.ts';
import type { Site } from '../site.ts';

/** The bundles, and a page for each. */
export function bundlePages(site: Site, lang: Lang): Page[] {
  const t = catalogue(lang);
  const s = t.site.bundle;
  const { bundles } = site.bundles;
  const entries = bundles.map(
    ({
      bundle_code,
      bundle_name,
      members,
      figures,
    }) => html`<li><a href="${linkFrom('bundles.html', bundlePage(bundle_code))}">${bundle_name}</a>
<p>${s.summary({ items: members.length, departments: figures.departments.length })}</p></li>
`,
  );
  const list: Page = {
    ...{ path: 'bundles.html', section: 'bundles', title: t.site.sections.bundles },
    body: html`<p class="lead">${s.lead}</p>
${bundles.length === 0 ? html`<p>${s.none}</p>` : html`<ul class="entries">${entries}</ul>`}`,
  };
  return [list, ...bundles.map((bundle) => bundleOf(site, bundle, lang))];
}

function bundleOf(site: Site, bundle: ShownBundle, lang: Lang): Page {
  const t = catalogue(lang);
  const s = t.site.bundle;
  const path = bundlePage(bundle.bundle_code);
  const { figures, members } = bundle;
  const shown = new Set(site.items.map(({ item_code }) => item_code));
  const change = (before: number | string | null, after: number | string | null): string =>
    before === null && after === null ? '—' : `${before ?? '—'} → ${after ?? '—'}`;
  const time = (text: string | null): string | null => {
    const limit = text === null ? null : parseLimit(text);
    return limit === null ? text : limitInWords(limit, lang);
  };
  const body = html`<ul class="tiles"><li><b>${members.length}</b><span>${s.items}</span></li><li><b>${change(figures.materials_before, figures.materials_after)}</b><span>${s.materials}</span></li><li><b class="long">${change(time(figures.limit_before), time(figures.limit_after))}</b><span>${s.time}</span></li><li><b>${change(figures.visits_before, figures.visits_after)}</b><span>${s.visits}</span></li></ul>
<h2>${s.members}</h2>
${table(
  s.members,
  [s.item, s.authority, s.step],
  members.map(({ item_code, item, step }): Content[] => [
    shown.has(item_code)
      ? html`<a href="${linkFrom(path, itemPage(item_code))}">${item?.item_name ?? item_code}</a>`
      : (item?.item_name ?? item_code),
    item?.authority_name ?? '—',
    step ?? '—',
  ]),
)}
${
  figures.materials.length === 0
    ? null
    : html`<h2>${s.shared}</h2><p>${s.sharedNote}</p><ol>${figures.materials.map(
        ({ name, deferrable }) =>
          html`<li>${name}${deferrable ? html` <span class="tag">${t.site.item.deferrable}</span>` : null}</li>`,
      )}</ol>`
}`;
  return {
    ...{ path, section: 'bundles', title: bundle.bundle_name, body },
    trail: [{ title: t.site.sections.bundles, path: 'bundles.html' }],
  };
}
