import type { Lang } from '../i18n/catalogue.ts';
import { escapeHtml as e } from '../kernel/html.ts';
import { csvForPeople, toCsv } from '../table/write-table.ts';
import type { CoverageDocument } from './coverage-document.ts';

export const coverageForms = ['html', 'csv', 'json'] as const;
export type CoverageForm = (typeof coverageForms)[number];

/** The groups for a spreadsheet, the facts and targets below them; facts first would hide the header from a filter. */
export function coverageCsv(doc: CoverageDocument): string {
  const rows = [
    ...doc.groupRows,
    [],
    ...(doc.targetRows.length > 0 ? [doc.targetHead, ...doc.targetRows, []] : []),
    ...doc.facts,
    ...doc.notes.map((note) => [note]),
  ];
  return toCsv(doc.groupHead, rows, csvForPeople);
}

/** One page that stands alone: no script, nothing loaded, prints on A4. */
export function coverageHtml(doc: CoverageDocument, lang: Lang): string {
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(doc.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${e(doc.title)}</h1>
<dl>${doc.facts.map(([label, value]) => `<div><dt>${e(label)}</dt><dd>${e(value)}</dd></div>`).join('')}</dl>
${table(doc.groupHead, doc.groupRows)}
${doc.targetRows.length === 0 ? '' : table(doc.targetHead, doc.targetRows)}
${doc.notes.map((note) => `<p>${e(note)}</p>`).join('\n')}
</body>
</html>
`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map((title) => `<th>${e(title)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${e(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`;

const style = `
@page{size:A4;margin:20mm 18mm}
body{font:16px/1.7 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif;color:#1a1a1a;max-width:52rem;margin:2rem auto;padding:0 1.2rem}
h1{font-size:1.5rem;text-align:center;margin:1.5rem 0 1rem}
dl{border-block:1px solid #888;padding:.5rem 0;display:flex;flex-wrap:wrap;gap:.2rem 2.2rem} dl div{display:flex;gap:.7rem} dt{color:#555} dd{margin:0}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:1.2rem 0} th,td{border:1px solid #bbb;padding:.2rem .5rem;text-align:right;font-variant-numeric:tabular-nums}
th{background:#eef2f6} th:first-child,td:first-child{text-align:left} p{color:#555;font-size:.88rem;margin:.3rem 0}
@media print{body{margin:0;max-width:none;padding:0;font-size:11pt} thead{display:table-header-group} tr{break-inside:avoid}}
`;
