import { compareUtf8 } from '../kernel/text.ts';
import type { Db, Tx } from '../store/store.ts';
import { states } from './case.ts';
import { materialsDueOf } from './deferral-rules.ts';
import { type DueLines, type Signal, signalOf } from './due-rules.ts';
import { awaitsMaterials } from './rules.ts';
import { joined, listed } from './select-cases.ts';
import type { DueFilter } from './select-due.ts';

/**
 * Cases whose deferred materials have not all come, the most pressing first; those without any deadline come last. They are few
 * beside the cases on record, so that each is judged by the very rule that judges deadlines.
 */
export async function selectAwaiting(db: Db | Tx, lines: DueLines, filter: DueFilter) {
  const { authority, clerk, until, overdue } = filter;
  const rows = await joined(db)
    .select(listed)
    .select(['c.actor', 'c.deferred_materials', 'c.materials_due', 'c.materials_due_provisional'])
    .where('c.deferred_materials', 'is not', null)
    .where('c.state', 'in', states.filter(awaitsMaterials))
    .$if(authority !== undefined, (query) => query.where('c.authority_name', '=', authority ?? ''))
    .$if(clerk !== undefined, (query) => query.where('c.actor', '=', clerk ?? ''))
    .orderBy('c.case_no')
    .execute();
  return rows
    .map((row) => ({ ...row, due: materialsDueOf(row), signal: awaitingSignal(lines, row) }))
    .filter(({ due, signal }) => {
      if (overdue !== undefined && signal !== 'overdue') return false;
      return until === undefined || (due !== null && due.slice(0, 10) <= until);
    })
    .sort((a, b) => compareDue(a.due, b.due));
}

/** A time of its own runs on while the case's clock stands still. */
function awaitingSignal(
  lines: DueLines,
  row: {
    readonly materials_due: string | null;
    readonly deadline: string | null;
    readonly paused_since: string | null;
  },
): Signal {
  const deadline = materialsDueOf(row);
  if (deadline === null) return 'in_time';
  return signalOf(lines, { deadline, paused_since: row.materials_due === null ? row.paused_since : null });
}

/** Days and times alike are ordered by their text; the sort is stable, so equals stay in the order of their numbers. */
const compareDue = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compareUtf8(a, b);
