import type { Block, Inlines } from '../blocks.ts';
import { makeFontPart } from '../fonts/font-part.ts';
import type { TrueType } from '../fonts/true-type.ts';
import type { FontSet, Role } from '../fonts.ts';
import { headingRole } from '../layout/theme.ts';
import { parseMarkdown } from '../markdown.ts';
import type { FieldValue, FieldValues } from '../template/fields.ts';
import { MARK_CLOSE, MARK_OPEN, marks } from '../template/liquid-engine.ts';
import type { PaperTemplate } from '../template.ts';
import type { FontLayer } from './common.ts';

/** The characters of a template's fixed text, and the roles in which each of its fields is printed. */
export type PreparedTemplate = {
  readonly layer: FontLayer;
  readonly rolesOf: ReadonlyMap<string, ReadonlySet<Role>>;
};

/**
 * The characters of a template's fixed text, all branches of its conditions included, as one part a face. What it misses
 * is no fault: such a character goes into the paper's own part.
 */
export function prepareTemplate(
  fonts: FontSet,
  template: PaperTemplate,
  chinese: boolean,
  usual: string,
): PreparedTemplate {
  const characters = collector(fonts);
  characters.add('body', usual);
  characters.add('number', '— 0123456789');
  const body = template.source.slice(template.source.indexOf('\n---\n', 3) + 5);
  const loops = new Map(
    Array.from(body.matchAll(/\{%-?\s*for\s+(\w+)\s+in\s+(\w+)/g), ([, one = '', all = '']) => [one, all]),
  );
  const names: string[] = [];
  const marked = body
    .replace(/\{%[\s\S]*?%\}/g, '')
    .replace(/\{\{-?\s*(\w*)[\s\S]*?\}\}/g, (_output, name: string) => {
      names.push(loops.get(name) ?? name);
      return `${MARK_OPEN}${names.length - 1}${MARK_CLOSE}`;
    });
  const rolesOf = new Map<string, Set<Role>>();
  for (const [role, inlines] of parseMarkdown(marked).flatMap((block) => textsByRole(block, chinese))) {
    for (const inline of inlines) {
      const own = inline.role ?? role;
      for (const [, index] of inline.text.matchAll(marks)) {
        const name = names[Number(index)] ?? '';
        rolesOf.set(name, (rolesOf.get(name) ?? new Set()).add(own));
      }
      characters.add(own, inline.text.replace(marks, ''));
    }
  }
  return { layer: characters.layer(), rolesOf };
}

/** The characters of fields that many papers have in common, in the faces that print them, without those of `base`. */
export function prepareFields(
  fonts: FontSet,
  { layer, rolesOf }: PreparedTemplate,
  names: readonly string[],
  values: FieldValues,
): FontLayer {
  const characters = collector(fonts, layer);
  for (const name of names)
    for (const role of rolesOf.get(name) ?? [])
      for (const text of textsOf(values[name])) characters.add(role, text);
  return characters.layer();
}

/** Every text of a field's value. */
export function* textsOf(value: FieldValue): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) {
    for (const entry of value as readonly (string | Readonly<Record<string, string>>)[]) {
      if (typeof entry === 'string') yield entry;
      else yield* Object.values(entry);
    }
  }
}

function collector(fonts: FontSet, base?: FontLayer) {
  const characters = new Map<TrueType, Set<number>>();
  return {
    add(role: Role, text: string): void {
      for (const char of text) {
        const codePoint = char.codePointAt(0) ?? 0;
        const face = codePoint < 0x20 ? undefined : fonts.faceOf(role, codePoint);
        if (!face || base?.get(face)?.codes.has(codePoint)) continue;
        const known = characters.get(face) ?? new Set();
        characters.set(face, known.add(codePoint));
      }
    },
    layer: (): FontLayer =>
      new Map(
        Array.from(characters, ([font, codePoints]) => {
          const sorted = [...codePoints].sort((a, b) => a - b);
          return [font, makeFontPart(font, sorted, 9)] as const;
        }),
      ),
  };
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
