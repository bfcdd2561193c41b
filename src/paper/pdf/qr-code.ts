import { createRequire } from 'node:module';
import { short } from './encoder.ts';

type QrLibrary = {
  create: (
    text: string,
    options: { errorCorrectionLevel: 'M' },
  ) => { modules: { size: number; data: ArrayLike<number> } };
};

/** A QR code (level M) as filled rectangles, `size` points wide, its upper left corner at the origin. */
export function qrOperators(text: string, size: number): string {
  const { create } = createRequire(import.meta.url)('qrcode') as QrLibrary;
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; ) {
      let end = column;
      while (end < modules.size && modules.data[row * modules.size + end]) end++;
      // A hair of overlap, so that no white line shows between the rows on screen.
      if (end > column)
        path += `${short(column * unit)} ${short(row * unit)} ${short((end - column) * unit)} ${short(unit + 0.02)} re\n`;
      column = Math.max(end, column + 1);
    }
  }
  return `${path}f\n`;
}
