import { parseDocument, type YAMLError } from 'yaml';

/** What a YAML file says; or the line of its first fault, where `repeated` tells a key given twice from other faults. */
export type YamlRead = { readonly content: unknown } | { readonly line: number; readonly repeated: boolean };

/** Nobody writes an office's configuration with more; a few lines of them unfold to gigabytes. */
const MAX_ALIASES = 10;

/** Reads YAML that anybody may have written: tags make no objects, and aliases that would unfold without end are a fault. */
export function readYaml(text: string): YamlRead {
  const document = parseDocument(text, { prettyErrors: false });
  const first: YAMLError | undefined = document.errors[0];
  if (first) return { line: lineAt(text, first.pos[0]), repeated: first.code === 'DUPLICATE_KEY' };
  try {
    return { content: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    // The library's word for too many aliases, and for one of an anchor that is not there.
    if (!(error instanceof ReferenceError)) throw error;
    return { line: lineAt(text, Math.max(0, text.search(/[:\-[,]\s*[&*]\w/))), repeated: false };
  }
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;
