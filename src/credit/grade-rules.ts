import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { checkIdentityNumber } from '../identity/check-identity-number.ts';
import type { IdType } from '../identity/id-types.ts';
import { visible } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import { findScheme, type GradeScheme, gradeVerdict } from '../policy/grade.ts';
import { type RowProblem, rowProblem } from '../table/problem.ts';
import type { TableRow } from '../table/row-reader.ts';
import { requiredText, textValue } from '../table/row-values.ts';
import { headerOf, type TableSchema } from '../table/schema.ts';

/** A row of a grade list as handed in, its scheme under the code that policy knows it by. Its canonical JSON is the import's leaf. */
export type GradeFields = {
  readonly id_number: string;
  readonly name: string | null;
  readonly scheme: string;
  readonly value: string;
  readonly dated_on: Day;
  readonly valid_until: Day | null;
  readonly barred: 0 | 1;
  readonly basis: string | null;
};

export interface GradeRow {
  readonly line: number;
  readonly fields: GradeFields;
  readonly idType: IdType;
}

export interface CheckedGrade {
  /** Null where a problem was found. */
  readonly row: GradeRow | null;
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

export interface GradeContext {
  readonly schema: TableSchema;
  readonly schemes: readonly GradeScheme[];
  readonly lang: Lang;
  readonly today: Day;
}

/**
 * A row against the standards of identity numbers and the schemes of policy. A value that its scheme does not know is refused: a slip
 * would count as no grade and open the gate. A scheme that policy does not know is kept and remarked on: it has no effect.
 */
export function checkGrade({ line, values }: TableRow, context: GradeContext): CheckedGrade {
  const { schema, schemes, lang, today } = context;
  const t = catalogue(lang);
  const words = t.credit.import.rows;
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const at = (column: string, code: string, message: string): RowProblem =>
    rowProblem(schema, { line, column, code, value: textValue(values, column), message });
  const header = (column: string): string => {
    const field = schema.byName.get(column);
    return field === undefined ? column : headerOf(field, lang);
  };

  const number = requiredText(values, 'id_number');
  // The widest type: a list of grades does not say whether its number is that of a person or of a body.
  const identity = checkIdentityNumber({ type: 'self_employed', number, today });
  if (!identity.ok) {
    const reason = t.identity.problems[identity.problem];
    problems.push(
      at('id_number', 'constraint-error', words.identity({ column: header('id_number'), reason })),
    );
  }
  const [named, value] = [requiredText(values, 'scheme'), requiredText(values, 'value')];
  const scheme = findScheme(schemes, named);
  if (scheme === null) {
    warnings.push(at('scheme', 'scheme-unknown', words.schemeUnknown({ scheme: visible(named) })));
  } else if (gradeVerdict(scheme, value) === null) {
    const known = scheme.grades.map((grade) => grade.values[0] ?? '');
    const message = words.valueUnknown({ scheme: scheme.name[lang], values: known });
    problems.push(at('value', 'constraint-error', message));
  }
  const [datedOn, validUntil] = [requiredText(values, 'dated_on'), textValue(values, 'valid_until')];
  if (validUntil !== null && validUntil < datedOn) {
    const order = words.order({ early: header('dated_on'), late: header('valid_until') });
    problems.push(at('valid_until', 'constraint-error', order));
  } else if (validUntil !== null && validUntil < today) {
    warnings.push(at('valid_until', 'expired', words.expired));
  }
  if (datedOn > today) warnings.push(at('dated_on', 'in-future', words.future));
  if (!identity.ok || problems.length > 0) return { row: null, problems, warnings };
  const fields: GradeFields = {
    id_number: identity.number,
    name: textValue(values, 'name'),
    scheme: scheme?.scheme ?? named,
    value,
    dated_on: datedOn,
    valid_until: validUntil,
    barred: textValue(values, 'barred') === 'yes' ? 1 : 0,
    basis: textValue(values, 'basis'),
  };
  return { row: { line, fields, idType: identity.idType }, problems, warnings };
}
