import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { must } from '../../kernel/assert.ts';
import type { FontPart } from '../fonts/font-part.ts';

/**
 * The only file that touches pdfkit's undocumented members: `ref` and a page's `fonts`, `xobjects`, `content` and
 * `dictionary`. Fonts and page contents are prepared by us and pdfkit writes the objects around them, which is many times
 * quicker than `doc.text`.
 */
export type PdfInfo = {
  readonly title: string;
  readonly lang: 'zh' | 'en';
  /** Written into the file, so that the same input gives the same bytes. */
  readonly createdAt: Date;
  readonly author?: string | undefined;
  /** Whether pdfkit will draw on the pages itself. */
  readonly pictures?: boolean | undefined;
  readonly keywords?: string | undefined;
};

type Ref = { end(data?: Uint8Array): void; data: Record<string, unknown> };

type Inside = {
  ref(data: Record<string, unknown>): Ref;
  page: {
    fonts: Record<string, Ref>;
    xobjects: Record<string, Ref>;
    content: Ref;
    dictionary: { data: Record<string, unknown> };
  };
};

export type PdfWriter = {
  /** Writes a part and gives it the name that page contents use. */
  readonly addFont: (name: string, part: FontPart) => void;
  /** A drawing of `size` × `size` points that several pages show; its name is for `addPage`. */
  readonly addForm: (name: string, operators: string, size: number) => void;
  /**
   * Adds an A4 page. `content` is PDF operators; the origin is the upper left corner, y grows downwards. Fonts and forms
   * have been added before.
   */
  readonly addPage: (content: string, fonts: Iterable<string>, forms: Iterable<string>) => void;
  /** The document itself, for vector pictures on the page added last. */
  readonly document: PDFKit.PDFDocument;
  readonly finish: () => Uint8Array;
};

export const A4 = { width: 595.28, height: 841.89 } as const;

export function openPdf(info: PdfInfo): PdfWriter {
  const document = new PDFDocument({
    autoFirstPage: false,
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: info.lang === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    // What is worth it, we compress; pdfkit's own content of a page is one line unless it draws pictures.
    compress: info.pictures === true,
    // No standard font is loaded: everything printed is embedded.
    font: '',
    info: {
      Title: info.title,
      CreationDate: info.createdAt,
      Producer: 'chengnuo',
      Creator: 'chengnuo',
      ...(info.author === undefined ? {} : { Author: info.author }),
      ...(info.keywords === undefined ? {} : { Keywords: info.keywords }),
    },
  });
  const inside = document as unknown as Inside;
  const refs = new Map<string, Ref>();
  const deflated = (data: Record<string, unknown>, operators: string): Ref => {
    const ref = inside.ref({ ...data, Filter: 'FlateDecode' });
    ref.end(deflateSync(Buffer.from(operators, 'latin1')));
    return ref;
  };
  return {
    addFont: (name, part) => {
      refs.set(name, writeFont(inside, part));
    },
    addForm: (name, operators, size) => {
      refs.set(name, deflated({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, size, size] }, operators));
    },
    addPage: (content, fonts, forms) => {
      document.addPage();
      const { page } = inside;
      for (const name of fonts) page.fonts[name] = must(refs.get(name), `font ${name}`);
      for (const name of forms) page.xobjects[name] = must(refs.get(name), `form ${name}`);
      // pdfkit's own content turns the y axis downwards; ours follows it as a second stream.
      page.dictionary.data['Contents'] = [page.content, deflated({}, content)];
    },
    document,
    finish: () => {
      document.end();
      return must(document.read() as Buffer | null, 'the bytes of a finished document');
    },
  };
}

/** The five objects of a composite font (ISO 32000-1, 9.7): they are written at once and then only referred to. */
function writeFont(inside: Inside, part: FontPart): Ref {
  const { font, name } = part;
  const file = inside.ref({ Filter: 'FlateDecode', Length1: part.fileLength });
  file.end(part.file);
  const toUnicode = inside.ref({ Filter: 'FlateDecode' });
  toUnicode.end(part.toUnicode);
  const descriptor = inside.ref({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: font.fixedPitch ? 5 : 4,
    FontBBox: font.bbox,
    ItalicAngle: font.italicAngle,
    Ascent: font.ascent,
    Descent: font.descent,
    CapHeight: font.capHeight,
    XHeight: font.xHeight,
    StemV: 80,
    FontFile2: file,
  });
  descriptor.end();
  const descendant = inside.ref({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    // pdfkit writes a String object as text, a plain string as a name.
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 1000,
    W: part.widths,
    CIDToGIDMap: 'Identity',
  });
  descendant.end();
  const composite = inside.ref({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  });
  composite.end();
  return composite;
}
