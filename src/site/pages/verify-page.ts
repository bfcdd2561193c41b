import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import { linkFrom, placeOf } from '../place.ts';
import type { Site } from '../site.ts';

/** The ledger's checkpoint, the key it is signed with, and how anyone checks what stands here. */
export function verifyPage(site: Site, lang: Lang): Page {
  const t = catalogue(lang);
  const s = t.site.verify;
  const file = (name: string) => html`<a href="${linkFrom(placeOf(lang, 'verify.html'), name)}">${name}</a>`;
  const body = html`<p class="lead">${s.lead}</p>
<h2>${s.checkpoint}</h2><p>${s.checkpointText}</p>
<pre>${site.checkpoint}</pre>
<h2>${s.key}</h2><p>${s.keyText}</p>
<pre>${site.verifierKey}</pre>
<h2>${s.how}</h2>
<ol>${s.steps.map((step) => html`<li>${step}</li>`)}</ol>
<pre>sha256sum -c SHA256SUMS</pre>
<p>${s.files} ${file('SHA256SUMS')}${s.comma}${file('SHA256SUMS.note')}${s.comma}${file('checkpoint.txt')}${s.comma}${file('verifier-key.txt')}</p>
<p>${s.letters}</p>`;
  return { path: 'verify.html', section: 'verify', title: t.site.sections.verify, body };
}
