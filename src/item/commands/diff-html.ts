import type { Context } from '../../cli/context.ts';
import { escapeHtml as e } from '../../kernel/html.ts';
import type { ChangeKind, DiffDocument, DiffEntry } from '../diff-document.ts';
import type { DiffPoint } from '../diff-items.ts';
import { labelOf } from '../labels.ts';
import { type Opinion, PUBLIC_SOURCE } from '../opinions.ts';

/** The changes as one page for public consultation: no script, nothing loaded, prints on A4. All text in it is untrusted. */
export function diffHtml(ctx: Context, doc: DiffDocument): string {
  const t = ctx.t.item.diff;
  const count = (kind: ChangeKind): number => doc.entries.filter((entry) => entry.kind === kind).length;
  const counts = { added: count('added'), removed: count('removed'), changed: count('changed') };
  const heard = [...doc.entries.flatMap(({ opinions }) => opinions), ...doc.otherOpinions];
  const answered = heard.filter(({ answer }) => answer !== null).length;
  const facts: [string, string][] = [
    [t.office, doc.office],
    [t.made, doc.day],
    [t.before, pointText(ctx, doc.from)],
    [t.after, pointText(ctx, doc.to)],
    [t.summaryLabel, t.totals(counts)],
    ...(heard.length === 0
      ? []
      : [[t.opinions, t.opinionCount({ opinions: heard.length, answered })] as [string, string]]),
  ];
  const kinds = ['added', 'removed', 'changed'] as const;
  return `<!doctype html>
<html lang="${ctx.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(t.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${e(t.title)}</h1>
<dl>${facts.map(([label, value]) => `<dt>${e(label)}</dt><dd>${e(value)}</dd>`).join('')}</dl>
${kinds.map((kind) => section(ctx, kind, doc)).join('\n')}
${doc.otherOpinions.length === 0 ? '' : `<h2>${e(t.headings.others)}</h2>\n${opinionTable(ctx, doc.otherOpinions, true)}`}
</body>
</html>
`;
}

function pointText({ t }: Context, point: DiffPoint): string {
  const { points } = t.item.diff;
  if (point.kind === 'batch') return points.batch(point);
  return point.kind === 'day' ? points.day(point) : points.version(point);
}

function section(ctx: Context, kind: ChangeKind, doc: DiffDocument): string {
  const t = ctx.t.item.diff;
  const entries = doc.entries.filter((entry) => entry.kind === kind);
  const body =
    entries.length === 0
      ? `<p>${e(t.empty)}</p>`
      : entries.map((one, i) => article(ctx, one, i + 1)).join('\n');
  return `<h2>${e(t.headingCount({ title: t.headings[kind], count: entries.length }))}</h2>\n${body}`;
}

function article(ctx: Context, entry: DiffEntry, number: number): string {
  const t = ctx.t.item.diff;
  const fields = ctx.t.item.fields;
  const cell = (field: keyof typeof fields, value: string | number | null): string =>
    value === null ? '—' : e(labelOf(ctx, field, value));
  const changed = entry.kind === 'changed';
  const head = changed ? [t.field, t.from, t.to] : [t.field, t.content];
  const rows = entry.fields.map(({ field, from, to }) => {
    const values = changed
      ? `<td class="from">${cell(field, from)}</td><td class="to">${cell(field, to)}</td>`
      : `<td>${cell(field, to ?? from)}</td>`;
    return `<tr><th scope="row">${e(fields[field])}</th>${values}</tr>`;
  });
  return `<article class="${entry.kind}">
<h3>${number}. ${e(entry.name)} <code>${e(entry.code)}</code></h3>
<p class="by">${e(entry.authority)}</p>
<table><thead><tr>${head.map((title) => `<th>${e(title)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>
${entry.opinions.length === 0 ? '' : `<h4>${e(t.opinions)}</h4>\n${opinionTable(ctx, entry.opinions, false)}`}
</article>`;
}

function opinionTable({ t }: Context, opinions: readonly Opinion[], withItem: boolean): string {
  const { columns: c, wholeList } = t.item.diff;
  const head = [
    ...(withItem ? [c.code] : []),
    t.item.opinions.titles.opinion,
    t.item.opinions.titles.source,
    t.item.opinions.titles.received_on,
    t.item.opinions.titles.answer,
    t.item.opinions.titles.adopted,
  ];
  const rows = opinions.map((opinion) => {
    const { source, adopted, answer } = opinion;
    const cells = [
      ...(withItem ? [opinion.item_code ?? wholeList] : []),
      opinion.opinion,
      source === PUBLIC_SOURCE ? t.item.opinions.public : source,
      opinion.received_on,
      answer ?? '—',
      adopted === null ? '—' : t.item.opinions.adopted[adopted],
    ];
    return `<tr>${cells.map((text) => `<td>${e(text)}</td>`).join('')}</tr>`;
  });
  return `<table class="opinions"><thead><tr>${head.map((title) => `<th>${e(title)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

const style = `
@page{size:A4;margin:20mm 18mm}
body{font:16px/1.7 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif;color:#1a1a1a;max-width:58rem;margin:2rem auto;padding:0 1.2rem}
h1{font-size:1.6rem;text-align:center;margin:1.5rem 0 1rem} h2,h3,h4{font-family:"Noto Sans SC","Source Han Sans SC","Microsoft YaHei",SimHei,sans-serif}
h2{font-size:1.15rem;margin:2rem 0 .6rem;border-bottom:2px solid #333} h3{font-size:1rem;margin:1.2rem 0 .1rem} h4{font-size:.9rem;margin:.6rem 0 .2rem}
code{font:.85em ui-monospace,monospace;color:#555;overflow-wrap:anywhere} .by{margin:0 0 .3rem;color:#444;font-size:.92rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;border-block:1px solid #888;padding:.5rem 0} dt{color:#555} dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.5;table-layout:fixed} th,td{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}
thead th{background:#eef2f6} tbody th{font-weight:400;color:#333} article>table:not(.opinions) th:first-child{width:22%}
td.from{color:#7a1f1f;text-decoration:line-through;text-decoration-color:#c99} td.to{color:#14532d;font-weight:600}
.opinions{font-size:.85rem;background:#fbfaf5} .opinions th:last-child{width:11%} .opinions th:nth-last-child(3){width:14%} .opinions th:nth-last-child(4){width:16%}
@media print{body{margin:0;max-width:none;padding:0;font-size:10.5pt} thead{display:table-header-group} tr,article.changed{break-inside:avoid} h2,h3,h4,.by{break-after:avoid}}
`;
