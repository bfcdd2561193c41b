import type { Policy } from './schema.ts';

export type GradeScheme = Policy['gate']['schemes']['periods'][number]['value'][number];
export type GradeVerdict = Pick<GradeScheme['grades'][number], 'verdict' | 'pace'>;

/** The scheme of a name as it stands in a file of grades: its code, an alias, or its name in either language. */
export function findScheme(schemes: readonly GradeScheme[], text: string): GradeScheme | null {
  return (
    schemes.find(
      ({ scheme, aliases, name }) =>
        scheme === text || aliases.includes(text) || name.zh === text || name.en === text,
    ) ?? null
  );
}

/** What a grade of a scheme means at the gate; null where policy knows no such grade (then `gate.ungraded` holds). */
export function gradeVerdict(scheme: GradeScheme, value: string): GradeVerdict | null {
  return scheme.grades.find(({ values }) => values.includes(value)) ?? null;
}
