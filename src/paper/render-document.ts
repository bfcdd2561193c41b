import type { Lang } from '../i18n/catalogue.ts';
import { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Block, type Inlines, textsOf } from './blocks.ts';
import { type FontSet, missingGlyph } from './fonts.ts';
import { withFooter } from './layout/footer.ts';
import { layOut } from './layout/lay-out.ts';
import { textSetter } from './layout/text-setter.ts';
import { type LayoutMode, themeOf } from './layout/theme.ts';
import { nothingCommon } from './pdf/common.ts';
import { svgDrawer } from './pdf/draw-svg.ts';
import { makeEncoder } from './pdf/encoder.ts';
import { openPdf } from './pdf/pdf-writer.ts';
import { writePage } from './pdf/write-page.ts';

export type DocumentOptions = {
  readonly fonts: FontSet;
  readonly lang: Lang;
  readonly layout: LayoutMode;
  readonly title: string;
  /** Small lines at the foot of every page, divided by `\n`. */
  readonly footer: string;
  /** Written into the file: the same input gives the same bytes. */
  readonly createdAt: Date;
};

/** One paper made of blocks that a program wrote, such as a report; letters come from templates (printer.ts). E_PAPER_GLYPH. */
export function renderDocument(
  blocks: readonly Block[],
  options: DocumentOptions,
): Result<Uint8Array, AppError> {
  const { fonts, lang, title, createdAt } = options;
  for (const text of [...textsOf(blocks), options.footer]) {
    const missing = missingGlyph(fonts, text);
    if (missing) return err(missing);
  }
  try {
    const theme = themeOf(lang, options.layout);
    const set = textSetter(fonts);
    const footer: Inlines = [{ text: options.footer }];
    const pages = layOut(blocks, theme, set).map((draws, i) =>
      withFooter(draws, i + 1, footer, false, theme, set),
    );
    const writer = openPdf({ title, lang, createdAt, pictures: true });
    const encoder = makeEncoder();
    const common = nothingCommon();
    const drawPicture = svgDrawer(fonts);
    for (const page of pages) {
      writePage(writer, encoder, page, common);
      for (const draw of page) if (draw.type === 'picture') drawPicture(writer.document, draw);
    }
    for (const { name, part } of encoder.parts()) writer.addFont(name, part);
    return ok(writer.finish());
  } catch (error) {
    if (error instanceof AppError) return err(error);
    throw error;
  }
}
