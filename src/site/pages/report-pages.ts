import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import { officeDay } from '../../kernel/time.ts';
import { indicatorLines } from '../../report/show-value.ts';
import { html, table } from '../html.ts';
import type { Page } from '../layout.ts';
import { linkFrom, reportPage } from '../place.ts';
import type { Site } from '../site.ts';

/** The months that were issued, as they were frozen, and a page for each. */
export function reportPages({ reports }: Site, lang: Lang): Page[] {
  const t = catalogue(lang);
  const s = t.site.report;
  const list: Page = {
    ...{ path: 'reports.html', section: 'reports', title: t.site.sections.reports },
    body: html`<p class="lead">${s.lead}</p>
${
  reports.length === 0
    ? html`<p>${s.none}</p>`
    : html`<ul class="entries">${reports.map(
        ({ month, version, issued_at }) =>
          html`<li><a href="${linkFrom('reports.html', reportPage(month))}">${s.month({ month })}</a><p>${s.issued({ day: officeDay(issued_at), version })}</p></li>`,
      )}</ul>`
}`,
  };
  return [
    list,
    ...reports.map((report): Page => {
      const { month, version, issued_at, reason, sha256, figures } = report;
      const lines = indicatorLines(figures, t);
      return {
        ...{ path: reportPage(month), section: 'reports', title: s.month({ month }) },
        trail: [{ title: t.site.sections.reports, path: 'reports.html' }],
        body: html`<p>${s.issued({ day: officeDay(issued_at), version })}${reason === null ? null : html` ${s.reason({ reason })}`}</p>
${table(
  s.caption,
  [s.indicator, s.value, s.unit, s.basis],
  lines.map(({ name, value, unit, basis, part }) => [part ? `　${name}` : name, value, unit, basis]),
  [1, 3],
)}
<p>${s.digest} <code>${sha256}</code></p>`,
      };
    }),
  ];
}
