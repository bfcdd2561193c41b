import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import { PUBLIC_SOURCE } from '../../item/opinions.ts';
import { type Content, html, table } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Site } from '../site.ts';

/** What came back on the drafts of the lists, and what the office answered. */
export function consultationPage(site: Site, lang: Lang): Page {
  const t = catalogue(lang);
  const s = t.site.consultation;
  const names = new Map(site.items.map(({ item_code, item_name }) => [item_code, item_name]));
  const body = html`<p class="lead">${s.lead}</p>
${site.consultations.length === 0 ? html`<p>${s.none}</p>` : null}${site.consultations.map(
  ({ batch, published_on, opinions }) => html`<h2>${batch}</h2>
<p>${s.summary({ count: opinions.length, adopted: opinions.filter(({ adopted }) => adopted === 'yes' || adopted === 'partly').length, day: published_on ?? '—' })}</p>
${table(
  s.caption({ batch }),
  [s.about, s.opinion, s.source, s.answer],
  opinions.map(({ item_code, opinion, source, answer, adopted }): Content[] => [
    item_code === null ? s.whole : (names.get(item_code) ?? item_code),
    opinion,
    source === PUBLIC_SOURCE ? s.public : source,
    adopted === null
      ? (answer ?? s.open)
      : html`<strong>${s.adopted[adopted]}</strong>${answer === null ? null : html`<br>${answer}`}`,
  ]),
)}
`,
)}`;
  return { path: 'consultation.html', section: 'consultation', title: t.site.sections.consultation, body };
}
