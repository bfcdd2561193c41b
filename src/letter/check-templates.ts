import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { appError, type Lang } from '../i18n/catalogue.ts';
import { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { templateDirs } from '../paper/office-paper.ts';
import { checkTemplate, problemOf } from '../paper/template/check-template.ts';
import { scopeOf } from '../paper/template/fields.ts';
import type { TemplateField } from '../paper/template/front-matter.ts';
import { type CompiledTemplate, marks } from '../paper/template/liquid-engine.ts';
import type { TemplateProblem } from '../paper/template/problem.ts';
import { type FieldValue, type FieldValues, loadTemplate, templateFile } from '../paper/template.ts';
import { packagePath } from '../workspace/package-root.ts';
import { fileError } from '../workspace/safe-file.ts';
import { letterFieldNames } from './fields.ts';
import { listTemplates } from './list-templates.ts';
import type { LetterKind } from './plan-letter.ts';
import { type LetterText, missingParts } from './statutory-parts.ts';

export interface FoundProblem extends TemplateProblem {
  /** Name with language, or the file as it was given. */
  readonly template: string;
  readonly severity: 'error' | 'notice';
}

export interface CheckOutcome {
  /** Templates that were looked at. */
  readonly checked: readonly string[];
  readonly problems: readonly FoundProblem[];
}

/**
 * Checks one template, by its file or by its name (`letters/licence`, both languages; `letters/licence.zh`, one), or all that the
 * office uses: its own, and those that ship where it has none. E_TEMPLATE_NONE; throws E_FILE_* for a file that cannot be read.
 */
export function checkTemplates(workspaceDir: string, cwdFile: string | null, what: string | null) {
  return what === null
    ? ok(checkAll(workspaceDir, () => true))
    : checkOne(workspaceDir, cwdFile ?? what, what);
}

function checkOne(workspaceDir: string, file: string, what: string): Result<CheckOutcome, AppError> {
  if (existsSync(file) && /\.md$/.test(file)) return ok(checked([{ label: what, file }]));
  const [, name = what, lang] = /^(.*?)(?:\.(zh|en))?(?:\.md)?$/.exec(what) ?? [];
  const found = checkAll(
    workspaceDir,
    (one) => one.name === name && (lang === undefined || one.lang === lang),
  );
  if (found.checked.length > 0) return ok(found);
  return err(appError('E_TEMPLATE_NONE', { name: what, dirs: [...templateDirs(workspaceDir)] }));
}

function checkAll(
  workspaceDir: string,
  wanted: (one: { name: string; lang: Lang }) => boolean,
): CheckOutcome {
  const dirs = templateDirs(workspaceDir);
  return checked(
    listTemplates(workspaceDir)
      .filter(wanted)
      .flatMap(({ name, lang }) => {
        const file = templateFile(dirs, name, lang);
        return file.ok ? [{ label: `${name}.${lang}`, file: file.value }] : [];
      }),
  );
}

function checked(files: readonly { readonly label: string; readonly file: string }[]): CheckOutcome {
  return {
    checked: files.map(({ label }) => label),
    problems: files.flatMap(({ label, file }) =>
      checkFile(file).map((problem) => ({
        ...problem,
        template: label,
        severity: problem.code === 'unused-field' ? 'notice' : 'error',
      })),
    ),
  };
}

/** With such a problem a template cannot be printed, and what it says is not looked at. */
const hinders: ReadonlySet<string> = new Set(['unknown-field', 'unknown-column', 'unknown-filter']);

function checkFile(file: string): readonly TemplateProblem[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw fileError(error, file);
  }
  const { problems, template } = checkTemplate(text, basename(file), filledFields(text));
  if (template === null || problems.some(({ code }) => hinders.has(code))) return problems;
  const { front, compiled, body } = template;
  const texts: LetterText[] = [];
  for (const bare of [false, true]) {
    for (const values of variants(front.fields, bare)) {
      const printed = print(front.fields, compiled, values, front.lang);
      if (printed instanceof AppError) return [...problems, problemOf(printed)];
      texts.push({ text: printed, bare });
    }
  }
  if (front.kind !== 'letter') return problems;
  const kind: LetterKind = /licence/.test(front.name) ? 'licence' : 'certification';
  const missing = missingParts(kind, front.lang, texts).map(
    (part): TemplateProblem => ({ code: 'missing-part', line: body, column: 1, name: part, meant: null }),
  );
  return [...problems, ...missing];
}

/** The fields that somebody fills: every one of a letter; of a paper those of the shipped one; null where nobody says. */
function filledFields(text: string): ReadonlySet<string> | null {
  const kind = /^kind:\s*["']?(\w+)/m.exec(text)?.[1];
  if (kind === 'letter') return new Set(letterFieldNames);
  const name = /^name:\s*["']?([\w/-]+)/m.exec(text)?.[1] ?? '';
  const shipped = loadTemplate([packagePath('templates')], name, 'zh');
  return shipped.ok ? new Set(shipped.value.fields.map((field) => field.name)) : null;
}

/** Values that show every branch of a template: flags on and off, and each of the values that a field may have. */
function* variants(fields: readonly TemplateField[], bare: boolean): Generator<FieldValues> {
  const choices = Math.max(1, ...fields.map(({ values }) => values?.length ?? 1));
  for (const flag of [true, false]) {
    for (let choice = 0; choice < choices; choice++) {
      yield Object.fromEntries(
        fields
          .filter(
            ({ type, required, required_when, values }) =>
              !bare || required || type === 'flag' || values !== undefined || required_when !== undefined,
          )
          .map((field): [string, FieldValue] => [field.name, sample(field, flag, choice)]),
      );
    }
  }
}

function sample({ name, type, values, columns }: TemplateField, flag: boolean, choice: number): FieldValue {
  const text = `〔${name}〕`;
  if (type === 'flag') return flag;
  if (type === 'list') return [text, text];
  if (type === 'rows') return [Object.fromEntries((columns ?? []).map((column) => [column, text]))];
  return values ? values[choice % values.length] : text;
}

function print(
  fields: readonly TemplateField[],
  compiled: CompiledTemplate,
  given: FieldValues,
  lang: Lang,
): string | AppError {
  const scope = scopeOf(fields, given, '', lang);
  if ('error' in scope) return scope.error;
  try {
    const { markdown, values } = compiled.render(scope.scope);
    return markdown.replace(marks, (_mark, index: string) => values[Number(index)] ?? '');
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
