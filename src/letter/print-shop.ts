import { catalogue, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { orThrow, type Result } from '../kernel/result.ts';
import type { FontSet } from '../paper/fonts.ts';
import { officeFonts, templateDirs } from '../paper/office-paper.ts';
import { openBinder } from '../paper/pdf/binder.ts';
import { type Printer, preparePaper } from '../paper/printer.ts';
import { loadTemplate, type PaperTemplate } from '../paper/template.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { itemFieldNames } from './fields.ts';
import { checkTemplate, type LetterKind, type PlannedLetter } from './plan-letter.ts';

/** What printing letters needs, opened once a run: the office's fonts, its templates, and a printer a template. */
export interface PrintShop {
  readonly lang: Lang;
  readonly fonts: FontSet;
  /** The office's own template, else the one that ships. E_TEMPLATE_*, E_LETTER_FIELD_UNKNOWN. */
  readonly template: (kind: LetterKind) => Result<PaperTemplate, AppError>;
  readonly printerOf: (template: PaperTemplate) => Printer;
}

/** Throws E_PAPER_FONT_FILE or E_PAPER_FONT for a font file of the office that cannot be used. */
export function openPrintShop(workspace: Workspace, lang: Lang): PrintShop {
  const fonts = officeFonts(workspace);
  const templates = new Map<LetterKind, Result<PaperTemplate, AppError>>();
  const printers = new Map<PaperTemplate, Printer>();
  return {
    lang,
    fonts,
    template(kind) {
      let loaded = templates.get(kind);
      if (!loaded) {
        loaded = loadTemplate(templateDirs(workspace.dir), `letters/${kind}`, lang);
        if (loaded.ok) loaded = checkTemplate(loaded.value);
        templates.set(kind, loaded);
      }
      return loaded;
    },
    printerOf(template) {
      // Prepared without the batch's own characters: a letter has the same bytes alone and among thousands.
      if (!printers.has(template))
        printers.set(template, preparePaper({ template, fonts, lang, shared: itemFieldNames }));
      return must(printers.get(template), 'a printer was just prepared');
    },
  };
}

/**
 * All letters in one file, piece by piece: each begins on an odd page, so that a duplex print never mixes two of them. Throws the
 * error of a letter that cannot be laid out.
 */
export function* mergedLetters(
  shop: PrintShop,
  letters: readonly PlannedLetter[],
  onProgress?: (done: number, total: number) => void,
): Generator<Uint8Array> {
  const t = catalogue(shop.lang).letter;
  // The newest notice dates the file, so that the same letters give the same bytes.
  const newest = letters.reduce((latest, { meta }) => Math.max(latest, meta.createdAt.getTime()), 0);
  const meta = { title: t.mergedTitle({ count: letters.length }), createdAt: new Date(newest) };
  const binder = openBinder(meta, shop.lang);
  for (const [i, letter] of letters.entries()) {
    binder.add(orThrow(shop.printerOf(letter.template).layOut({ fields: letter.fields, meta: letter.meta })));
    onProgress?.(i + 1, letters.length);
    if (i % 20 === 19) yield binder.take();
  }
  yield binder.finish();
}
