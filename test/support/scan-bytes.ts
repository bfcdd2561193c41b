import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { readPdf } from './read-pdf.ts';

/** Every plain file under a folder, by whole path; links are not followed. */
export function filesUnder(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => lstatSync(file).isFile());
}

/** All that a reader could find in a file: its bytes, the text of a PDF's pages, the parts of a zip (a workbook). */
export function textOfFile(file: string): string {
  const bytes = readFileSync(file);
  const plain = bytes.toString('utf8');
  if (file.endsWith('.pdf')) return `${plain}\n${readPdf(bytes).text}`;
  if (file.endsWith('.xlsx')) return partsOfZip(bytes).join('\n');
  return plain;
}

/** The unpacked parts, found by their local headers' copies in the central directory. */
function partsOfZip(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    parts.push((method === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
  }
  return parts;
}

/** Which of the texts stand in it. */
export const findTexts = (text: string, wanted: readonly string[]): readonly string[] =>
  wanted.filter((one) => text.includes(one));
