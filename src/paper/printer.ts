import type { Lang } from '../i18n/catalogue.ts';
import { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Block, Inline, Inlines } from './blocks.ts';
import type { FontSet } from './fonts.ts';
import type { Line } from './layout/break-lines.ts';
import type { PageDraws } from './layout/flow.ts';
import { withFooter } from './layout/footer.ts';
import { layOut } from './layout/lay-out.ts';
import { type TextSetter, textSetter } from './layout/text-setter.ts';
import { type LayoutMode, themeOf } from './layout/theme.ts';
import { parseMarkdown } from './markdown.ts';
import { type LaidOutPaper, openBinder } from './pdf/binder.ts';
import { makeCommons, type Shared } from './pdf/commons.ts';
import { prepareTemplate } from './pdf/prepare-parts.ts';
import { type FieldValues, scopeOf } from './template/fields.ts';
import { fillBlocks, fillInlines, holdsMarks, valuesIn } from './template/fill.ts';
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

export type Printer = {
  readonly template: PaperTemplate;
  readonly render: (
    fields: FieldValues,
    options: { readonly meta: PaperMeta },
  ) => Result<Uint8Array, AppError>;
  /** A paper as pages, to be bound with others. */
  readonly layOut: (entry: PaperEntry) => Result<LaidOutPaper, AppError>;
};

export type PaperOptions = {
  readonly template: PaperTemplate;
  readonly fonts: FontSet;
  readonly lang: Lang;
  /** Fields whose text many papers have in common, such as those of a letter's item: it is prepared once for all of them. */
  readonly shared?: readonly string[] | undefined;
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
  const { set, ownText, isOwn } = watchingSetter(textSetter(fonts));
  const prepared = prepareTemplate(fonts, template, theme.chinese, usual);
  const sharedOf = makeCommons(fonts, prepared, options.shared ?? [], isOwn);
  const filler = makeFiller(ownText);
  const parsed = new Map<string, Block[]>();

  const blocksOf = (fields: FieldValues, shared: Shared): Result<Block[], AppError> => {
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
    return ok(fillBlocks(blocks, filler(values.map(printable), shared)));
  };

  const layOutPaper = ({ fields, meta }: PaperEntry): Result<LaidOutPaper, AppError> => {
    const shared = sharedOf(fields);
    const blocks = blocksOf(fields, shared);
    if (!blocks.ok) return blocks;
    const footer = meta.footerLeft ? ownText([{ text: meta.footerLeft }]) : undefined;
    const hasQr = meta.qrText !== undefined;
    const pages = layOut(blocks.value, theme, set).map(
      (draws, i): PageDraws => withFooter(draws, i + 1, footer, hasQr, theme, set),
    );
    return ok({ pages, qrText: meta.qrText, common: shared.common });
  };

  return {
    template,
    render: (fields, { meta }) =>
      guarded(() => {
        const paper = layOutPaper({ fields, meta });
        if (!paper.ok) return paper;
        const binder = openBinder(meta, lang);
        binder.add(paper.value);
        return ok(binder.finish());
      }),
    layOut: (entry) => guarded(() => layOutPaper(entry)),
  };
}

/** A setter that knows which lines hold one paper's own text: those are not remembered for the others. */
function watchingSetter(set: TextSetter): {
  set: TextSetter;
  ownText: (inlines: Inlines) => Inlines;
  isOwn: (line: Line) => boolean;
} {
  // By its pieces: layout puts numbers in front of them.
  const pieces = new WeakSet<Inline>();
  const lines = new WeakSet<Line>();
  return {
    set: (inlines, role, style) => {
      const broken = set(inlines, role, style);
      if (inlines.some((inline) => pieces.has(inline))) for (const line of broken) lines.add(line);
      return broken;
    },
    ownText: (inlines) => {
      for (const inline of inlines) pieces.add(inline);
      return inlines;
    },
    isOwn: (line) => lines.has(line),
  };
}

/** Texts of one place of a template that are remembered: it is filled from few items at a time. */
const FILLED = 200;

/** Puts values into text; what holds shared values only is the same object again, so that its lines are remembered. */
function makeFiller(
  ownText: (inlines: Inlines) => Inlines,
): (values: readonly string[], shared: Shared) => (inlines: Inlines) => Inlines {
  const remembered = new WeakMap<Inlines, Map<string, Inlines>>();
  return (values, { isShared }) =>
    (inlines) => {
      if (!holdsMarks(inlines)) return inlines;
      const filled = fillInlines(inlines, values);
      if (!valuesIn(inlines, values).every(isShared)) return ownText(filled);
      const known = remembered.get(inlines) ?? new Map<string, Inlines>();
      remembered.set(inlines, known);
      const key = filled.map(({ text }) => text).join('\0');
      const same = known.get(key);
      if (same) return same;
      if (known.size >= FILLED) known.clear();
      known.set(key, filled);
      return filled;
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
