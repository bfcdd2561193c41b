import { AppError } from '../../kernel/app-error.ts';
import { nearest } from '../../kernel/nearest.ts';
import { checkContainers } from './check-containers.ts';
import { type FrontMatter, readFrontMatter, type TemplateField } from './front-matter.ts';
import {
  type CompiledTemplate,
  compileTemplate,
  filterNames,
  type NameUse,
  tagNames,
} from './liquid-engine.ts';
import type { TemplateProblem } from './problem.ts';

/** A checked template: its problems in the order of the file, and the parsed text where it could be parsed. */
export interface CheckedTemplate {
  readonly problems: readonly TemplateProblem[];
  readonly template: {
    readonly front: FrontMatter;
    readonly compiled: CompiledTemplate;
    readonly body: number;
  } | null;
}

/**
 * Everything that can be told of a template without printing it: front matter, tags, names, containers. `filled` are the fields that
 * somebody fills; a declared one that is not among them is foreign. Pure; never throws for what a file may hold.
 */
export function checkTemplate(
  text: string,
  file: string,
  filled: ReadonlySet<string> | null,
): CheckedTemplate {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const problems: TemplateProblem[] = [];
  const sorted = (): TemplateProblem[] => problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const head = attempt(() => readFrontMatter(source, file));
  if ('problem' in head) return { problems: [head.problem], template: null };
  const { front, body } = head.value;
  problems.push(...checkContainers(body));
  let compiled = attempt(() => compileTemplate(body, file));
  if ('problem' in compiled) {
    problems.push(compiled.problem);
    // Its names can be told all the same.
    if (compiled.problem.code === 'unknown-filter')
      compiled = attempt(() => compileTemplate(body, file, false));
    if ('problem' in compiled) return { problems: sorted(), template: null };
  }
  problems.push(
    ...checkUses(front.fields, compiled.value, body),
    ...checkValues(front.fields, body),
    ...checkDeclarations(front.fields, compiled.value, source, filled),
  );
  const template = { front, compiled: compiled.value, body: body.search(/\S/) };
  return {
    problems: sorted(),
    template: { ...template, body: body.slice(0, Math.max(0, template.body)).split('\n').length },
  };
}

/** What the reading of a template threw, as a problem with its place. */
export function problemOf(error: AppError): TemplateProblem {
  const { line, column, detail, field } = error.params;
  const what = String(detail ?? field ?? '');
  const at = { line: Number(line) || 1, column: Number(column) || 1 };
  if (error.code === 'E_TEMPLATE_FRONT_MATTER')
    return { code: 'front-matter', ...at, name: what, meant: null };
  if (error.code === 'E_TEMPLATE_LIMIT') return { code: 'limit', ...at, name: what, meant: null };
  if (error.code === 'E_TEMPLATE_FIELD_UNKNOWN')
    return { code: 'unknown-field', ...at, name: what, meant: null };
  const open = /^(?:tag|output) "?(.*?)"? not closed$/s.exec(what)?.[1];
  if (open !== undefined) return { code: 'unclosed-tag', ...at, name: open, meant: null };
  const filter = /^undefined filter: (\S+)$/.exec(what)?.[1];
  if (filter !== undefined)
    return { code: 'unknown-filter', ...at, name: filter, meant: nearest(filter, filterNames) };
  const tag = /^tag "(\S+)" not found$/.exec(what)?.[1];
  if (tag !== undefined) return { code: 'unknown-tag', ...at, name: tag, meant: nearest(tag, tagNames) };
  return { code: 'syntax', ...at, name: what, meant: null };
}

function attempt<T>(work: () => T): { readonly value: T } | { readonly problem: TemplateProblem } {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof AppError) return { problem: problemOf(error) };
    throw error;
  }
}

/** What may stand behind the name of a value that has no columns. */
const members: ReadonlySet<string> = new Set(['size', 'first', 'last']);

function checkUses(
  fields: readonly TemplateField[],
  { names, uses }: CompiledTemplate,
  body: string,
): TemplateProblem[] {
  const declared = new Map(fields.map((field) => [field.name, field]));
  const loops = [...body.matchAll(/\{%-?\s*for\s+(\w+)\s+in\s+(\w+)/g)].map((match) => ({
    ...placeOf(body, match.index),
    one: match[1] ?? '',
    all: match[2] ?? '',
  }));
  const aliases = new Set(loops.map(({ one }) => one));
  /** `{% for material in materials %}`: material has the columns of materials, from there to the next loop of that name. */
  const columnsOf = ({ path, line, column }: NameUse): readonly string[] | undefined =>
    declared.get(
      loops.findLast(
        (loop) => loop.one === path[0] && (loop.line < line || (loop.line === line && loop.column <= column)),
      )?.all ?? '',
    )?.columns;
  return uses.flatMap((use): TemplateProblem[] => {
    const { path, line, column } = use;
    const [name = '', member] = path;
    if (names.has(name) && !declared.has(name) && !aliases.has(name)) {
      return [
        {
          code: 'unknown-field',
          line,
          column,
          name,
          meant: nearest(name, [...declared.keys(), ...aliases]),
        },
      ];
    }
    if (member === undefined) return [];
    const known = columnsOf(use) ?? (declared.has(name) ? [...members] : null);
    if (known === null || known.includes(member)) return [];
    return [{ code: 'unknown-column', line, column, name: path.join('.'), meant: nearest(member, known) }];
  });
}

/** `{% if track == "licenc" %}` is never true and never said to be wrong. */
function checkValues(fields: readonly TemplateField[], body: string): TemplateProblem[] {
  return fields.flatMap(({ name, values }) =>
    values === undefined
      ? []
      : [...body.matchAll(new RegExp(`\\b${name}\\s*[!=]=\\s*["']([^"']*)["']`, 'g'))].flatMap((match) => {
          const value = match[1] ?? '';
          if (value === '' || values.includes(value)) return [];
          const at = placeOf(body, match.index);
          return [{ code: 'unknown-value' as const, ...at, name: value, meant: nearest(value, values) }];
        }),
  );
}

/** Printed at the foot of every page by the program itself. */
const printedAnyway: ReadonlySet<string> = new Set(['commitment_code']);

function checkDeclarations(
  fields: readonly TemplateField[],
  { names }: CompiledTemplate,
  source: string,
  filled: ReadonlySet<string> | null,
): TemplateProblem[] {
  const conditions = new Set(fields.map(({ required_when }) => required_when?.split('=')[0]));
  return fields.flatMap(({ name }): TemplateProblem[] => {
    const at = placeOf(source, source.search(new RegExp(`\\bname:\\s*["']?${name}\\b`)));
    if (filled !== null && !filled.has(name))
      return [{ code: 'foreign-field', ...at, name, meant: nearest(name, filled) }];
    if (names.has(name) || conditions.has(name) || printedAnyway.has(name)) return [];
    return [{ code: 'unused-field', ...at, name, meant: null }];
  });
}

/** Line and column of an offset, from 1. */
function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
