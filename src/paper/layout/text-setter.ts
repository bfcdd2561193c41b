import type { Inlines } from '../blocks.ts';
import type { FontSet, Role } from '../fonts.ts';
import { breakLines, type Line, type LineStyle } from './break-lines.ts';

/** Lines of text, remembered: a template's fixed paragraphs are the same objects in every letter and are broken once. */
export type TextSetter = (inlines: Inlines, role: Role, style: LineStyle) => readonly Line[];

export function textSetter(fonts: FontSet): TextSetter {
  const remembered = new WeakMap<Inlines, Map<string, readonly Line[]>>();
  return (inlines, role, style) => {
    const key = `${role} ${style.size} ${style.width} ${style.indent ?? 0} ${style.tracking ?? 0} ${style.justify ?? false}`;
    let known = remembered.get(inlines);
    if (!known) {
      known = new Map();
      remembered.set(inlines, known);
    }
    let lines = known.get(key);
    if (!lines) {
      const spans = inlines.map((inline) => ({ text: inline.text, role: inline.role ?? role }));
      lines = breakLines(fonts, spans, style);
      known.set(key, lines);
    }
    return lines;
  };
}
