import { type Document, isNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { appError } from '../../i18n/catalogue.ts';

/**
 * A field of a template. `text` is a string (may be long, line breaks kept), `flag` true or false, `list` strings,
 * `rows` records with the named columns. Not required and not given means '', false or an empty list.
 */
const fieldSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  type: z.enum(['text', 'flag', 'list', 'rows']).default('text'),
  required: z.boolean().default(false),
  /** `flag_name` or `field=value`: required when that holds. */
  required_when: z.string().optional(),
  /** The only values that a text field may have. */
  values: z.array(z.string()).optional(),
  columns: z.array(z.string()).optional(),
  /**
   * Without a value there is room to write by hand: a line of so many characters, so many lines of a list or rows of a table;
   * 0 is an empty cell.
   */
  blank: z.int().min(0).max(60).optional(),
});

const frontMatterSchema = z.strictObject({
  name: z.string().min(1),
  kind: z.string().min(1),
  version: z.union([z.string(), z.number()]).transform(String),
  lang: z.enum(['zh', 'en']),
  title: z.string().min(1),
  layout: z.enum(['standard', 'compact']).default('standard'),
  fields: z.array(fieldSchema),
});

export type TemplateField = z.output<typeof fieldSchema>;
export type FrontMatter = z.output<typeof frontMatterSchema>;

/** A template has no use for aliases, a few lines of which unfold to gigabytes. */
function contentOf(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw appError('E_TEMPLATE_FRONT_MATTER', { file, line: 2, detail: 'aliases' }, { cause: error });
  }
}

/** Splits a template file; the body keeps its line numbers because the front matter is replaced by empty lines. */
export function readFrontMatter(source: string, file: string): { front: FrontMatter; body: string } {
  const match = /^---\n([\s\S]*?\n)---\n/.exec(source);
  if (!match) throw appError('E_TEMPLATE_FRONT_MATTER', { file, line: 1, detail: '---' });
  const document = parseDocument(match[1] ?? '', { prettyErrors: false });
  const problem = document.errors[0];
  if (problem) {
    const line = source.slice(0, 4 + problem.pos[0]).split('\n').length;
    throw appError('E_TEMPLATE_FRONT_MATTER', { file, line, detail: `${line}: ${problem.code}` });
  }
  const parsed = frontMatterSchema.safeParse(contentOf(document, file));
  if (!parsed.success) {
    const detail = parsed.error.issues
      .map((issue) =>
        issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : `${issue.path.join('.')}: ${issue.code}`,
      )
      .join('; ');
    const at = document.getIn(parsed.error.issues[0]?.path ?? [], true);
    const start = isNode(at) ? (at.range?.[0] ?? 0) : 0;
    const line = source.slice(0, 4 + start).split('\n').length;
    throw appError('E_TEMPLATE_FRONT_MATTER', { file, line, detail });
  }
  const lines = match[0].split('\n').length - 1;
  return { front: parsed.data, body: '\n'.repeat(lines) + source.slice(match[0].length) };
}
