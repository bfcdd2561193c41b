import type { PageDraws } from '../layout/flow.ts';
import type { Common } from './common.ts';
import { type Encoder, fontName, short } from './encoder.ts';
import { packed, packedWell } from './packed.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** Where a page shows a form that was added to the writer, such as its QR code. */
export type FormMark = { readonly form: string; readonly x: number; readonly y: number };

/** Variants of pages (a line more in one address) that are kept compressed; beyond them the papers differ too much. */
const CONTENTS_KEPT = 200;
/** A run of fewer shared lines between lines of a paper's own is not worth a stream for itself. */
const SHARED_RUN = 10;

type Run = { shared: boolean; lines: string[] };

/** A page of draws (positions on the page) as a page of a PDF; its text stands in the file in the order in which it is read. */
export function writePage(
  writer: PdfWriter,
  encoder: Encoder,
  draws: PageDraws,
  common: Common,
  mark?: FormMark,
): void {
  const fonts = new Set<string>();
  const runs: Run[] = [];
  let rules = '';
  for (const draw of draws) {
    if (draw.type === 'rule') {
      const from = `${short(draw.x1)} ${short(draw.y1)} m`;
      rules += `${short(draw.weight)} w ${from} ${short(draw.x2)} ${short(draw.y2)} l S\n`;
    } else if (draw.type === 'line') {
      const { operators, parts, own } = encoder.encode(draw.line, common);
      for (const part of parts) fonts.add(fontName(part));
      for (const name of own) fonts.add(name);
      const shared = own.length === 0 && !common.isOwn(draw.line);
      // The page's y axis points down, so letters are turned upright again.
      const line = `1 0 0 -1 ${short(draw.x)} ${short(draw.y)} Tm ${operators}\n`;
      const last = runs.at(-1);
      if (last?.shared === shared) last.lines.push(line);
      else runs.push({ shared, lines: [line] });
    }
  }
  const streams: Uint8Array[] = [];
  let own = rules;
  const flush = (): void => {
    if (own !== '') streams.push(packed(own));
    own = '';
  };
  for (const { shared, lines } of runs) {
    const text = `BT\n${lines.join('')}ET\n`;
    if (!shared || lines.length < SHARED_RUN) {
      own += text;
      continue;
    }
    flush();
    streams.push(packedOnce(text, common));
  }
  if (mark) own += `q 1 0 0 1 ${short(mark.x)} ${short(mark.y)} cm /${mark.form} Do Q\n`;
  flush();
  writer.addPage(streams, fonts, mark ? [mark.form] : []);
}

/** What the pages of many papers have in common is compressed once. */
function packedOnce(operators: string, { contents }: Common): Uint8Array {
  let bytes = contents.get(operators);
  if (!bytes) {
    bytes = packedWell(operators);
    if (contents.size >= CONTENTS_KEPT) contents.clear();
    contents.set(operators, bytes);
  }
  return bytes;
}
