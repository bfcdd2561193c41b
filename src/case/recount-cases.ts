import type { Updateable } from 'kysely';
import type { ChangedDays, MovedDeadline, Recount } from '../calendar/recount.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import type { Item } from '../item/item.ts';
import { selectVersion } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { addDays } from '../kernel/time.ts';
import type { CasesTable } from '../store/schema/case.ts';
import type { Tx } from '../store/store.ts';
import { incidentsOfMany } from './clock-incidents.ts';
import { type Clock, type ClockMemory, caseLimit, checkDue, clockOf } from './clock-rules.ts';
import { type CaseRow, updateCase } from './store.ts';

/**
 * What a changed calendar does to cases: every provisional deadline is counted anew, and so is each one still open that the changed
 * days may reach. What was decided or checked by a published calendar stays as it was.
 */
export async function recountCases(
  tx: Tx,
  rules: OfficeRules,
  changed: ChangedDays,
): Promise<Result<Recount, AppError>> {
  const rows = await selectAffected(tx, changed);
  const incidents = await incidentsOfMany(
    tx,
    rows.map(({ case_id }) => case_id),
  );
  const items = new Map<number, Item>();
  const memory: ClockMemory = new WeakMap();
  const moved: MovedDeadline[] = [];
  const changes: { row: Affected; change: Updateable<CasesTable> }[] = [];
  let confirmed = 0;
  for (const row of rows) {
    const item = items.get(row.item_version_id) ?? (await selectVersion(tx, row.item_version_id));
    items.set(row.item_version_id, item);
    const change: Updateable<CasesTable> = {};
    if (row.deadline !== null && (row.deadline_provisional === 1 || row.decided_at === null)) {
      const limit = caseLimit(item, row);
      if (limit !== null) {
        const clock = clockOf(rules.calendar, row.received_at, limit, memory, incidents.get(row.case_id));
        if (!clock.ok) return clock;
        note('deadline', row.deadline, row.deadline_provisional, clock.value);
      }
    }
    const unchecked = row.check_due_provisional === 1 || row.unchecked;
    if (unchecked && row.check_due !== null && row.decided_at !== null) {
      const { mode, check_coverage: coverage, decided_at: decidedAt } = row;
      const clock = checkDue(rules, { item, mode, coverage, decidedAt }, memory);
      if (!clock.ok) return clock;
      if (clock.value !== null) note('check_due', row.check_due, row.check_due_provisional, clock.value);
    }
    if (Object.keys(change).length > 0) changes.push({ row, change });

    function note(field: 'deadline' | 'check_due', from: string, provisional: number, clock: Clock): void {
      const now = clock.provisional ? 1 : 0;
      if (clock.due === from && now === provisional) return;
      change[field] = clock.due;
      change[`${field}_provisional`] = now;
      if (clock.due === from) confirmed += 1;
      else moved.push({ case_no: row.case_no, breach: null, field, from, to: clock.due });
    }
  }
  const apply = async (): Promise<void> => {
    for (const { row, change } of changes) await updateCase(tx, row, change);
  };
  return ok({ moved, confirmed, apply });
}

type Affected = Pick<
  CaseRow,
  | 'case_id'
  | 'case_no'
  | 'revision'
  | 'item_version_id'
  | 'channel'
  | 'mode'
  | 'received_at'
  | 'decided_at'
  | 'deadline'
  | 'deadline_provisional'
  | 'check_due'
  | 'check_due_provisional'
  | 'check_coverage'
  | 'own_limit'
> & { readonly unchecked: boolean };

async function selectAffected(tx: Tx, { from, to }: ChangedDays): Promise<Affected[]> {
  const columns = [
    ...(['case_id', 'case_no', 'revision', 'item_version_id', 'channel', 'mode', 'received_at'] as const),
    ...(['decided_at', 'deadline', 'deadline_provisional', 'check_due', 'check_due_provisional'] as const),
    'check_coverage',
    'own_limit',
  ] as const;
  const after = addDays(to, 1);
  const provisional = await tx
    .selectFrom('cases')
    .select(columns)
    .where((eb) => eb.or([eb('deadline_provisional', '=', 1), eb('check_due_provisional', '=', 1)]))
    .execute();
  const open = await tx
    .selectFrom('cases')
    .select(columns)
    .where('decided_at', 'is', null)
    .where('state', 'in', ['recorded', 'notified', 'signed', 'deferred'])
    .where('deadline', '>=', from)
    .where('received_day', '<', after)
    .execute();
  const unchecked = await tx
    .selectFrom('cases')
    .select(columns)
    .where('check_due', '>=', from)
    .where('decided_day', '<', after)
    .where('state', '=', 'granted')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('checks as k').whereRef('k.case_id', '=', 'cases.case_id').select('k.check_id'),
        ),
      ),
    )
    .execute();
  const marked = (rows: typeof open, isUnchecked: boolean) =>
    rows.map((row) => [row.case_id, { ...row, unchecked: isUnchecked }] as const);
  const byId = new Map([...marked([...provisional, ...open], false), ...marked(unchecked, true)]);
  return [...byId.values()].sort((a, b) => a.case_id - b.case_id);
}
