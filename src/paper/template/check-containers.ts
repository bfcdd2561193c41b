import { nearest } from '../../kernel/nearest.ts';
import { containerNames } from '../markdown.ts';
import type { TemplateProblem } from './problem.ts';

/** The `:::` of a template's text: each opened by a name that is known, and closed before the next. Pure. */
export function checkContainers(body: string): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  let open: { readonly line: number; readonly name: string } | null = null;
  const unclosed = (at: { line: number; name: string }): TemplateProblem => ({
    code: 'unclosed-container',
    line: at.line,
    column: 1,
    name: at.name,
    meant: null,
  });
  for (const [i, line] of body.split('\n').entries()) {
    const mark = /^:::\s*(\S*)/.exec(line);
    if (!mark) continue;
    const name = mark[1] ?? '';
    if (name === '') {
      open = null;
      continue;
    }
    if (open !== null) problems.push(unclosed(open));
    open = { line: i + 1, name };
    if (!containerNames.some((known) => known === name))
      problems.push({
        code: 'unknown-container',
        line: i + 1,
        column: line.indexOf(name) + 1,
        name,
        meant: nearest(name, containerNames),
      });
  }
  if (open !== null) problems.push(unclosed(open));
  return problems;
}
