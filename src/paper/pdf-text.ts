/** Larger files are no papers of an office. */
const MAX_BYTES = 30_000_000;
const MAX_PAGES = 30;

/**
 * The text of a PDF file's first pages, as a reader would copy it (PDFium as WebAssembly); nothing for a file that is none, is damaged
 * or too large. Any bytes are safe input.
 */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  if (bytes.length > MAX_BYTES || Buffer.from(bytes.subarray(0, 1024)).indexOf('%PDF-') < 0) return '';
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    let text = '';
    let pages = 0;
    for (const page of document.pages()) {
      if (pages++ >= MAX_PAGES) break;
      text += `${page.getText()}\n`;
    }
    document.destroy();
    return text;
  } catch {
    return '';
  } finally {
    library.destroy();
  }
}
