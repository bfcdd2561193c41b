import { crc32, deflateSync } from 'node:zlib';

/** A page as a picture in grey: a byte a pixel, 0 black to 255 white, rows from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** Draws the pages of a PDF file, in their order, at so many dots an inch (PDFium, as in Chromium, as WebAssembly). */
export async function drawPages(pdf: Uint8Array, dotsPerInch: number): Promise<Picture[]> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pictures: Picture[] = [];
    for (const page of document.pages()) {
      // Not by its own `scale`, which rounds the page to whole points first.
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const { width, height, data } = await page.render({
        scale: 1,
        width: Math.round((originalWidth * dotsPerInch) / 72),
        height: Math.round((originalHeight * dotsPerInch) / 72),
        colorSpace: 'Gray',
        render: 'bitmap',
      });
      pictures.push({ width, height, pixels: data });
    }
    document.destroy();
    return pictures;
  } finally {
    library.destroy();
  }
}

/** A picture as a PNG file (RFC 2083): eight bits of grey, rows unfiltered, which packs text best. */
export function toPng({ width, height, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
