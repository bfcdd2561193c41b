import { inflateSync } from 'node:zlib';

/** What a reader of a PDF would copy out of it, and where it stands. Only the operators that our writer uses. */
export type PdfLine = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  /** Names of the faces that it is set in, without the tags of their subsets. */
  readonly faces: readonly string[];
};
export type PdfPage = {
  readonly lines: readonly PdfLine[];
  readonly text: string;
  readonly rules: number;
  readonly forms: readonly string[];
};
export type PdfFile = {
  readonly pages: readonly PdfPage[];
  readonly text: string;
  readonly fontNames: readonly string[];
  readonly catalog: string;
  readonly info: string;
};

type PdfObject = { dict: string; stream: Buffer | undefined };

export function readPdf(bytes: Uint8Array): PdfFile {
  const objects = readObjects(Buffer.from(bytes));
  const get = (id: number): PdfObject => {
    const found = objects.get(id);
    if (!found) throw new Error(`no object ${id}`);
    return found;
  };
  const all = [...objects.values()];
  const catalog = all.find((o) => /\/Type \/Catalog\b/.test(o.dict))?.dict ?? '';
  const tree = get(refIn(catalog, 'Pages')).dict;
  const kids = refsIn(/\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? '');
  const pages = kids.map((id) => readPage(get(id).dict, get));
  const trailer = Buffer.from(bytes).toString('latin1').split('trailer').at(-1) ?? '';
  const info = get(refIn(trailer, 'Info')).dict;
  return {
    pages,
    text: pages.map((page) => page.text).join('\n'),
    fontNames: all.flatMap(
      (o) => /\/Type \/FontDescriptor[\s\S]*?\/FontName \/(\S+)/.exec(o.dict)?.[1] ?? [],
    ),
    catalog,
    info: info.replace(/(\d+) 0 R/g, (_ref, id: string) => get(Number(id)).dict),
  };
}

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const source = bytes.toString('latin1');
  for (const match of source.matchAll(/^(\d+) 0 obj\n/gm)) {
    const start = match.index + match[0].length;
    const streamAt = source.indexOf('stream\n', start);
    const endAt = source.indexOf('endobj', start);
    if (streamAt === -1 || streamAt > endAt) {
      objects.set(Number(match[1]), { dict: source.slice(start, endAt), stream: undefined });
      continue;
    }
    const dict = source.slice(start, streamAt);
    const length = Number(/\/Length (\d+)/.exec(dict)?.[1]);
    const raw = bytes.subarray(streamAt + 7, streamAt + 7 + length);
    objects.set(Number(match[1]), { dict, stream: /\/FlateDecode/.test(dict) ? inflateSync(raw) : raw });
  }
  return objects;
}

const refsIn = (text: string): number[] =>
  Array.from(text.matchAll(/(\d+) 0 R/g), (match) => Number(match[1]));

function refIn(dict: string, key: string): number {
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1];
  if (id === undefined) throw new Error(`no /${key} in ${dict}`);
  return Number(id);
}

function readPage(dict: string, get: (id: number) => PdfObject): PdfPage {
  const contents = /\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(dict)?.[1] ?? '';
  const content = refsIn(contents)
    .map((id) => get(id).stream?.toString('latin1') ?? '')
    .join('\n');
  const resources = get(refIn(dict, 'Resources')).dict;
  const fonts = new Map<string, Map<string, string>>();
  const faceOf = new Map<string, string>();
  const fontDict = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  for (const match of fontDict.matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const { dict: composite } = get(Number(match[2]));
    faceOf.set(match[1] ?? '', /\/BaseFont \/[A-Z]{6}\+(\S+)/.exec(composite)?.[1] ?? '');
    const cmap = get(refIn(composite, 'ToUnicode')).stream?.toString('latin1') ?? '';
    const map = new Map<string, string>();
    for (const entry of cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm))
      map.set(
        entry[1] ?? '',
        Buffer.from(entry[2] ?? '', 'hex')
          .swap16()
          .toString('utf16le'),
      );
    fonts.set(match[1] ?? '', map);
  }
  const lines: PdfLine[] = [];
  for (const source of content.split('\n')) {
    const at = /^1 0 0 -1 (\S+) (\S+) Tm (.*)$/.exec(source);
    if (!at) continue;
    let text = '';
    let size = 0;
    let font = new Map<string, string>();
    const faces = new Set<string>();
    for (const token of (at[3] ?? '').matchAll(/\/(\w+) (\S+) Tf|\[(.*?)\] TJ/g)) {
      if (token[1] !== undefined) {
        font = fonts.get(token[1]) ?? new Map();
        faces.add(faceOf.get(token[1]) ?? '');
        size = Number(token[2]);
      }
      for (const run of (token[3] ?? '').matchAll(/<([0-9a-f]*)>/g))
        for (const code of (run[1] ?? '').match(/.{4}/g) ?? []) text += font.get(code) ?? '\ufffd';
    }
    lines.push({ x: Number(at[1]), y: Number(at[2]), size, text, faces: [...faces] });
  }
  return {
    lines,
    text: lines.map((line) => line.text).join('\n'),
    rules: (content.match(/ l S$/gm) ?? []).length,
    forms: Array.from(content.matchAll(/\/(Q\d+) Do/g), (match) => match[1] ?? ''),
  };
}
