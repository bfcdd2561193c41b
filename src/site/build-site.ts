import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { languages } from '../i18n/catalogue.ts';
import { showBundles } from '../item/bundle/show-bundle.ts';
import type { AppError } from '../kernel/app-error.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { ok, type Result } from '../kernel/result.ts';
import { signNote } from '../ledger/note.ts';
import { originOf } from '../ledger/office-checkpoint.ts';
import { writeBlanks } from '../letter/blank-letters.ts';
import type { FailedLetter } from '../letter/issue-letters.ts';
import { templateDirs } from '../paper/office-paper.ts';
import { exists, fileError, syncFolder, writeFileInto, writeFileSafely } from '../workspace/safe-file.ts';
import { clearUnfinished, putBack, temporaryBeside } from '../workspace/unfinished.ts';
import { type Look, renderPage } from './layout.ts';
import { pagesOf } from './pages-of.ts';
import { drawFolder, placeOf } from './place.ts';
import { readSite } from './read-site.ts';
import type { Site } from './site.ts';
import { MARK, putInPlace, requireOwnFolder, SUMS, SUMS_NOTE, sumsOf } from './site-folder.ts';
import { renderWelcome } from './welcome.ts';

export interface BuiltSite {
  readonly dir: string;
  /** The day whose list is shown. */
  readonly day: string;
  readonly pages: number;
  readonly items: number;
  readonly letters: number;
  readonly draws: number;
  readonly reports: number;
  /** Plans whose folder is left out: something newer than what was published is not published yet. */
  readonly newer: readonly string[];
  readonly failed: readonly FailedLetter[];
  readonly sums_sha256: string;
}

/**
 * Builds the public site of the office into `dir` (absolute), whole or not at all: it is made beside it and renamed. The same data
 * on the same day give the same bytes. E_SITE_FOLDER, E_TEMPLATE_*, E_PAPER_*, errors of policy; throws what the file system refuses.
 */
export async function buildSite(desk: Desk, dir: string): Promise<Result<BuiltSite, AppError>> {
  await putBack(dir);
  await clearUnfinished(dirname(dir));
  const own = await requireOwnFolder(dir);
  if (!own.ok) return own;
  const bundles = await showBundles(desk);
  if (!bundles.ok) return bundles;
  const read = await desk.store.transaction((tx) => readSite(desk, tx, bundles.value));
  if (!read.ok) return read;
  const draft = temporaryBeside(dir);
  try {
    const failed = await writeLetters(desk, read.value, draft);
    if (!failed.ok) return failed;
    const missing = new Set(failed.value.map(({ case_no }) => case_no));
    const letters = new Set([...read.value.letters].filter((code) => !missing.has(code)));
    const site: Site = { ...read.value, letters };
    const pages = await writePages(desk, site, draft);
    if (!pages.ok) return pages;
    for (const { plan, files } of site.draws)
      for (const [name, content] of files ?? [])
        await writeFileSafely(join(draft, drawFolder(plan.plan), name), content);
    await writeFileSafely(join(draft, 'checkpoint.txt'), site.checkpoint);
    await writeFileSafely(join(draft, 'verifier-key.txt'), `${site.verifierKey}\n`);
    const mark = { site: 'chengnuo', format: 1, office: site.office.uscc, day: site.day };
    await writeFileSafely(join(draft, MARK), `${canonicalJson(mark)}\n`);
    const sums = await sumsOf(draft);
    await writeFileSafely(join(draft, SUMS), sums);
    const note = signNote(sums, originOf(desk.workspace), desk.keys.signingKeyPem);
    await writeFileSafely(join(draft, SUMS_NOTE), note);
    await putInPlace(draft, dir);
    return ok({
      ...{ dir, day: site.day, pages: pages.value, items: site.items.length, letters: letters.size },
      ...{ draws: site.draws.length, reports: site.reports.length, failed: failed.value },
      newer: site.draws.filter(({ files }) => files === null).map(({ plan }) => plan.plan),
      sums_sha256: sha256Hex(sums),
    });
  } catch (error) {
    throw fileError(error, dir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The blank letters of the items whose list makes them public, in both languages; returns those that could not be made, each once. */
async function writeLetters(
  desk: Desk,
  site: Site,
  draft: string,
): Promise<Result<readonly FailedLetter[], AppError>> {
  const failed: FailedLetter[] = [];
  if (site.letters.size === 0) return ok(failed);
  for (const letterLang of languages) {
    const outDir = join(draft, 'letters', letterLang);
    const written = await writeBlanks(desk, { itemCode: null, only: site.letters, outDir, letterLang });
    if (!written.ok) return written;
    const known = new Set(failed.map(({ case_no }) => case_no));
    failed.push(...written.value.failed.filter(({ case_no }) => !known.has(case_no)));
  }
  return ok(failed);
}

/** Files that are written at once: a disk is waited for, not the processor. */
const AT_ONCE = 64;

async function writePages(desk: Desk, site: Site, draft: string): Promise<Result<number, AppError>> {
  const look: Look = {
    site,
    css: await ownFile(desk, 'site/style.css'),
    script: await ownFile(desk, 'site/filter.js'),
  };
  let count = 0;
  for (const lang of languages) {
    const welcome = renderWelcome(desk.workspace.dir, site, lang);
    if (!welcome.ok) return welcome;
    const pages = pagesOf(site, lang, welcome.value);
    count += pages.length;
    const folders = new Set(pages.map(({ path }) => dirname(join(draft, placeOf(lang, path)))));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    for (let i = 0; i < pages.length; i += AT_ONCE) {
      await Promise.all(
        pages.slice(i, i + AT_ONCE).map((page) => {
          const { path, text } = renderPage(look, lang, page);
          return writeFileInto(join(draft, path), text);
        }),
      );
    }
    for (const folder of folders) await syncFolder(folder);
  }
  return ok(count);
}

/** The office's own file under `templates/`, or the one that ships. */
async function ownFile(desk: Desk, name: string): Promise<string> {
  for (const dir of templateDirs(desk.workspace.dir)) {
    const file = join(dir, name);
    if (await exists(file)) return readFile(file, 'utf8');
  }
  return '';
}
