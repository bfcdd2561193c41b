import type { Lang } from '../i18n/catalogue.ts';
import { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Block, Inlines } from '../paper/blocks.ts';
import { parseMarkdown } from '../paper/markdown.ts';
import { templateDirs } from '../paper/office-paper.ts';
import { scopeOf } from '../paper/template/fields.ts';
import { fillBlocks, fillInlines } from '../paper/template/fill.ts';
import { loadTemplate } from '../paper/template.ts';
import { type Content, html } from './html.ts';
import type { Site } from './site.ts';

/** The first words of the site, from the office's template or the one that ships (`templates/site/welcome`). E_TEMPLATE_*. */
export function renderWelcome(workspaceDir: string, site: Site, lang: Lang): Result<Content, AppError> {
  const template = loadTemplate(templateDirs(workspaceDir), 'site/welcome', lang);
  if (!template.ok) return template;
  const { fields, front, compiled } = template.value;
  const scope = scopeOf(
    fields,
    {
      office_name: site.office.name,
      office_phone: site.office.phone ?? undefined,
      items: String(site.items.length),
      commitment_items: String(site.items.filter(({ mode }) => mode === 'commitment').length),
    },
    front.name,
    lang,
  );
  if ('error' in scope) return err(scope.error);
  try {
    const { markdown, values } = compiled.render(scope.scope);
    return ok(fillBlocks(parseMarkdown(markdown), (inlines) => fillInlines(inlines, values)).map(blockOf));
  } catch (error) {
    if (error instanceof AppError) return err(error);
    throw error;
  }
}

/** Headings, paragraphs and tables of a template; what only paper has (forms, signatures, page breaks) is left out. */
function blockOf(block: Block): Content {
  switch (block.type) {
    case 'title':
    case 'heading':
      return html`<h2>${inlinesOf(block.inlines)}</h2>
`;
    case 'paragraph':
      return html`<p class="lead">${block.marker === undefined ? null : `${block.marker} `}${inlinesOf(block.inlines)}</p>
`;
    case 'table':
      return html`<div class="wide"><table>${[...block.head, ...block.rows].map(
        (row) => html`<tr>${row.map((cell) => html`<td>${inlinesOf(cell.inlines)}</td>`)}</tr>`,
      )}</table></div>
`;
    default:
      return null;
  }
}

const inlinesOf = (inlines: Inlines): Content =>
  inlines.map(({ text, role }) => {
    const shown = text.split('\n').map((line, i) => (i === 0 ? line : html`<br>${line}`));
    return role === undefined ? shown : html`<strong>${shown}</strong>`;
  });
