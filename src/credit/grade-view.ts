import type { Lang } from '../i18n/catalogue.ts';
import type { Day } from '../kernel/time.ts';
import { findScheme, type GradeScheme } from '../policy/grade.ts';
import type { GradeRecord } from './grade-store.ts';

/** A grade as `credit show` tells it. */
export interface GradeView {
  readonly scheme: string;
  readonly scheme_name: string;
  readonly value: string;
  readonly dated_on: Day;
  readonly valid_until: Day | null;
  readonly expired: boolean;
  /** Another platform bars its subject. */
  readonly barred: boolean;
  readonly basis: string | null;
}

export const gradeView =
  (schemes: readonly GradeScheme[], today: Day, lang: Lang) =>
  ({ scheme, value, dated_on, valid_until, barred, basis }: GradeRecord): GradeView => ({
    ...{ scheme, scheme_name: findScheme(schemes, scheme)?.name[lang] ?? scheme },
    ...{ value, dated_on, valid_until, basis },
    expired: valid_until !== null && valid_until < today,
    barred: barred === 1,
  });
