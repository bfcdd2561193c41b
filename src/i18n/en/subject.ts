import type { Translation } from '../types.ts';
import type * as zh from '../zh/subject.ts';

const causes = {
  barred_by_breach: 'a decided breach whose penalty has not ended',
  barred_by_platform: 'barred by another credit platform',
  barred_by_grade: 'the credit grade does not allow it',
  barred_by_representative: 'its legal representative is barred',
  barred_representative_unknown:
    'policy asks for its legal representative, whose identity number is not on record (case record --legal-representative-id-number)',
};

export const subject = {
  types: { person: 'natural person', organization: 'organization', self_employed: 'self-employed' },
  revealReason: 'the reason for showing personal data unmasked',
  gate: {
    causes,
    reasons: {
      none: 'May commit.',
      full_check_by_grade: 'May commit; every promise is checked (credit grade).',
      query_first_by_grade: 'May commit after a query of the data (credit grade).',
      barred_by_breach: `May not commit: ${causes.barred_by_breach}.`,
      barred_by_platform: `May not commit: ${causes.barred_by_platform}.`,
      barred_by_grade: `May not commit: ${causes.barred_by_grade}.`,
      barred_by_representative: `May not commit: ${causes.barred_by_representative}.`,
      barred_representative_unknown: `May not commit: ${causes.barred_representative_unknown}.`,
    },
    allowed: 'Answer',
    basis: 'Basis',
    ends: 'Bar ends',
    grade: 'Credit grade',
    ofScheme: (p) => ` (${p.scheme})`,
    pace: 'Pace',
    check: 'Check',
    checks: { normal: 'as the item says', full: 'every promise' },
    untilDay: ({ until }) => `after ${until} (the last barred day)`,
    untilRepaired: ({ earliest }) =>
      earliest === ''
        ? 'when the credit is repaired'
        : `when the credit is repaired (possible from ${earliest})`,
    noEnd: 'no end is on record; ask the body that set the bar',
    dispute: 'Objection',
    disputed: 'being handled; the bar holds until it is upheld',
    open: '—',
  },
} satisfies Translation<typeof zh.subject>;

export const subjectErrors = {} satisfies Translation<typeof zh.subjectErrors>;
