import { createRequire } from 'node:module';
import type { FontSet } from '../fonts.ts';
import type { Draw } from '../layout/flow.ts';

/** Draws a picture of the page added last; positions from the upper left corner of the page. */
export type PictureDrawer = (
  document: PDFKit.PDFDocument,
  picture: Extract<Draw, { type: 'picture' }>,
) => void;

type SvgToPdf = (
  document: PDFKit.PDFDocument,
  svg: string,
  x: number,
  y: number,
  options: {
    width: number;
    height: number;
    preserveAspectRatio: string;
    fontCallback: (family: string, bold: boolean) => string;
    warningCallback: (warning: string) => void;
  },
) => void;

/** Draws the SVG of a picture as vectors, its text in the paper's heading face (黑体), whatever family it names. */
export function svgDrawer(fonts: FontSet): PictureDrawer {
  const svgToPdf = createRequire(import.meta.url)('svg-to-pdfkit') as SvgToPdf;
  const { file } = fonts.mainFace('heading');
  return (document, { svg, x, y, width, height }) => {
    svgToPdf(document, svg, x, y, {
      width,
      height,
      preserveAspectRatio: 'xMidYMid meet',
      fontCallback: () => file,
      // What it warns of (an unknown filter, say) is left out of the drawing; our charts use none.
      warningCallback: () => undefined,
    });
  };
}
