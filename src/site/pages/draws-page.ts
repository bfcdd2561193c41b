import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import { officeIso } from '../../kernel/time.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import { drawFolder, linkFrom, placeOf } from '../place.ts';
import type { Site } from '../site.ts';

/** The draws that were published, each with the folder by which anyone can repeat it. */
export function drawsPage(site: Site, lang: Lang): Page {
  const t = catalogue(lang);
  const s = t.site.draw;
  const body = html`<p class="lead">${s.lead}</p>
${site.draws.length === 0 ? html`<p>${s.none}</p>` : null}${site.draws.map(
  ({ plan, published_on, files }) => {
    const folder = `${drawFolder(plan.plan)}/index.html`;
    const drawn = plan.quotas.reduce((sum, { quota }) => sum + quota, 0);
    return html`<section class="card"><h2>${plan.plan}</h2>
<dl><dt>${s.population}</dt><dd>${plan.population}</dd><dt>${s.drawn}</dt><dd>${drawn}</dd><dt>${s.frozen}</dt><dd>${officeIso(plan.frozen_at).slice(0, 16).replace('T', ' ')}</dd><dt>${s.published}</dt><dd>${published_on}</dd><dt>${s.digest}</dt><dd><code>${plan.population_sha256}</code></dd></dl>
${
  files === null
    ? html`<p>${s.newer}</p>`
    : html`<p class="do"><a href="${linkFrom(placeOf(lang, 'draws.html'), folder)}">${s.open}</a></p>`
}</section>
`;
  },
)}`;
  return { path: 'draws.html', section: 'draws', title: t.site.sections.draws, body };
}
