import type { Line } from '../layout/break-lines.ts';
import type { Draw, PageDraws } from '../layout/flow.ts';
import { type EncodedLine, type Encoder, short } from './encoder.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** Draws a picture of the page added last; positions from the upper left corner of the page. */
export type PictureDrawer = (
  document: PDFKit.PDFDocument,
  picture: Extract<Draw, { type: 'picture' }>,
) => void;

/** Where a page shows a form that was added to the writer, such as its QR code. */
export type FormMark = { readonly form: string; readonly x: number; readonly y: number };

/** Pages of draws (positions on the page) as pages of a PDF; `markOf` names the form that a page shows. */
export function writePages(
  writer: PdfWriter,
  encoder: Encoder,
  pages: readonly PageDraws[],
  markOf: (page: number) => FormMark | undefined,
  drawPicture?: PictureDrawer,
): void {
  const contents = pages.map((draws) => pageContent(draws, encoder.encode));
  for (const { name, part } of encoder.parts()) writer.addFont(name, part);
  for (const [i, { operators, fonts }] of contents.entries()) {
    const mark = markOf(i);
    const shown = mark ? `q 1 0 0 1 ${short(mark.x)} ${short(mark.y)} cm /${mark.form} Do Q\n` : '';
    writer.addPage(operators + shown, fonts, mark ? [mark.form] : []);
    for (const draw of pages[i] ?? []) if (draw.type === 'picture') drawPicture?.(writer.document, draw);
  }
}

function pageContent(
  draws: PageDraws,
  encode: (line: Line) => EncodedLine,
): { operators: string; fonts: Set<string> } {
  const fonts = new Set<string>();
  let text = '';
  let rules = '';
  for (const draw of draws) {
    if (draw.type === 'rule') {
      const from = `${short(draw.x1)} ${short(draw.y1)} m`;
      rules += `${short(draw.weight)} w ${from} ${short(draw.x2)} ${short(draw.y2)} l S\n`;
    } else if (draw.type === 'line') {
      const encoded = encode(draw.line);
      for (const name of encoded.fonts) fonts.add(name);
      // The page's y axis points down, so letters are turned upright again.
      text += `1 0 0 -1 ${short(draw.x)} ${short(draw.y)} Tm ${encoded.operators}\n`;
    }
  }
  return { operators: `${rules}BT\n${text}ET\n`, fonts };
}
