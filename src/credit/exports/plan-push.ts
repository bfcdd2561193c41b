import { addWorkingDays, type Calendar } from '../../calendar/working-days.ts';
import { keyTable } from '../../kernel/key-table.ts';
import type { Day } from '../../kernel/time.ts';
import type { Tx } from '../../store/store.ts';
import type { Keys } from '../../workspace/keys.ts';
import { type CellProblem, checkRecord } from './check-record.ts';
import type { Entry, EntryPage, WaitReason } from './entry.ts';
import type { DataSet, Layout } from './layout.ts';
import { type SentRow, selectSent, selectSentAfter } from './push-store.ts';
import { type Cells, digestOf, isAsSent, toCells } from './record.ts';
import type { RemovalReason } from './standing.ts';

/** Pages of entries in the order of the books, each read by where it begins. */
export type EntrySource = (after: number) => Promise<EntryPage>;

export interface PlannedRemoval {
  readonly rowKey: string;
  readonly platformKey: string;
  readonly reason: RemovalReason;
  readonly on: Day;
  readonly digest: string;
}

/** A row that breaks its layout and so stays here until the books are corrected. */
export interface HeldRow {
  readonly key: string;
  readonly problems: readonly (CellProblem | { readonly column: string; readonly code: 'unique-error' })[];
}

export interface LateRow {
  readonly key: string;
  readonly decided_on: Day;
  /** The last day on which it was to be published. */
  readonly due: Day;
}

/** What a push would send. The rows themselves are read again page by page: there may be millions. */
export interface PushPlan {
  readonly pages: readonly { readonly after: number; readonly rowKeys: ReadonlySet<string> }[];
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removals: readonly PlannedRemoval[];
  readonly held: readonly HeldRow[];
  readonly waiting: Readonly<Partial<Record<WaitReason, number>>>;
  /** Decisions never published whose time is over, those first sent now among them. */
  readonly late: readonly LateRow[];
}

export interface PlanQuestion {
  readonly keys: Keys;
  readonly region: string;
  readonly set: DataSet;
  readonly layout: Layout;
  readonly source: EntrySource;
  readonly calendar: Calendar;
  readonly today: Day;
  /** Every row in force, whether it changed or not. */
  readonly full: boolean;
  /** Rows sent by later pushes than this go again; the last push's number for what changed since then only. */
  readonly since: number;
  /** Rows that came back and go again although nothing in them changed. */
  readonly again: ReadonlySet<string>;
}

/** Compares the books with what the platform was sent. Reads only. */
export async function planPush(tx: Tx, question: PlanQuestion): Promise<PushPlan> {
  const { region, set, layout, source, today } = question;
  const seen = keyTable();
  const unique = uniqueness(layout);
  const clock = publishClock(question);
  const [pages, removals]: [PushPlan['pages'][number][], PlannedRemoval[]] = [[], []];
  const [held, late]: [HeldRow[], LateRow[]] = [[], []];
  const waiting: Partial<Record<WaitReason, number>> = {};
  const counts = { rows: 0, added: 0, changed: 0, unchanged: 0 };
  for (let after: number | null = 0; after !== null; ) {
    const page: EntryPage = await source(after);
    const keys = page.entries.map(({ rowKey }) => rowKey);
    const sent = await selectSent(tx, region, set, keys);
    const rowKeys = new Set<string>();
    for (const entry of page.entries) {
      const { rowKey, standing } = entry;
      const before = sent.get(rowKey) ?? null;
      seen.getOrSet(rowKey, 0);
      if (standing.kind === 'remove') {
        if (before !== null && isToRemove(before, question.since)) removals.push(removalOf(before, standing));
        continue;
      }
      if (before === null) late.push(...clock(entry));
      if (standing.kind === 'wait') {
        waiting[standing.reason] = (waiting[standing.reason] ?? 0) + 1;
        continue;
      }
      const cells = toCells(layout, standing.facts);
      const problems = [...checkRecord(layout, cells, today), ...unique(cells)];
      if (problems.length > 0) {
        held.push({ key: rowKey, problems });
        continue;
      }
      const change = changeOf(question.keys, before, digestOf(question.keys, cells));
      counts[change] += 1;
      const goes = change !== 'unchanged' || question.full || (before?.push_no ?? 0) > question.since;
      if (goes || question.again.has(rowKey)) rowKeys.add(rowKey);
    }
    if (rowKeys.size > 0) pages.push({ after, rowKeys });
    counts.rows += rowKeys.size;
    after = page.next;
  }
  removals.push(...(await vanished(tx, question, (key) => seen.get(key) !== undefined)));
  return { pages, removals, held, waiting, late, ...counts };
}

const isToRemove = ({ state, push_no }: SentRow, since: number): boolean =>
  state === 'sent' || push_no > since;

const removalOf = (
  { row_key, platform_key, digest }: SentRow,
  { reason, on }: { readonly reason: RemovalReason; readonly on: Day },
): PlannedRemoval => ({ rowKey: row_key, platformKey: platform_key, digest, reason, on });

const changeOf = (keys: Keys, before: SentRow | null, digest: string): 'added' | 'changed' | 'unchanged' => {
  if (before === null || before.state === 'removed') return 'added';
  return isAsSent(keys, before.digest, digest) ? 'unchanged' : 'changed';
};

/** A row whose key another one has already is held back: the platform would take it for a correction of that one. */
function uniqueness(layout: Layout) {
  const seen = keyTable();
  return (cells: Cells): HeldRow['problems'] => {
    const key = layout.unique.map((name) => cells[name] ?? '').join('\u0000');
    return seen.getOrSet(key, 0) === undefined ? [] : [{ column: layout.key, code: 'unique-error' }];
  };
}

/** The clock of publication: a decision that was never sent, and whose last day has passed. */
function publishClock({ layout, calendar, today }: PlanQuestion) {
  const dues = new Map<Day, Day | null>();
  const dueOf = (day: Day, within: number): Day | null => {
    const known = dues.get(day);
    if (known !== undefined) return known;
    const counted = addWorkingDays(calendar, day, within);
    // In a year without a calendar nobody can be told to be late.
    const due = counted.ok ? counted.value : null;
    dues.set(day, due);
    return due;
  };
  return ({ platformKey, decidedOn }: Entry): LateRow[] => {
    if (layout.publish_within === undefined || decidedOn === null) return [];
    const due = dueOf(decidedOn, layout.publish_within);
    return due !== null && due < today ? [{ key: platformKey, decided_on: decidedOn, due }] : [];
  };
}

const SENT_PAGE = 2_000;

/** What was sent and is no longer among the books' rows. */
async function vanished(
  tx: Tx,
  { region, set, since, today }: PlanQuestion,
  isThere: (rowKey: string) => boolean,
): Promise<PlannedRemoval[]> {
  const found: PlannedRemoval[] = [];
  for (let after = ''; ; ) {
    const rows = await selectSentAfter(tx, region, set, after, SENT_PAGE);
    for (const row of rows) {
      if (isThere(row.row_key) || !isToRemove(row, since)) continue;
      const { removed_as, removed_on } = row;
      const known = removed_as !== null && removed_on !== null;
      const reason = known ? (removed_as as RemovalReason) : 'withdrawn';
      found.push(removalOf(row, { reason, on: known ? removed_on : today }));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < SENT_PAGE) return found;
    after = last.row_key;
  }
}
