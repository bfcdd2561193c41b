import { WorkbookError } from './limits.ts';

export interface XmlVisitor {
  /** Local name (without prefix) and the attributes as they stand; an element without content is closed right after. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** Character data, references resolved. Asked for only while `wantsText` is true. */
  readonly text?: (text: string) => void;
  readonly wantsText?: () => boolean;
}

const MAX_DEPTH = 100;

const tag =
  /<([^\s/<>"'=!?]+)((?:\s+[^\s/<>"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,200})\s*(\/?)>|<\/([^\s/<>"'=]+)\s*>/y;

/**
 * Walks through one part of a workbook. Only what such parts need: elements, attributes, text, CDATA; comments and processing
 * instructions are passed over. A document type, the only place where entities can be declared, is refused unread.
 * Throws WorkbookError: entity, damaged (not well-formed).
 */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  const path: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next === -1 ? xml.length : next;
    if (end > at && visitor.text && visitor.wantsText?.()) visitor.text(unescapeXml(xml.slice(at, end)));
    if (next === -1) break;
    at =
      xml[next + 1] === '!' || xml[next + 1] === '?'
        ? skipMarkup(xml, next, visitor)
        : walkTag(xml, next, path, visitor);
  }
  if (path.length > 0) throw new WorkbookError('damaged');
}

/** Returns where the tag ends. */
function walkTag(xml: string, at: number, path: string[], visitor: XmlVisitor): number {
  tag.lastIndex = at;
  const match = tag.exec(xml);
  if (!match) throw new WorkbookError('damaged');
  const [, opened, attributes = '', empty, closed] = match;
  if (closed !== undefined) {
    if (path.pop() !== closed) throw new WorkbookError('damaged');
    visitor.close(localName(closed));
  } else if (opened !== undefined) {
    const name = localName(opened);
    visitor.open(name, attributes);
    if (empty === '/') visitor.close(name);
    else if (path.push(opened) > MAX_DEPTH) throw new WorkbookError('damaged');
  }
  return tag.lastIndex;
}

function skipMarkup(xml: string, at: number, visitor: XmlVisitor): number {
  if (xml.startsWith('<![CDATA[', at)) {
    const end = after(xml, ']]>', at);
    if (visitor.text && visitor.wantsText?.()) visitor.text(xml.slice(at + 9, end - 3));
    return end;
  }
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4);
  if (xml.startsWith('<?', at)) return after(xml, '?>', at);
  throw new WorkbookError('entity');
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw new WorkbookError('damaged');
  return at + mark.length;
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

const attributeForms = new Map<string, RegExp>();

/** The value of an attribute by its local name; null if it is not there. */
export function attribute(attributes: string, name: string): string | null {
  let form = attributeForms.get(name);
  if (form === undefined) {
    form = new RegExp(`\\s(?:[^\\s=:"']+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributeForms.set(name, form);
  }
  const match = form.exec(attributes);
  return match === null ? null : unescapeXml(match[1] ?? match[2] ?? '');
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,10}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}

/** `_x000D_` and its like (ECMA-376, ST_Xstring) as the characters they stand for. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** A part as text: UTF-8, or UTF-16 with its mark. Throws WorkbookError. */
export function xmlText(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new WorkbookError('damaged');
  }
}
