import type { Lang } from '../i18n/catalogue.ts';
import { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Block, Inlines } from './blocks.ts';
import type { FontSet } from './fonts.ts';
import type { Line } from './layout/break-lines.ts';
import type { PageDraws } from './layout/flow.ts';
import { QR_SIZE, qrPlace, withFooter } from './layout/footer.ts';
import { layOut } from './layout/lay-out.ts';
import { textSetter } from './layout/text-setter.ts';
import { type LayoutMode, themeOf } from './layout/theme.ts';
import { parseMarkdown } from './markdown.ts';
import { type EncodedLine, makeEncoder } from './pdf/encoder.ts';
import { openPdf } from './pdf/pdf-writer.ts';
import { prepareParts } from './pdf/prepare-parts.ts';
import { qrOperators } from './pdf/qr-code.ts';
import { type FormMark, writePages } from './pdf/write-pages.ts';
import { type FieldValues, scopeOf } from './template/fields.ts';
import { fillBlocks } from './template/fill.ts';
import type { PaperTemplate } from './template.ts';

export type PaperMeta = {
  /** Title of the document, shown by readers. */
  readonly title: string;
  /** Small lines at the foot of every page: number and code. Lines are divided by `\n`. */
  readonly footerLeft?: string | undefined;
  /** Content of the QR code at the foot of every page. */
  readonly qrText?: string | undefined;
  /** A property of the file, by which a changed copy is still known. */
  readonly keywords?: string | undefined;
  /** Written into the file: the same input gives the same bytes. */
  readonly createdAt: Date;
};

export type PaperEntry = { readonly fields: FieldValues; readonly meta: PaperMeta };

/** A paper as pages, not yet written: it may be bound with papers of other templates. */
export type LaidOutPaper = { readonly pages: readonly PageDraws[]; readonly qrText: string | undefined };

export type Printer = {
  readonly template: PaperTemplate;
  readonly render: (
    fields: FieldValues,
    options: { readonly meta: PaperMeta },
  ) => Result<Uint8Array, AppError>;
  /** Several papers in one file, each beginning on an odd page so that a duplex print never mixes two of them. */
  readonly renderMerged: (entries: readonly PaperEntry[], meta: PaperMeta) => Result<Uint8Array, AppError>;
  readonly layOut: (entry: PaperEntry) => Result<LaidOutPaper, AppError>;
  /** Papers laid out by this printer or by others, in one file as by `renderMerged`. */
  readonly bind: (papers: readonly LaidOutPaper[], meta: PaperMeta) => Uint8Array;
};

export type PaperOptions = {
  readonly template: PaperTemplate;
  readonly fonts: FontSet;
  readonly lang: Lang;
  /** Further characters that most papers of a batch will hold (the item's texts): they go into the prepared part. */
  readonly charsHint?: string | undefined;
  /** Instead of the template's own. */
  readonly layout?: LayoutMode | undefined;
};

/** Always at hand: numbers, codes and dates are on every paper. */
const usual = ' -—.,:;/()0123456789ABCDEFGHJKLMNPQRTUWXYabcdef、，。：；（）〔〕《》年月日号';

/**
 * Prepares a template for many papers: its characters become font parts that are subset and compressed once, and its
 * fixed paragraphs are broken into lines and encoded once. A printer is used by one thread.
 */
export function preparePaper(options: PaperOptions): Printer {
  const { template, fonts, lang } = options;
  const theme = themeOf(lang, options.layout ?? template.front.layout);
  const set = textSetter(fonts);
  const prepared = prepareParts(fonts, template, theme.chinese, usual + (options.charsHint ?? ''));
  const encodedLines = new WeakMap<Line, EncodedLine>();
  const parsed = new Map<string, Block[]>();

  const blocksOf = (fields: FieldValues): Result<Block[], AppError> => {
    const scope = scopeOf(template.fields, fields, template.front.name, lang);
    if ('error' in scope) return err(scope.error);
    const { markdown, values } = template.compiled.render(scope.scope);
    let blocks = parsed.get(markdown);
    if (!blocks) {
      blocks = parseMarkdown(markdown);
      // Few structures come out of a template (with an agent, without; three conditions, four), but not without end.
      if (parsed.size >= 64) parsed.clear();
      parsed.set(markdown, blocks);
    }
    return ok(fillBlocks(blocks, values.map(printable)));
  };

  const pagesOf = (entry: PaperEntry): Result<PageDraws[], AppError> => {
    const blocks = blocksOf(entry.fields);
    if (!blocks.ok) return blocks;
    const footer: Inlines | undefined = entry.meta.footerLeft ? [{ text: entry.meta.footerLeft }] : undefined;
    const hasQr = entry.meta.qrText !== undefined;
    return ok(
      layOut(blocks.value, theme, set).map((draws, i) => withFooter(draws, i + 1, footer, hasQr, theme, set)),
    );
  };

  const layOutPaper = (entry: PaperEntry): Result<LaidOutPaper, AppError> => {
    const pages = pagesOf(entry);
    return pages.ok ? ok({ pages: pages.value, qrText: entry.meta.qrText }) : pages;
  };

  const write = (papers: readonly LaidOutPaper[], meta: PaperMeta): Uint8Array => {
    const writer = openPdf({ title: meta.title, lang, createdAt: meta.createdAt, keywords: meta.keywords });
    const pages: PageDraws[] = [];
    const marks: (FormMark | undefined)[] = [];
    for (const [at, paper] of papers.entries()) {
      if (pages.length % 2 === 1) {
        pages.push([]);
        marks.push(undefined);
      }
      const form = `Q${at + 1}`;
      if (paper.qrText !== undefined) writer.addForm(form, qrOperators(paper.qrText, QR_SIZE), QR_SIZE);
      for (const [i, page] of paper.pages.entries()) {
        pages.push(page);
        marks.push(paper.qrText === undefined ? undefined : { form, ...qrPlace(i + 1) });
      }
    }
    writePages(writer, makeEncoder(prepared, encodedLines), pages, (page) => marks[page]);
    return writer.finish();
  };

  return {
    template,
    render: (fields, { meta }) =>
      guarded(() => {
        const pages = pagesOf({ fields, meta });
        return pages.ok ? ok(write([{ pages: pages.value, qrText: meta.qrText }], meta)) : pages;
      }),
    renderMerged: (entries, meta) =>
      guarded(() => {
        const papers: LaidOutPaper[] = [];
        for (const entry of entries) {
          const paper = layOutPaper(entry);
          if (!paper.ok) return paper;
          papers.push(paper.value);
        }
        return ok(write(papers, meta));
      }),
    layOut: (entry) => guarded(() => layOutPaper(entry)),
    bind: write,
  };
}

/** What the inner parts throw as AppError is an expected refusal here. */
function guarded<T>(work: () => Result<T, AppError>): Result<T, AppError> {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return err(error);
    throw error;
  }
}

/** A value as it can be printed: line breaks of any kind as one, tabs and odd spaces as a space, zero-width marks gone. */
const printable = (value: string): string =>
  value
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .trim();
