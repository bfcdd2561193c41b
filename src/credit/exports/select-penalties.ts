import { type Day, officeDay } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import { type Entry, type EntryPage, type Office, personsOf } from './entry.ts';
import type { FineRow } from './fine-store.ts';
import { selectFines } from './fine-store.ts';
import { type Layout, loadLayout, wordsOf } from './layout.ts';
import { measuresOf } from './measures.ts';
import { partyFacts } from './party-facts.ts';
import { type ReadBreach, withMeasures } from './read-breaches.ts';
import { publicityEnd } from './standing.ts';

const PAGE = 500;
const NO_END = '2099-12-31';

/** Decisions on breaches that this office took and that are published, in their order, behind the breach `after`. */
export async function selectPenalties(
  db: Db | Tx,
  { region, office, today }: { readonly region: string; readonly office: Office; readonly today: Day },
  after: number,
): Promise<EntryPage> {
  const breaches = await db
    .selectFrom('breaches')
    .selectAll()
    .where('office_region', '=', region)
    .where('breach_id', '>', after)
    .where('decided_on', 'is not', null)
    // Who decides, publishes; another authority sends its own.
    .where('deciding_authority', '=', office.name)
    .orderBy('breach_id')
    .limit(PAGE)
    .execute();
  const next = breaches.length < PAGE ? null : (breaches.at(-1)?.breach_id ?? null);
  if (breaches.length === 0) return { entries: [], next };
  const subjects = await db
    .selectFrom('subjects')
    .select(['subject_id', 'type', 'name', 'id_type', 'id_number', 'legal_representative', 'erased_at'])
    .where('subject_id', 'in', [...new Set(breaches.map(({ subject_id }) => subject_id))])
    .execute();
  const bySubject = new Map(subjects.map((subject) => [subject.subject_id, subject]));
  const fines = await selectFines(
    db,
    breaches.map(({ breach_no }) => breach_no),
  );
  const layout = loadLayout('penalty');
  const entries = (await withMeasures(db, breaches)).flatMap((breach) => {
    const subject = bySubject.get(breach.subject_id);
    const fine = fines.get(breach.breach_no) ?? null;
    return subject === undefined ? [] : penaltyEntry(layout, { breach, subject, fine }, office, today);
  });
  return { entries, next };
}

export interface Penalty {
  readonly breach: ReadBreach;
  readonly subject: {
    readonly type: Entry['type'];
    readonly name: string | null;
    readonly id_type: string;
    readonly id_number: string | null;
    readonly legal_representative: string | null;
    readonly erased_at: string | null;
  };
  readonly fine: FineRow | null;
}

function penaltyEntry(layout: Layout, penalty: Penalty, office: Office, today: Day): Entry[] {
  const { breach, subject } = penalty;
  const { name, id_number: number } = subject;
  const persons = name === null ? [] : personsOf(subject.type, name, subject.legal_representative);
  const known = { rowKey: breach.breach_no, platformKey: breach.document_no ?? breach.breach_no, persons };
  const entry = (standing: Entry['standing']): Entry[] => [
    { ...known, decidedOn: breach.decided_on, type: subject.type, standing },
  ];
  if (subject.erased_at !== null || name === null || number === null) {
    const on = subject.erased_at === null ? today : officeDay(subject.erased_at);
    return entry({ kind: 'remove', reason: 'erased', on });
  }
  const end = publicityEnd(breach, today);
  if (end === 'none') return [];
  if (end !== null) return entry({ kind: 'remove', ...end });
  const facts = {
    ...partyFacts('CF', { ...subject, name, number }),
    ...decisionFacts(layout, penalty, office),
  };
  return entry({ kind: 'send', facts });
}

function decisionFacts(layout: Layout, { breach, fine }: Penalty, office: Office) {
  const until = breach.publicity_until ?? NO_END;
  const kinds = [
    ...((fine?.fine_fen ?? 0) > 0 ? ['fine'] : []),
    ...((fine?.confiscated_fen ?? 0) > 0 ? ['confiscation'] : []),
    ...(fine?.permit ? ['permit'] : []),
  ];
  const imposed = [
    ...(kinds.includes('fine') ? [wordsOf(layout, 'fine', { yuan: inYuan(fine?.fine_fen ?? 0) })] : []),
    ...(kinds.includes('confiscation')
      ? [wordsOf(layout, 'confiscation', { yuan: inYuan(fine?.confiscated_fen ?? 0) })]
      : []),
    ...(fine?.permit ? [wordsOf(layout, 'permit', { permit: fine.permit })] : []),
    ...measuresOf(layout, breach.bars),
    wordsOf(layout, 'published', { until }),
  ];
  const bases = [breach.regime_basis, ...breach.bars.map(({ basis }) => basis)];
  return {
    CF_WSH: breach.document_no,
    CF_WFXW: wordsOf(layout, breach.kind),
    CF_SY: breach.facts,
    CF_YJ: [...new Set(bases.filter((basis) => basis !== null))].join('；'),
    // A bar from commitment is none of the kinds that the law on penalties names.
    CF_CFLB: kinds.length > 0 ? kinds : ['other'],
    CF_NR: imposed.join('；'),
    CF_NR_FK: kinds.includes('fine') ? (fine?.fine_fen ?? null) : null,
    CF_NR_WFFF: kinds.includes('confiscation') ? (fine?.confiscated_fen ?? null) : null,
    CF_NR_ZKDX: fine?.permit ?? null,
    CF_JDRQ: breach.decided_on,
    CF_YXQ: barredUntil(breach),
    CF_GSJZQ: until,
    CF_CFJG: office.name,
    CF_CFJGDM: office.uscc,
    CF_ZT: breach.disputed ? 'disputed' : 'normal',
    CF_SJLY: office.name,
    CF_SJLYDM: office.uscc,
    BZ: wordsOf(layout, 'reference', { breach: breach.breach_no }),
  };
}

/** The last day of the longest bar; `NO_END` where one runs until repair; null without a bar. */
function barredUntil({ bars }: ReadBreach): Day | null {
  const days = bars
    .filter(({ lifted_on }) => lifted_on === null)
    .map(({ until_day, until_repaired }) =>
      until_repaired === 1 || until_day === null ? NO_END : until_day,
    );
  return days.toSorted().at(-1) ?? null;
}

/** 200000 fen = `2000`, 50 fen = `0.5`. */
const inYuan = (fen: number): string => String(fen / 100);
