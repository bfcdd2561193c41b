import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));

/** Files that are surely no text, by their first bytes. */
const binaries: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', ascii('%PDF-')],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', ascii('GIF8')],
  ['RAR', ascii('Rar!')],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['GZIP', [0x1f, 0x8b]],
  ['SQLite', ascii('SQLite format 3')],
];

/** True for a ZIP archive, which a workbook (XLSX) is. */
export const isArchive = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);

/** The stream that an encrypted workbook has, in the UTF-16 of its directory. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** The error for a file whose first bytes show that it is no CSV: an old or encrypted workbook, a PDF, a picture. */
export function binaryFileError(bytes: Uint8Array, file: string): AppError | null {
  if (isArchive(bytes)) return appError('E_TABLE_SPREADSHEET', { file, format: 'XLSX/ZIP' });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      encryptedPackage,
    );
    return appError('E_TABLE_SPREADSHEET', { file, format: encrypted ? 'encrypted' : 'XLS/ET' });
  }
  const found = binaries.find(([, magic]) => startsWith(bytes, magic));
  return found ? appError('E_TABLE_NOT_CSV', { file, found: found[0] }) : null;
}

/** The error for text that is surely another format. Old systems export HTML and XML tables under the name of a sheet. */
export function otherTextError(text: string, file: string): AppError | null {
  const head = text.slice(0, 2000).trimStart();
  const found = /^<(!doctype html|html|table|head|meta|body)/i.test(head)
    ? 'HTML'
    : /^<\?xml|^<[a-z]+:?[a-z]*[\s>]/i.test(head)
      ? 'XML'
      : /^(\{\s*["}]|\[\s*[[{\]])/.test(head)
        ? 'JSON'
        : /^\{\\rtf/.test(head)
          ? 'RTF'
          : null;
  return found === null ? null : appError('E_TABLE_NOT_CSV', { file, found });
}
