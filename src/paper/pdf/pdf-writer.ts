import PDFDocument from 'pdfkit';
import { must } from '../../kernel/assert.ts';
import type { FontPart } from '../fonts/font-part.ts';
import { packed } from './packed.ts';

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

type Page = {
  fonts: Record<string, Ref>;
  xobjects: Record<string, Ref>;
  content: Ref;
  dictionary: Ref;
  resources: Ref;
};

type Inside = {
  ref(data: Record<string, unknown>): Ref;
  page: Page;
  /** What every byte of the file goes through, and the place of the next one. */
  _write(data: string | Uint8Array): void;
  _offset: number;
};

export type PdfWriter = {
  /** A drawing of `size` × `size` points that the pages added after it show; its name is for `addPage`. */
  readonly addForm: (name: string, operators: string, size: number) => void;
  /**
   * Adds an A4 page. `contents` are compressed PDF operators, each object given twice written once; the origin is the upper left
   * corner, y grows downwards. Forms have been added before; fonts may come later.
   */
  readonly addPage: (
    contents: readonly Uint8Array[],
    fonts: Iterable<string>,
    forms: Iterable<string>,
  ) => void;
  /** Writes a part and gives it the name that page contents use. */
  readonly addFont: (name: string, part: FontPart) => void;
  /** The document itself, for vector pictures on the page added last. */
  readonly document: PDFKit.PDFDocument;
  /** The bytes written since the last call. */
  readonly take: () => Uint8Array;
  /** Every font that a page names has been added; the bytes since the last `take`. */
  readonly finish: () => Uint8Array;
};

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
  // Collected here instead of read from the stream: its hundreds of small pieces cost as much as compressing them.
  const chunks: Uint8Array[] = [document.read() as Buffer];
  let text = '';
  const flush = (): void => {
    if (text !== '') chunks.push(Buffer.from(text, 'latin1'));
    text = '';
  };
  inside._write = (data) => {
    if (typeof data === 'string') {
      text += `${data}\n`;
      inside._offset += data.length + 1;
      return;
    }
    flush();
    chunks.push(data);
    inside._offset += data.length;
  };
  const forms = new Map<string, Ref>();
  const fonts = new Map<string, Ref>();
  const streams = new WeakMap<Uint8Array, Ref>();
  let before: Page | undefined;
  const streamOf = (bytes: Uint8Array): Ref => {
    let ref = streams.get(bytes);
    if (!ref) {
      ref = inside.ref({ Filter: 'FlateDecode' });
      ref.end(bytes);
      streams.set(bytes, ref);
    }
    return ref;
  };
  const fontOf = (name: string): Ref => {
    const ref = fonts.get(name) ?? inside.ref({});
    fonts.set(name, ref);
    return ref;
  };
  const take = (): Uint8Array => {
    flush();
    return Buffer.concat(chunks.splice(0));
  };
  return {
    addForm: (name, operators, size) => {
      const box = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, size, size], Filter: 'FlateDecode' };
      const ref = inside.ref(box);
      ref.end(packed(operators));
      forms.set(name, ref);
    },
    addPage: (contents, fontNames, formNames) => {
      document.addPage();
      // The page before is written now; its dictionaries would stay in memory until the end of the file.
      if (before) before.dictionary.data = before.resources.data = {};
      const { page } = inside;
      before = page;
      for (const name of fontNames) page.fonts[name] = fontOf(name);
      for (const name of formNames) page.xobjects[name] = must(forms.get(name), `form ${name}`);
      // pdfkit's own content turns the y axis downwards; ours follows it.
      page.dictionary.data['Contents'] = [page.content, ...contents.map(streamOf)];
    },
    addFont: (name, part) => writeFont(inside, part, fontOf(name)),
    document,
    take,
    finish: () => {
      document.end();
      return take();
    },
  };
}

/** Text that pdfkit writes as it is. */
class Written {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  // Anything but `Object`, whose members pdfkit would write one by one.
  get [Symbol.toStringTag](): string {
    return 'Written';
  }
  toString(): string {
    return this.#text;
  }
}

const widths = new WeakMap<FontPart, Written>();

/** The W array of a prepared part is put into words once. */
function widthsOf(part: FontPart): Written {
  let written = widths.get(part);
  if (!written) {
    written = new Written(
      `[${part.widths.map((one) => (typeof one === 'number' ? one : `[${one.join(' ')}]`)).join(' ')}]`,
    );
    widths.set(part, written);
  }
  return written;
}

/** The five objects of a composite font (ISO 32000-1, 9.7); pages refer to the last one. */
function writeFont(inside: Inside, part: FontPart, composite: Ref): void {
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
    W: widthsOf(part),
    CIDToGIDMap: 'Identity',
  });
  descendant.end();
  composite.data = {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  };
  composite.end();
}
