import { type Catalogue, catalogue, type Lang } from '../i18n/catalogue.ts';
import { escapeHtml } from '../kernel/html.ts';
import { officeIso } from '../kernel/time.ts';
import type { DrawnInStratum } from './draw.ts';
import { renderVisits, type VisitsOnPage } from './page-visits.ts';
import type { PublishedPlan } from './published-plan.ts';
import { chanceText } from './rate.ts';
import { stratumLabel } from './stratum-label.ts';

export interface PageInput extends VisitsOnPage {
  readonly plan: PublishedPlan;
  readonly draw: { readonly seed: string; readonly place: string | null; readonly drawn_at: string };
  /** Those of top-ups too. */
  readonly drawn: readonly (DrawnInStratum & { readonly top_up: number })[];
  readonly topUps: readonly { readonly no: number; readonly seed: string; readonly reason: string }[];
}

/** The page to read in a published folder: both languages, no script, nothing loaded from elsewhere, no personal data. */
export function renderPage(input: PageInput): string {
  const { plan } = input;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(catalogue('zh').sample.page.title({ plan: plan.plan }))}</title>
<style>${style}</style>
</head>
<body>
${renderSection(input, catalogue('zh'), 'zh')}
${renderSection(input, catalogue('en'), 'en')}
</body>
</html>
`;
}

const style = `
body{font:16px/1.7 "Noto Serif SC","Songti SC",SimSun,serif;color:#1a1a1a;max-width:60rem;margin:2rem auto;padding:0 1.2rem}
h1{font-size:1.5rem;text-align:center;margin:2rem 0 1rem} h2{font-size:1.1rem;margin:1.6rem 0 .4rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem} dt{color:#555} dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.95rem} th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left}
td.n,th.n{text-align:right} td.t{font-family:ui-monospace,monospace;font-size:.8rem;overflow-wrap:anywhere}
section+section{border-top:2px solid #bbb;margin-top:3rem}
@media print{body{margin:0;max-width:none} thead{display:table-header-group} tr{break-inside:avoid}}`;

function renderSection(input: PageInput, t: Catalogue, lang: Lang): string {
  const { plan, draw, drawn, topUps } = input;
  const p = t.sample.page;
  const facts: [string, string][] = [
    [p.office, `${plan.office.name}（${plan.office.uscc}）`],
    [p.frozenAt, officeIso(plan.frozen_at)],
    [p.period, `${plan.period.from ?? '…'} — ${plan.period.to ?? '…'}`],
    [p.population, `${plan.population}（SHA-256 ${plan.population_sha256}）`],
    [p.drawnAt, officeIso(draw.drawn_at)],
    [p.place, draw.place ?? '—'],
    [p.seed, draw.seed],
    ...(plan.year === undefined ? [] : [[p.year, String(plan.year)] as [string, string]]),
    ...(plan.batches === undefined
      ? []
      : [[p.batches, p.batchesText({ batches: plan.batches })] as [string, string]]),
    ...topUps.map(({ no, seed, reason }): [string, string] => [p.topUp({ no }), `${seed}（${reason}）`]),
  ];
  return `<section lang="${lang === 'zh' ? 'zh-CN' : lang}">
<h1>${escapeHtml(p.title({ plan: plan.plan }))}</h1>
<dl>${facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
<h2>${escapeHtml(p.method)}</h2><p>${escapeHtml(p.methodText)}</p>
<h2>${escapeHtml(p.quotas)}</h2>
${table(
  [t.sample.plan.stratum, t.sample.plan.population, t.sample.plan.quota, t.sample.plan.chance],
  plan.quotas.map((row) => [
    labelAndCode(row.stratum, t),
    String(row.population),
    String(row.quota),
    chanceText(row),
  ]),
  [1, 2, 3],
)}${plan.rate_basis === undefined ? '' : `<p>${escapeHtml(p.basis({ basis: lang === 'en' ? plan.rate_basis.en : plan.rate_basis.zh }))}</p>`}
${listed(plan.excluded, p.excluded, t)}
<h2>${escapeHtml(p.drawn)}</h2><p>${escapeHtml(p.unitNote)}</p>
${table(
  [t.sample.plan.stratum, t.sample.draw.order, t.sample.draw.unit, t.sample.draw.ticket],
  drawn.map((row) => [stratumLabel(row.stratum, t), String(row.order), row.unit, row.ticket]),
  [1],
  3,
)}
${renderVisits(input, drawn.length + input.changes.filter(({ kind }) => kind === 'unit').length, t, lang, table)}<h2>${escapeHtml(p.check)}</h2><p>${escapeHtml(p.checkText)}</p>
</section>`;
}

/** How many units the plan named itself, for which reason: which they are is not published. */
function listed(list: PublishedPlan['excluded'], title: string, t: Catalogue): string {
  if (list === undefined) return '';
  const rows = list.reasons.map((row) => [row.reason, String(row.count)]);
  return `<h2>${escapeHtml(title)}</h2>\n${table([t.sample.page.reason, t.sample.plan.population], rows, [1])}\n`;
}

/** With the code by which the files know it. */
function labelAndCode(stratum: string, t: Catalogue): string {
  const label = stratumLabel(stratum, t);
  return stratum === 'all' || label === stratum ? label : `${label}（${stratum}）`;
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
  ticket = -1,
): string {
  const kind = (i: number) => (numbers.includes(i) ? ' class="n"' : i === ticket ? ' class="t"' : '');
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((text, i) => `<${tag}${kind(i)}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}
