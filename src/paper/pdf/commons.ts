import type { FontSet } from '../fonts.ts';
import type { Line } from '../layout/break-lines.ts';
import type { FieldValues } from '../template/fields.ts';
import type { Common } from './common.ts';
import { type PreparedTemplate, prepareFields, textsOf } from './prepare-parts.ts';

export type Shared = { readonly common: Common; readonly isShared: (value: string) => boolean };

/** Items of a batch whose prepared texts are kept, some 100 KB each. */
const KEPT = 200;

/**
 * What the papers of a template have in common, and those with the same texts in the fields named (all letters of one item) beyond
 * that. It depends on a paper's own values only, never on the papers before it: the same input gives the same bytes.
 */
export function makeCommons(
  fonts: FontSet,
  template: PreparedTemplate,
  names: readonly string[],
  isOwn: (line: Line) => boolean,
): (fields: FieldValues) => Shared {
  const byText = new Map<string, Shared>();
  const byCharacters = new Map<string, Common>();
  const commonOf = (fields: FieldValues): Common => {
    const layer = prepareFields(fonts, template, names, fields);
    const key = [...layer.values()].map((part) => part.name).join(' ');
    let common = byCharacters.get(key);
    if (!common) {
      const layers = layer.size === 0 ? [template.layer] : [template.layer, layer];
      common = { layers, isOwn, lines: new WeakMap(), contents: new Map() };
      if (byCharacters.size >= KEPT) byCharacters.clear();
      byCharacters.set(key, common);
    }
    return common;
  };
  return (fields) => {
    const text = names.flatMap((name) => [...textsOf(fields[name])]).join('\n');
    let shared = byText.get(text);
    if (!shared) {
      shared = { common: commonOf(fields), isShared: (value) => text.includes(value) };
      if (byText.size >= KEPT) byText.clear();
      byText.set(text, shared);
    }
    return shared;
  };
}
