import { type DueLines, signalOf } from '../case/due-rules.ts';

/** How many of a kind are late, due today, and due soon by the policy `deadlines.warn_before`. */
export interface DueFigures {
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
}

export function countSignals(lines: DueLines, rows: readonly { readonly due: string }[]): DueFigures {
  const signals = rows.map(({ due }) => signalOf(lines, { deadline: due, paused_since: null }));
  const of = (wanted: string): number => signals.filter((signal) => signal === wanted).length;
  return { overdue: of('overdue'), today: of('today'), soon: of('soon') };
}
