import type { Lang } from '../../i18n/catalogue.ts';
import type { PageDraws } from '../layout/flow.ts';
import { QR_SIZE, qrPlace } from '../layout/footer.ts';
import type { Common } from './common.ts';
import { makeEncoder } from './encoder.ts';
import { openPdf } from './pdf-writer.ts';
import { qrOperators } from './qr-code.ts';
import { writePage } from './write-page.ts';

/** A paper as pages, not yet written: it may be bound with papers of other templates. */
export type LaidOutPaper = {
  readonly pages: readonly PageDraws[];
  readonly qrText: string | undefined;
  readonly common: Common;
};

export type BoundMeta = {
  readonly title: string;
  readonly keywords?: string | undefined;
  readonly createdAt: Date;
};

export type Binder = {
  readonly add: (paper: LaidOutPaper) => void;
  /** The bytes written since the last call: a file of thousands of papers never stands in memory as a whole. */
  readonly take: () => Uint8Array;
  /** Writes the fonts and the end; the bytes since the last `take`. */
  readonly finish: () => Uint8Array;
};

/** Papers in one file, each beginning on an odd page so that a duplex print never mixes two of them. */
export function openBinder(meta: BoundMeta, lang: Lang): Binder {
  const writer = openPdf({ ...meta, lang });
  const encoder = makeEncoder();
  let pages = 0;
  let papers = 0;
  return {
    add({ pages: draws, qrText, common }) {
      if (pages % 2 === 1) {
        writer.addPage([], [], []);
        pages += 1;
      }
      const form = `Q${++papers}`;
      if (qrText !== undefined) writer.addForm(form, qrOperators(qrText, QR_SIZE), QR_SIZE);
      for (const [i, page] of draws.entries())
        writePage(
          writer,
          encoder,
          page,
          common,
          qrText === undefined ? undefined : { form, ...qrPlace(i + 1) },
        );
      pages += draws.length;
    },
    take: writer.take,
    finish() {
      for (const { name, part } of encoder.parts()) writer.addFont(name, part);
      return writer.finish();
    },
  };
}
