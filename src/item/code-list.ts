import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { normaliseText, toHalfWidth } from '../kernel/text.ts';
import { decode } from '../table/encoding.ts';
import { headerKey } from '../table/match-key.ts';
import type { TableSource } from '../table/read-table.ts';
import { loadSchema } from '../table/schema.ts';

/** Item codes from a file, one a line: of a list only its first column counts, and a header naming the codes is skipped. */
export function readCodeList({ bytes, fileName }: TableSource): Result<string[], AppError> {
  const decoded = decode(bytes, fileName);
  if (!decoded.ok) return decoded;
  const field = loadSchema('item').byName.get('item_code');
  const headers = new Set(
    [field?.name, field?.title, ...(field?.aliases ?? [])].map((name) => headerKey(name ?? '')),
  );
  const codes = decoded.value.text
    .split(/\r\n?|\n/)
    .map((line) => normaliseText((line.split(/[,;\t]/)[0] ?? '').replaceAll('"', '')))
    .filter((code) => code !== '' && !headers.has(headerKey(code)))
    .map((code) => toHalfWidth(code).replace(/\s+/g, ''));
  return ok(codes);
}
