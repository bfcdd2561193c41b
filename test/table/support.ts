import { AppError } from '../../src/kernel/app-error.ts';
import { readTable, type Table } from '../../src/table/read-table.ts';
import { loadSchema, type SchemaName } from '../../src/table/schema.ts';

/** The columns that the layout requires, with a good row: tests change one thing at a time. */
export const goodItem: Readonly<Record<string, string>> = {
  事项编码: 'A001',
  事项名称: '教师资格认定',
  类别: '证明事项',
  证明名称: '无犯罪记录证明',
  实施主体: '教育局',
  行使层级: '市级',
  办理方式: '告知承诺',
  设定依据: '《教师资格条例》第十五条',
};

export const goodCase: Readonly<Record<string, string>> = {
  办件编号: 'B001',
  事项编码: 'A001',
  申请人: '王小明',
  申请人类型: '自然人',
  证件号码: '11010519491231002X',
  渠道: '窗口',
  受理时间: '2026-03-05 09:30',
};

/** CSV text of one row a record, the header taken from the first. */
export function csvOf(...rows: Readonly<Record<string, string>>[]): string {
  const header = Object.keys(rows[0] ?? {});
  const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.map(quote).join(',')}\n`)
    .join('');
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function read(
  data: string | Uint8Array,
  schema: SchemaName = 'item',
  options: { encoding?: string; lang?: 'zh' | 'en' } = {},
): Table {
  const result = tryRead(data, schema, options);
  if (result instanceof AppError) throw result;
  return result;
}

/** The table, or the refusal of the whole file. */
export function tryRead(
  data: string | Uint8Array,
  schema: SchemaName = 'item',
  options: { encoding?: string; lang?: 'zh' | 'en' } = {},
): Table | AppError {
  const bytes = typeof data === 'string' ? utf8(data) : data;
  const result = readTable({ bytes, fileName: '清单.csv' }, loadSchema(schema), { lang: 'zh', ...options });
  return result.ok ? result.value : result.error;
}

export const errorCode = (data: string | Uint8Array, schema: SchemaName = 'item'): string => {
  const result = tryRead(data, schema);
  return result instanceof AppError ? result.code : 'read';
};

/** `line column code` of every problem, the file's first. */
export const problemsOf = (table: Table): string[] =>
  [...table.fileProblems, ...table.problems].map((p) => `${p.line} ${p.column ?? '-'} ${p.code}`);

export function utf16(text: string, end: 'le' | 'be', bom = true): Uint8Array {
  const buffer = Buffer.from(bom ? `\ufeff${text}` : text, 'utf16le');
  return end === 'le' ? buffer : buffer.swap16();
}

let gbk: Map<string, readonly number[]> | undefined;

/** GB18030's two-byte part, which is GBK: the table is read off the decoder, since Node has no encoder. */
export function gb18030(text: string): Uint8Array {
  if (!gbk) {
    gbk = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const char = decoder.decode(Uint8Array.of(lead, trail));
        if (trail !== 0x7f && [...char].length === 1 && !gbk.has(char)) gbk.set(char, [lead, trail]);
      }
    }
  }
  const table = gbk;
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const ascii = char.charCodeAt(0);
      if (ascii < 0x80) return [ascii];
      const pair = table.get(char);
      if (!pair) throw new Error(`not in GBK: ${char}`);
      return [...pair];
    }),
  );
}
