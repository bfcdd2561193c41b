import { createHash } from 'node:crypto';
import { type Catalogue, catalogue, type Lang } from '../i18n/catalogue.ts';
import { type Content, html, Markup } from './html.ts';
import { markChinese } from './mark-chinese.ts';
import { linkFrom, placeOf, type Section, sectionPage, sections } from './place.ts';
import type { Site } from './site.ts';

/** What every page of a site shares. */
export interface Look {
  readonly site: Site;
  /** Style sheet and script of the list, as they stand in the pages. */
  readonly css: string;
  readonly script: string;
}

export interface Page {
  /** Without its language: `items/….html`. */
  readonly path: string;
  readonly section: Section;
  readonly title: string;
  readonly body: Content;
  /** Where the page stands, above its title. */
  readonly trail?: readonly { readonly title: string; readonly path: string }[];
  readonly script?: boolean;
}

/** A file of the site: `path` within the folder. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A whole page. Its policy allows nothing but its own style sheet and, on the list, its own script, both by their digests: what
 * somebody smuggles into a text is never run, and nothing is loaded from anywhere.
 */
export function renderPage({ site, css, script }: Look, lang: Lang, page: Page): SiteFile {
  const t = catalogue(lang);
  const s = t.site;
  const here = placeOf(lang, page.path);
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  const link = (path: string): string => linkFrom(here, placeOf(lang, path));
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(css)}`,
    ...(page.script ? [`script-src ${hashOf(script)}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = page.path === 'index.html' ? site.office.name : `${page.title} · ${site.office.name}`;
  const document = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${s.description({ office: site.office.name })}">
<title>${title}</title>
<link rel="alternate" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" href="${linkFrom(here, placeOf(other, page.path))}">
<style>${new Markup(css)}</style>
</head>
<body>
<a class="skip" href="#content">${s.skip}</a>
<header class="top"><div class="frame">
<a class="office" href="${link('index.html')}"><span class="seal" aria-hidden="true">${s.seal}</span><span><strong>${site.office.name}</strong><small>${s.tagline}</small></span></a>
<a class="lang" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" href="${linkFrom(here, placeOf(other, page.path))}">${catalogue(other).site.ownName}</a>
</div>
<nav aria-label="${s.menu}"><ul class="frame">${sections.map(
    (section) =>
      html`<li><a href="${link(sectionPage(section))}"${section === page.section ? current : null}>${s.sections[section]}</a></li>`,
  )}</ul></nav>
</header>
<main id="content" class="frame">
${trailOf(page, link, s)}${page.path === 'index.html' ? null : html`<h1>${page.title}</h1>\n`}${page.body}
</main>
<footer><div class="frame">
<p>${site.office.name}　${s.uscc} ${site.office.uscc}${site.office.phone === null ? null : html`　${s.phone} ${site.office.phone}`}${site.office.supervisionPhone === null ? null : html`　${s.supervisionPhone} ${site.office.supervisionPhone}`}</p>
<p>${s.asOf({ day: site.day })} ${s.privacy}</p>
</div></footer>
${page.script ? html`<script>${new Markup(script)}</script>\n` : null}</body>
</html>
`;
  return { path: here, text: lang === 'en' ? markChinese(document.text) : document.text };
}

const current = new Markup(' aria-current="page"');

function trailOf({ trail = [] }: Page, link: (path: string) => string, s: Catalogue['site']): Markup | null {
  if (trail.length === 0) return null;
  return html`<nav class="trail" aria-label="${s.trail}"><ol>${trail.map(
    ({ title, path }) => html`<li><a href="${link(path)}">${title}</a></li>`,
  )}</ol></nav>
`;
}
