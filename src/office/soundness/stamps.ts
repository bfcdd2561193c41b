import type { Finding, Row } from './finding.ts';
import type { KnownFacts } from './known-facts.ts';

/** Columns that bear the time of the act that wrote them, which its entry bears too. Others bear times that people give. */
const stamped: Readonly<Record<string, readonly string[]>> = {
  imports: ['at'],
  batches: ['created_at', 'published_at'],
  item_versions: ['created_at'],
  bundles: ['updated_at'],
  subjects: ['created_at', 'erased_at'],
  cases: ['created_at', 'gate_at', 'notified_at'],
  applications: ['created_at'],
  letters: ['issued_at'],
  letter_voids: ['at'],
  checks: ['at'],
  sources: ['imported_at', 'ended_at'],
  check_runs: ['at'],
  plans: ['frozen_at'],
  draws: ['drawn_at'],
  top_ups: ['drawn_at'],
  assignment_acts: ['assigned_at'],
  visit_results: ['at'],
  plan_changes: ['at'],
  plan_publications: ['published_at'],
  themes: ['updated_at'],
  joint_plans: ['joined_at'],
  breaches: ['created_at'],
  export_pushes: ['pushed_at'],
  export_returns: ['returned_at'],
  issued_reports: ['issued_at'],
};

const actorColumns = ['actor', 'closed_by', 'rechecked_by'] as const;

/** A row was written by an act: its time and its actor stand in the ledger. */
export function checkStamps(
  table: string,
  row: Row,
  { isStamp, isActor }: KnownFacts,
): readonly Pick<Finding, 'fault' | 'column'>[] {
  const wrong: Pick<Finding, 'fault' | 'column'>[] = [];
  for (const column of stamped[table] ?? []) {
    const at = row[column];
    if (typeof at === 'string' && !isStamp(at)) wrong.push({ fault: 'stamp', column });
  }
  for (const column of actorColumns) {
    const actor = row[column];
    if (typeof actor === 'string' && !isActor(actor)) wrong.push({ fault: 'actor', column });
  }
  return wrong;
}
