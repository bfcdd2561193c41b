import type { Block, Inlines } from '../blocks.ts';
import { makeFontPart } from '../fonts/font-part.ts';
import type { TrueType } from '../fonts/true-type.ts';
import type { FontSet, Role } from '../fonts.ts';
import { headingRole } from '../layout/theme.ts';
import { parseMarkdown } from '../markdown.ts';
import type { PaperTemplate } from '../template.ts';
import type { PreparedParts } from './encoder.ts';

/**
 * The characters of a template's fixed text, all branches of its conditions included, as one part a face. What it misses
 * is no fault: such a character goes into the paper's own part.
 */
export function prepareParts(
  fonts: FontSet,
  template: PaperTemplate,
  chinese: boolean,
  usual: string,
): PreparedParts {
  const body = template.source.slice(template.source.indexOf('\n---\n', 3) + 5);
  const blocks = parseMarkdown(body.replace(/\{%[\s\S]*?%\}/g, '').replace(/\{\{[\s\S]*?\}\}/g, ''));
  const characters = new Map<TrueType, Set<number>>();
  const add = (role: Role, text: string): void => {
    for (const char of text) {
      const codePoint = char.codePointAt(0) ?? 0;
      const face = fonts.faceOf(role, codePoint);
      if (!face) continue;
      const known = characters.get(face) ?? new Set();
      characters.set(face, known.add(codePoint));
    }
  };
  add('body', usual);
  add('number', '— 0123456789');
  for (const block of blocks) {
    for (const [role, inlines] of textsByRole(block, chinese)) {
      for (const inline of inlines) add(inline.role ?? role, inline.text);
    }
  }
  const entries = [...characters].map(([font, codePoints], i) => {
    const sorted = [...codePoints].sort((a, b) => a - b);
    return [font, { name: `T${i + 1}`, part: makeFontPart(font, sorted, 9) }] as const;
  });
  return new Map(entries);
}

function textsByRole(block: Block, chinese: boolean): (readonly [Role, Inlines])[] {
  switch (block.type) {
    case 'title':
      return [['title', block.inlines]];
    case 'heading':
      return [[headingRole(block.level, chinese), block.inlines]];
    case 'paragraph':
      return [['body', block.inlines]];
    case 'table':
      return [
        ...block.head.flat().map((cell) => ['heading', cell.inlines] as const),
        ...block.rows.flat().map((cell) => [cell.label ? 'heading' : 'body', cell.inlines] as const),
      ];
    case 'fields':
      return block.rows.flatMap((row) => [['body', row.label] as const, ['body', row.value] as const]);
    case 'signature':
      return block.columns.flat().map((inlines) => ['body', inlines] as const);
    default:
      return [];
  }
}
