import type { Lang } from '../i18n/catalogue.ts';
import type { Content } from './html.ts';
import type { Page } from './layout.ts';
import { bundlePages } from './pages/bundle-pages.ts';
import { consultationPage } from './pages/consultation-page.ts';
import { drawsPage } from './pages/draws-page.ts';
import { indexPage } from './pages/index-page.ts';
import { renderItem } from './pages/item-page.ts';
import { policyPage } from './pages/policy-page.ts';
import { reportPages } from './pages/report-pages.ts';
import { verifyPage } from './pages/verify-page.ts';
import type { Site } from './site.ts';

/** Every page of a site in one language. */
export const pagesOf = (site: Site, lang: Lang, welcome: Content): Page[] => [
  indexPage(site, lang, welcome),
  ...site.items.map((item) => renderItem(site, item, lang)),
  ...bundlePages(site, lang),
  consultationPage(site, lang),
  drawsPage(site, lang),
  ...reportPages(site, lang),
  policyPage(site, lang),
  verifyPage(site, lang),
];
