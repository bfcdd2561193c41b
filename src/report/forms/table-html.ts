import type { Lang } from '../../i18n/catalogue.ts';
import { escapeHtml as e } from '../../kernel/html.ts';
import type { DocumentTable, TableDocument } from '../table-document.ts';
import { reportStyle } from './html.ts';

/** One page that stands alone: no script, nothing loaded. */
export function tableHtml(doc: TableDocument, lang: Lang): string {
  const facts = doc.facts.map(([label, value]) => `<div><dt>${e(label)}</dt><dd>${e(value)}</dd></div>`);
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(`${doc.title} ${doc.subtitle}`)}</title>
<style>${reportStyle}</style>
</head>
<body>
<h1>${e(doc.title)}</h1>
<p class="subtitle">${e(doc.subtitle)}</p>
<dl>${facts.join('')}</dl>
${doc.tables.map(section).join('\n')}
<h2>${e(doc.notesHeading)}</h2>
${doc.notes.map((note) => `<p class="note">${e(note)}</p>`).join('\n')}
</body>
</html>
`;
}

function section({ heading, columns, rows, totalLast }: DocumentTable): string {
  const number = (i: number): string => (columns[i]?.align === 'right' ? ' class="n"' : '');
  const head = columns.map(({ title }, i) => `<th${number(i)}>${e(title)}</th>`).join('');
  const body = rows.map((row, at) => {
    const total = totalLast && at === rows.length - 1 ? ' class="total"' : '';
    return `<tr${total}>${row.map((cell, i) => `<td${number(i)}>${e(cell)}</td>`).join('')}</tr>`;
  });
  return `<h2>${e(heading)}</h2>
<div class="wide"><table><thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>`;
}
