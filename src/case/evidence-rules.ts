/** An answer on a case by another authority: to a numbered request, or entered by hand (`authority` null). */
export interface Answer {
  readonly authority: string | null;
  readonly request_no: string | null;
  readonly outcome: 'true' | 'partly' | 'untrue' | 'unverifiable';
}

/** A request that has not been answered yet. */
export interface OpenRequest {
  readonly request_no: string;
  readonly authority: string;
  readonly due: string;
}

/** Whether what was asked of other authorities bears a case out. `request_no` null: the answer was entered by hand. */
export type Verdict =
  | { readonly kind: 'borne_out' | 'none' }
  | { readonly kind: 'untrue' | 'unverifiable'; readonly request_no: string | null }
  | ({ readonly kind: 'waiting' } & OpenRequest);

/**
 * What a department verification stands at. Of each authority its newest answer counts; one entered by hand stands for all before
 * it. One untrue answer decides; else an open request is waited for; what cannot be verified is not untrue, but bears nothing out.
 * `answers` newest first.
 */
export function verdictOf(answers: readonly Answer[], open: readonly OpenRequest[]): Verdict {
  const counting: Answer[] = [];
  for (const answer of answers) {
    if (!counting.some(({ authority }) => authority === answer.authority)) counting.push(answer);
    if (answer.authority === null) break;
  }
  const find = (...outcomes: readonly Answer['outcome'][]): Answer | undefined =>
    counting.find(({ outcome }) => outcomes.includes(outcome));
  const untrue = find('untrue', 'partly');
  if (untrue) return { kind: 'untrue', request_no: untrue.request_no };
  const [first] = open;
  if (first) return { kind: 'waiting', ...first };
  const unverifiable = find('unverifiable');
  if (unverifiable) return { kind: 'unverifiable', request_no: unverifiable.request_no };
  return { kind: counting.length === 0 ? 'none' : 'borne_out' };
}
