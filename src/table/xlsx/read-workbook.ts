import type { CsvRecord } from '../csv.ts';
import { fillMerged } from './fill-merged.ts';
import { WorkbookError, type WorkbookFault } from './limits.ts';
import { readWorkbookParts, sheetXml } from './parts.ts';
import { type Hidden, readSheet } from './read-sheet.ts';
import { openZip, type Zip } from './zip.ts';

export interface SheetRecords {
  readonly name: string;
  readonly records: readonly CsvRecord[];
  /** Lines that got a cell from a merged one above. */
  readonly filled: ReadonlySet<number>;
  readonly hidden: Hidden;
}

export interface OpenWorkbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** The rows of a sheet by its place, from 0. */
  readonly read: (index: number) => SheetRecords | WorkbookFault;
}

/** What an archive without a workbook is: `ODS`, `XLSB`… */
export interface OtherArchive {
  readonly other: string;
}

/** Opens a workbook in memory; nothing but the parts it needs is unpacked. */
export function openWorkbook(bytes: Uint8Array): OpenWorkbook | OtherArchive | WorkbookFault {
  return guarded(() => {
    const zip = openZip(bytes);
    const other = otherArchive(zip);
    if (other !== null) return { other };
    const workbook = readWorkbookParts(zip);
    const read = (index: number): SheetRecords => {
      const sheet = workbook.sheets[index];
      if (sheet === undefined) throw new WorkbookError('damaged');
      const grid = readSheet(sheetXml(zip, sheet), workbook);
      return { name: sheet.name, ...fillMerged(grid.records, grid.merged), hidden: grid.hidden };
    };
    return { sheets: workbook.sheets, read: (index) => guarded(() => read(index)) };
  });
}

function guarded<T>(work: () => T): T | WorkbookFault {
  try {
    return work();
  } catch (error) {
    if (error instanceof WorkbookError) return error.fault;
    throw error;
  }
}

/** Other formats that are archives too, by a part that only they have. */
function otherArchive(zip: Zip): string | null {
  const names = new Set(zip.names);
  if (names.has('xl/workbook.xml') || names.has('_rels/.rels')) {
    if (names.has('xl/workbook.bin')) return 'XLSB';
    if (names.has('word/document.xml')) return 'DOCX';
    return names.has('ppt/presentation.xml') ? 'PPTX' : null;
  }
  if (names.has('content.xml') && names.has('mimetype')) return 'ODS';
  return zip.names.some((name) => name.endsWith('.iwa')) ? 'Numbers' : 'ZIP';
}
