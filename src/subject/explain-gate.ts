import type { Catalogue, Lang } from '../i18n/catalogue.ts';
import type { GateAnswer } from './gate-rules.ts';

/** What ends a bar, in words: a day, or the repair; empty where nothing is barred. */
function gateEnd(t: Catalogue, answer: GateAnswer): string {
  if (answer.allowed) return '';
  const words = t.subject.gate;
  if (answer.until !== null) return words.untilDay({ until: answer.until });
  if (answer.until_repaired) return words.untilRepaired({ earliest: answer.earliest_repair ?? '' });
  return words.noEnd;
}

/** The answer for a person to read: label and value, ready for `renderFacts`. */
export function gateFacts(
  t: Catalogue,
  lang: Lang,
  answer: GateAnswer,
): readonly (readonly [label: string, value: string])[] {
  const words = t.subject.gate;
  const scheme = answer.grade_scheme_name?.[lang] ?? answer.grade_scheme;
  const grade =
    answer.grade === null
      ? words.open
      : `${answer.grade}${scheme === null ? '' : words.ofScheme({ scheme })}`;
  return [
    [words.allowed, words.reasons[answer.reason]],
    ...(answer.basis === null ? [] : [[words.basis, answer.basis[lang]] as const]),
    ...(answer.allowed ? [] : [[words.ends, gateEnd(t, answer)] as const]),
    ...(answer.disputed ? [[words.dispute, words.disputed] as const] : []),
    [words.grade, grade],
    ...(answer.pace === null ? [] : [[words.pace, t.item.paces[answer.pace]] as const]),
    ...(answer.allowed ? [[words.check, words.checks[answer.check]] as const] : []),
  ];
}
