import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { appError, type Lang } from '../i18n/catalogue.ts';
import { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type FrontMatter, readFrontMatter, type TemplateField } from './template/front-matter.ts';
import { type CompiledTemplate, compileTemplate } from './template/liquid-engine.ts';

export type { FieldValue, FieldValues } from './template/fields.ts';
export type { TemplateField } from './template/front-matter.ts';

export type PaperTemplate = {
  readonly file: string;
  readonly front: FrontMatter;
  readonly fields: readonly TemplateField[];
  /** Version of the front matter and the first 12 hex digits of the SHA-256 of the file: `1.0+3f2a…`. */
  readonly version: string;
  readonly source: string;
  readonly compiled: CompiledTemplate;
};

/**
 * The template `name` (such as `letters/certification`) in a language from the first folder that has it: the office's own
 * `templates/` comes before the one that ships. Line breaks of any system; a byte order mark is ignored.
 */
export function loadTemplate(
  dirs: readonly string[],
  name: string,
  lang: Lang,
): Result<PaperTemplate, AppError> {
  const file = templateFile(dirs, name, lang);
  if (!file.ok) return file;
  try {
    return ok(parseTemplate(readFileSync(file.value, 'utf8'), file.value));
  } catch (error) {
    if (error instanceof AppError) return err(error);
    throw error;
  }
}

/** Where a template stands: E_TEMPLATE_NONE, and E_TEMPLATE_OUTSIDE for a link that leads out of its folder. */
export function templateFile(dirs: readonly string[], name: string, lang: Lang): Result<string, AppError> {
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name))
    return err(appError('E_TEMPLATE_NONE', { name, dirs: [...dirs] }));
  const dir = dirs.find((one) => existsSync(join(one, `${name}.${lang}.md`)));
  if (dir === undefined)
    return err(appError('E_TEMPLATE_NONE', { name: `${name}.${lang}`, dirs: [...dirs] }));
  const file = join(dir, `${name}.${lang}.md`);
  const inside = relative(realpathSync(dir), realpathSync(file));
  if (inside.startsWith('..') || isAbsolute(inside)) return err(appError('E_TEMPLATE_OUTSIDE', { file }));
  return ok(file);
}

/** Parses a template and checks that it uses declared fields only. Throws E_TEMPLATE_*. */
export function parseTemplate(text: string, file: string): PaperTemplate {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const { front, body } = readFrontMatter(source, file);
  const compiled = compileTemplate(body, file);
  const declared = new Set(front.fields.map((field) => field.name));
  for (const [field, { line, column }] of compiled.names) {
    if (!declared.has(field)) throw appError('E_TEMPLATE_FIELD_UNKNOWN', { field, file, line, column });
  }
  const version = `${front.version}+${sha256Hex(text).slice(0, 12)}`;
  return { file, front, fields: front.fields, version, source, compiled };
}
