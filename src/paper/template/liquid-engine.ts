import { Liquid, type Template as LiquidNode } from 'liquidjs';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { FieldValue } from './fields.ts';

/** What an office may use in a template; everything else (files, capture, raw output, dates, code) is not there. */
export const tagNames: ReadonlySet<string> = new Set([
  'if',
  'unless',
  'case',
  'for',
  'break',
  'continue',
  'assign',
  'comment',
  '#',
]);
export const filterNames: ReadonlySet<string> = new Set([
  'clause',
  'join',
  'size',
  'first',
  'last',
  'default',
  'strip',
  'plus',
  'minus',
  'append',
  'prepend',
]);

/** Limits of one template: characters read, milliseconds and objects of one rendering. */
const limits = { parseLimit: 500_000, renderLimit: 2_000, memoryLimit: 2_000_000 };

/**
 * Values never enter the Markdown text: an output leaves a mark in private-use characters there, and the value is put
 * into the finished document afterwards. So data can be nothing but text, whatever it holds.
 */
export const MARK_OPEN = '\ue000';
export const MARK_CLOSE = '\ue001';
export const marks = /\ue000(\d+)\ue001/g;
const privateUse = /[\ue000\ue001]/;

/** One place where a name is read: `material.name` is the path `material`, `name`. */
export type NameUse = {
  readonly path: readonly string[];
  readonly line: number;
  readonly column: number;
};

export type CompiledTemplate = {
  /** Every use of a name, in the order of names; those of loops and assignments as well. */
  readonly uses: readonly NameUse[];
  /** Global names used, with the line and column of their first use. */
  readonly names: ReadonlyMap<string, { readonly line: number; readonly column: number }>;
  /** Markdown with marks, and the values the marks stand for. Throws AppError. */
  readonly render: (scope: Record<string, FieldValue>) => { markdown: string; values: string[] };
};

let sink: string[] = [];

function makeEngine(strictFilters: boolean): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters,
    ownPropertyOnly: true,
    relativeReference: false,
    dynamicPartials: false,
    jsTruthy: true,
    templates: {},
    outputEscape: (value: unknown) => {
      sink.push(Array.isArray(value) ? value.join('') : String(value ?? ''));
      return `${MARK_OPEN}${sink.length - 1}${MARK_CLOSE}`;
    },
    ...limits,
  });
  for (const name of Object.keys(engine.tags)) if (!tagNames.has(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) if (!filterNames.has(name)) delete engine.filters[name];
  // A sentence of data without its own full stop, where the template sets one.
  engine.registerFilter('clause', (value: unknown) => String(value ?? '').replace(/[\s。；;.，,]+$/u, ''));
  return engine;
}

const engines = new Map<boolean, Liquid>();

/**
 * Parses the body of a template. Throws E_TEMPLATE_SYNTAX with line and column. Only to look at the names used may filters that there
 * are not be passed over.
 */
export function compileTemplate(body: string, file: string, strictFilters = true): CompiledTemplate {
  const liquid = engines.get(strictFilters) ?? makeEngine(strictFilters);
  engines.set(strictFilters, liquid);
  const at = privateUse.exec(body);
  if (at) {
    const before = body.slice(0, at.index).split('\n');
    throw appError('E_TEMPLATE_SYNTAX', {
      file,
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      detail: 'U+E000',
    });
  }
  let nodes: LiquidNode[];
  try {
    nodes = liquid.parse(body, file);
  } catch (cause) {
    throw syntaxError(cause, file);
  }
  const names = new Map<string, { line: number; column: number }>();
  const { globals, variables } = liquid.analyzeSync(nodes, { partials: false });
  for (const [name, uses] of Object.entries(globals)) {
    const first = uses[0]?.location;
    names.set(name, { line: first?.row ?? 0, column: first?.col ?? 0 });
  }
  return {
    names,
    uses: Object.values(variables)
      .flat()
      .map(({ segments, location }) => ({
        path: segments.map(String),
        line: location.row,
        column: location.col,
      })),
    render: (scope) => {
      sink = [];
      try {
        const markdown = String(liquid.renderSync(nodes, scope));
        return { markdown, values: sink };
      } catch (cause) {
        throw syntaxError(cause, file);
      }
    },
  };
}

function syntaxError(cause: unknown, file: string): AppError {
  const error = cause as { message?: unknown; token?: { getPosition?: () => [number, number] } };
  const message = String(error.message ?? cause);
  const [line, column] = error.token?.getPosition?.() ?? [0, 0];
  const unknown = /undefined variable: (\S+?),/.exec(`${message},`);
  if (unknown) return appError('E_TEMPLATE_FIELD_UNKNOWN', { field: unknown[1] ?? '', file, line, column });
  if (/limit exceeded/.test(message)) return appError('E_TEMPLATE_LIMIT', { file, line, column });
  const detail = message.replace(/, file:.*$|, line:.*$/s, '');
  return appError('E_TEMPLATE_SYNTAX', { file, line, column, detail }, { cause });
}
