import type { Catalogue, Lang } from '../../i18n/catalogue.ts';
import { escapeHtml as e } from '../../kernel/html.ts';
import type { ReportChart } from '../chart-style.ts';
import type { DocumentTable, TableDocument } from '../table-document.ts';
import type { Frame } from './frame.ts';
import { reportStyle } from './html-style.ts';

/** One file that stands alone: no script, nothing loaded, prints on A4 with repeated table heads. */
export function reportHtml(
  doc: TableDocument,
  charts: readonly ReportChart[],
  frame: Frame,
  t: Catalogue,
  lang: Lang,
): string {
  let no = 0;
  const heading = (text: string): string => `<h2>${e(t.report.numbered({ no: ++no, text }))}</h2>`;
  const { signature } = t.report;
  const notes = [...doc.notes, ...(doc.moreNotes ?? [])];
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(`${doc.title} ${doc.subtitle}`)}</title>
<style>${reportStyle}${lang === 'zh' ? 'p.text{text-indent:2em;text-align:justify}' : ''}</style>
</head>
<body>
<h1>${e(doc.title)}</h1>
<p class="subtitle">${e(doc.subtitle)}</p>
<dl>${doc.facts.map(([label, value]) => `<div><dt>${e(label)}</dt><dd>${e(value)}</dd></div>`).join('')}</dl>
${doc.texts.map((part) => `${heading(part.heading)}\n<p class="text">${e(part.text)}</p>`).join('\n')}
${doc.tables.map((table) => `${heading(table.heading)}\n${tableHtml(table)}`).join('\n')}
${charts.length > 0 ? heading(t.report.headings.charts) : ''}
${charts.map(({ title, svg }) => `<figure><figcaption>${e(title)}</figcaption>${svg}</figure>`).join('\n')}
${notes.length > 0 ? heading(t.report.headings.notes) : ''}
${notes.map((note) => `<p class="note">${e(note)}</p>`).join('\n')}
<div class="sign"><span>${e(signature.by)}</span><span>${e(signature.reviewed)}</span><span>${e(signature.day)}${e(frame.day)}</span></div>
<footer>${e(frame.footer)}</footer>
</body>
</html>
`;
}

function tableHtml({ columns, rows, totalLast, parts }: DocumentTable): string {
  const kinds = columns.map(({ align, wide }) => (wide === true ? 'f' : align === 'right' ? 'n' : ''));
  const attribute = (i: number): string => (kinds[i] ? ` class="${kinds[i]}"` : '');
  const head = columns.map(({ title }, i) => `<th${attribute(i)}>${e(title)}</th>`).join('');
  const body = rows.map((row, at) => {
    const isTotal = totalLast === true && at === rows.length - 1;
    const kind = isTotal ? ' class="total"' : parts?.has(at) === true ? ' class="part"' : '';
    return `<tr${kind}>${row.map((cell, i) => `<td${attribute(i)}>${e(cell)}</td>`).join('')}</tr>`;
  });
  return `<div class="wide"><table><thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>`;
}
