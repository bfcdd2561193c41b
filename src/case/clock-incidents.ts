import type { Incidents } from '../calendar/due.ts';
import type { Pause } from '../calendar/walk.ts';
import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { maskText } from '../identity/mask.ts';
import { must } from '../kernel/assert.ts';
import { parseLimit } from '../kernel/limit.ts';
import type { Instant } from '../kernel/time.ts';
import type { CaseExtensionsTable, CasePausesTable } from '../store/schema/case.ts';
import type { Db, Tx } from '../store/store.ts';
import { chunksOf } from '../subject/select-subjects.ts';

/** What happened to the clocks of cases: pauses and extensions, the oldest first. */

export const selectPauses = (db: Db | Tx, caseId: number): Promise<CasePausesTable[]> =>
  db.selectFrom('case_pauses').selectAll().where('case_id', '=', caseId).orderBy('seq').execute();

export const selectExtensions = (db: Db | Tx, caseId: number): Promise<CaseExtensionsTable[]> =>
  db.selectFrom('case_extensions').selectAll().where('case_id', '=', caseId).orderBy('seq').execute();

export interface Spoken {
  readonly lang: Lang;
  /** Persons whose names may stand in a reason: they are masked. */
  readonly names: readonly (string | null)[];
}

/**
 * The incidents of a case as its deadline is counted with them. An open pause lasts until `openUntil`, or is left out where that is
 * null. `spoken` null: without reasons, for a count without steps.
 */
export async function incidentsOf(
  db: Db | Tx,
  caseId: number,
  openUntil: Instant | null,
  spoken: Spoken | null = null,
): Promise<Incidents> {
  const [pauses, extensions] = [await selectPauses(db, caseId), await selectExtensions(db, caseId)];
  return toIncidents(pauses, extensions, openUntil, spoken);
}

/** The same for many cases, each pass one query; cases without incidents are left out. Open pauses are left out. */
export async function incidentsOfMany(
  db: Db | Tx,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, Incidents>> {
  const rows = new Map<number, { pauses: CasePausesTable[]; extensions: CaseExtensionsTable[] }>();
  const of = (caseId: number) => {
    const known = rows.get(caseId) ?? { pauses: [], extensions: [] };
    rows.set(caseId, known);
    return known;
  };
  for (const ids of chunksOf(caseIds)) {
    const pauses = db.selectFrom('case_pauses').selectAll().where('case_id', 'in', ids).orderBy('seq');
    for (const pause of await pauses.execute()) of(pause.case_id).pauses.push(pause);
    const extensions = db
      .selectFrom('case_extensions')
      .selectAll()
      .where('case_id', 'in', ids)
      .orderBy('seq');
    for (const extension of await extensions.execute()) of(extension.case_id).extensions.push(extension);
  }
  return new Map([...rows].map(([id, row]) => [id, toIncidents(row.pauses, row.extensions, null, null)]));
}

function toIncidents(
  pauses: readonly CasePausesTable[],
  extensions: readonly CaseExtensionsTable[],
  openUntil: Instant | null,
  spoken: Spoken | null,
): Incidents {
  const mask = (reason: string): string => (spoken === null ? '' : maskText(reason, spoken.names));
  const words = spoken === null ? null : catalogue(spoken.lang).cases.clock;
  return {
    pauses: pauses.flatMap(({ kind, reason, paused_at: from, resumed_at }): Pause[] => {
      const until = resumed_at ?? openUntil;
      if (until === null) return [];
      return [{ from, until, why: words?.because({ kind: words.kinds[kind], reason: mask(reason) }) ?? '' }];
    }),
    extensions: extensions.map(({ by_limit, reason }) => ({
      limit: must(parseLimit(by_limit), 'an extension was stored with its limit'),
      why: mask(reason),
    })),
  };
}
