import { WorkbookError } from './limits.ts';
import { formatOf, type NumberFormat } from './number-format.ts';
import { attribute, unescapeText, walkXml, xmlText } from './xml.ts';
import type { Zip } from './zip.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Its path in the archive. */
  readonly path: string;
}

/** A workbook as far as its sheets share it. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly epoch1904: boolean;
  readonly strings: readonly string[];
  /** The number format of each cell style. */
  readonly formats: readonly NumberFormat[];
}

/** Throws WorkbookError where a part is missing, not well-formed or declares entities. */
export function readWorkbookParts(zip: Zip): Workbook {
  const root = relations(zip, '');
  const path = [...root.values()].find((relation) => relation.type.endsWith('/officeDocument'))?.path;
  const workbookPath = path ?? 'xl/workbook.xml';
  const targets = relations(zip, workbookPath);
  const pathOf = (type: string): string | undefined =>
    [...targets.values()].find((relation) => relation.type.endsWith(`/${type}`))?.path;
  const sheets: SheetPart[] = [];
  let epoch1904 = false;
  walkXml(part(zip, workbookPath) ?? damaged(), {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attribute(attributes, 'id') ?? '');
      // Chart and dialogue sheets hold no cells.
      if (target === undefined || !target.type.endsWith('/worksheet')) return;
      const hidden = /hidden/i.test(attribute(attributes, 'state') ?? '');
      sheets.push({ name: unescapeText(attribute(attributes, 'name') ?? ''), hidden, path: target.path });
    },
    close: () => undefined,
  });
  if (sheets.length === 0) throw new WorkbookError('damaged');
  const strings = part(zip, pathOf('sharedStrings') ?? 'xl/sharedStrings.xml');
  const styles = part(zip, pathOf('styles') ?? 'xl/styles.xml');
  return {
    sheets,
    epoch1904,
    strings: strings === null ? [] : readStrings(strings),
    formats: styles === null ? [] : readFormats(styles),
  };
}

function part(zip: Zip, path: string): string | null {
  const bytes = zip.read(path);
  return bytes === null ? null : xmlText(bytes);
}

function damaged(): never {
  throw new WorkbookError('damaged');
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

/** The relations of a part: `xl/_rels/workbook.xml.rels` of `xl/workbook.xml`. External targets are left out: nothing is fetched. */
function relations(zip: Zip, of: string): ReadonlyMap<string, Relation> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const found = new Map<string, Relation>();
  const xml = part(zip, `${folder}_rels/${of.slice(folder.length)}.rels`);
  if (xml === null) return found;
  walkXml(xml, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      const type = attribute(attributes, 'Type') ?? '';
      found.set(attribute(attributes, 'Id') ?? '', { type, path: resolvePath(folder, target) });
    },
    close: () => undefined,
  });
  return found;
}

function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The shared texts: the runs of a text joined, without the reading aids (rPh) of East Asian texts. */
function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let parts: string[] = [];
  let inText = false;
  let inAid = false;
  walkXml(xml, {
    open(name) {
      if (name === 'si') parts = [];
      else if (name === 'rPh') inAid = true;
      else if (name === 't') inText = !inAid;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(parts.join('')));
      else if (name === 'rPh') inAid = false;
      else if (name === 't') inText = false;
    },
    wantsText: () => inText,
    text: (text) => parts.push(text),
  });
  return strings;
}

function readFormats(xml: string): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') {
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(formatOf(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}

/** The text of a sheet. Throws WorkbookError where it is missing. */
export const sheetXml = (zip: Zip, sheet: SheetPart): string => {
  const xml = part(zip, sheet.path);
  if (xml === null) throw new WorkbookError('damaged');
  return xml;
};
