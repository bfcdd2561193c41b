import type { Inlines } from '../blocks.ts';
import type { Draw, PageDraws } from './flow.ts';
import { moved } from './flow.ts';
import type { TextSetter } from './text-setter.ts';
import { area, mm, type Theme } from './theme.ts';

export const QR_SIZE = mm(15);

/** How high a dash stands above the baseline, in em: it is the dash that is 7 mm from the text area. */
const DASH_HEIGHT = 0.3;

const numbers = new Map<number, Inlines>();

function numberInlines(number: number): Inlines {
  let known = numbers.get(number);
  if (!known) {
    known = [{ text: `— ${number} —` }];
    numbers.set(number, known);
  }
  return known;
}

/**
 * A page moved to its place on the sheet, with its footer: page number 7 mm below the text area, odd pages right and even
 * pages left with one character's blank (GB/T 9704-2012, 7.5); on the other side the footer's text, beside the QR code.
 */
export function withFooter(
  draws: PageDraws,
  number: number,
  footer: Inlines | undefined,
  hasQr: boolean,
  theme: Theme,
  set: TextSetter,
): PageDraws {
  const odd = number % 2 === 1;
  const placed: Draw[] = draws.map((draw) => moved(draw, area.left, area.top));
  const right = area.left + area.width;
  const top = area.top + area.height;
  const size = theme.pageNumberSize;
  const [line] = set(numberInlines(number), 'number', { size, width: area.width });
  if (line) {
    const x = odd ? right - size - line.width : area.left + size;
    placed.push({ type: 'line', x, y: top + mm(7) + size * DASH_HEIGHT, line });
  }
  if (footer) {
    const beside = hasQr ? QR_SIZE + 5 : 0;
    const lines = set(footer, 'body', { size: theme.footerSize, width: area.width * 0.6 });
    for (const [i, text] of lines.entries()) {
      const x = odd ? area.left + beside : right - beside - text.width;
      placed.push({ type: 'line', x, y: top + mm(7) + theme.footerSize * (1.05 + i * 1.4), line: text });
    }
  }
  return placed;
}

/** Where the QR code's upper left corner stands on a page. */
export function qrPlace(number: number): { x: number; y: number } {
  const odd = number % 2 === 1;
  return { x: odd ? area.left : area.left + area.width - QR_SIZE, y: area.top + area.height + mm(6) };
}
