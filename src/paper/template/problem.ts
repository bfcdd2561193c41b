export type TemplateProblemCode =
  | 'front-matter'
  | 'syntax'
  | 'unclosed-tag'
  | 'unknown-tag'
  | 'unknown-filter'
  | 'limit'
  | 'unknown-field'
  | 'unknown-column'
  | 'unknown-value'
  | 'foreign-field'
  | 'unused-field'
  | 'unknown-container'
  | 'unclosed-container'
  | 'missing-part';

/** What is wrong with a template, and where (from 1). A notice hinders nothing: the paper is printed all the same. */
export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  readonly line: number;
  readonly column: number;
  /** The field, column, value, container or part in question; of a fault of syntax, what the parser says. */
  readonly name: string;
  /** What was probably meant. */
  readonly meant: string | null;
}
