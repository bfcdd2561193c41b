import { crc32, deflateRawSync } from 'node:zlib';

/** A cell: text, a number as it stands in the file, or one of the kinds that text alone does not tell. */
export type TestCell =
  | string
  | null
  | { readonly n: string; readonly style?: 'date' | 'zeros' | 'decimals' }
  | { readonly bool: boolean }
  | { readonly error: string }
  | { readonly formula: string; readonly value?: string };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
  /** Rows (from 1) and columns (from 1) that the sheet does not show. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export interface ZipPart {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** What the directory declares instead of the true size. */
  readonly declaredSize?: number;
}

/** A ZIP archive, deflated, written by hand so that tests may lie in it. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declaredSize } of parts) {
    const bytes = Buffer.from(data);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declaredSize ?? bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, central, end]));
}

/** Readers do not check it, and Node 20 before 20.15 does not have it. */
const crc = (bytes: Uint8Array): number => (typeof crc32 === 'function' ? crc32(bytes) : 0);

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const officeRel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRel = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** The parts of a workbook; change or drop some to make a bad one. */
export function workbookParts(sheets: readonly TestSheet[], options: { date1904?: boolean } = {}): ZipPart[] {
  const list = sheets
    .map(
      ({ name, hidden }, i) =>
        `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
    )
    .join('');
  const relations = sheets
    .map(
      (_, i) =>
        `<Relationship Id="rId${i + 1}" Type="${officeRel}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
    )
    .join('');
  const date1904 = options.date1904 ? '<workbookPr date1904="1"/>' : '';
  return [
    {
      name: '[Content_Types].xml',
      data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      name: '_rels/.rels',
      data: `${head}<Relationships ${packageRel}><Relationship Id="rId1" Type="${officeRel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${head}<workbook ${main} xmlns:r="${officeRel}">${date1904}<sheets>${list}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${head}<Relationships ${packageRel}>${relations}<Relationship Id="rIdS" Type="${officeRel}/styles" Target="/xl/styles.xml"/></Relationships>`,
    },
    { name: 'xl/styles.xml', data: styles },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: sheetPart(sheet) })),
  ];
}

export const workbookOf = (sheets: readonly TestSheet[], options: { date1904?: boolean } = {}): Uint8Array =>
  zipOf(workbookParts(sheets, options));

const styleIds = { date: 1, zeros: 2, decimals: 3 } as const;

const styles =
  `${head}<styleSheet ${main}><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
  '<numFmt numFmtId="171" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/>' +
  '<xf numFmtId="2"/></cellXfs></styleSheet>';

function sheetPart({ rows, merged = [], hiddenRows = [], hiddenColumns = [] }: TestSheet): string {
  const body = rows.map(
    (cells, r) =>
      `<row r="${r + 1}"${hiddenRows.includes(r + 1) ? ' hidden="1"' : ''}>${cells.map((cell, c) => cellXml(cell, `${letter(c)}${r + 1}`)).join('')}</row>`,
  );
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const columns = hiddenColumns.map((at) => `<col min="${at}" max="${at}" width="0" hidden="1"/>`).join('');
  const hiding = columns === '' ? '' : `<cols>${columns}</cols>`;
  return `${head}<worksheet ${main}>${hiding}<sheetData>${body.join('')}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
}

function cellXml(cell: TestCell, r: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${r}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  if ('n' in cell)
    return `<c r="${r}"${cell.style ? ` s="${styleIds[cell.style]}"` : ''}><v>${cell.n}</v></c>`;
  if ('bool' in cell) return `<c r="${r}" t="b"><v>${cell.bool ? 1 : 0}</v></c>`;
  if ('error' in cell) return `<c r="${r}" t="e"><f>X</f><v>${cell.error}</v></c>`;
  const value = cell.value === undefined ? '' : `<v>${escapeXml(cell.value)}</v>`;
  return `<c r="${r}" t="str"><f>${escapeXml(cell.formula)}</f>${value}</c>`;
}

const letter = (column: number): string => String.fromCharCode(65 + column);

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
