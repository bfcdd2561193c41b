import { createRequire } from 'node:module';

type QrLibrary = {
  create: (
    text: string,
    options: { errorCorrectionLevel: 'M' },
  ) => { modules: { size: number; data: ArrayLike<number> } };
};

let library: QrLibrary | undefined;

/** A QR code (level M) as filled rectangles, `size` points wide, its upper left corner at the origin. */
export function qrOperators(text: string, size: number): string {
  library ??= createRequire(import.meta.url)('qrcode') as QrLibrary;
  const { modules } = library.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; ) {
      let end = column;
      while (end < modules.size && modules.data[row * modules.size + end]) end++;
      // A hair of overlap, so that no white line shows between the rows on screen.
      if (end > column) path += `${column} ${row} ${end - column} 1.02 re\n`;
      column = Math.max(end, column + 1);
    }
  }
  const unit = Math.floor((size / modules.size) * 10_000) / 10_000;
  return `${unit} 0 0 ${unit} 0 0 cm\n${path}f\n`;
}
