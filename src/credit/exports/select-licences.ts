import { shorten } from '../../kernel/text.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import { type Entry, type EntryPage, type Office, personsOf } from './entry.ts';
import { fieldOf, type Layout, loadLayout, wordsOf } from './layout.ts';
import { partyFacts } from './party-facts.ts';

const PAGE = 500;

/** Stands for "without end" on the platforms. */
const NO_END = '2099-12-31';

const licences = (db: Db | Tx, region: string, after: number) =>
  db
    .selectFrom('cases as c')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .select(['c.case_id', 'c.case_no', 'c.state', 'c.decided_day', 'c.authority_name', 's.type', 's.name'])
    .select([
      's.id_type',
      's.id_number',
      's.legal_representative',
      's.erased_at',
      'v.item_name',
      'v.authority_code',
    ])
    .where('c.office_region', '=', region)
    .where('c.case_id', '>', after)
    .where('c.decision', '=', 'granted')
    .where('c.decided_day', 'is not', null)
    // By the list's own kind where it names one; certificates and materials on the track of licences are none.
    .where((eb) =>
      eb.or([eb('v.kind', '=', '01'), eb.and([eb('v.kind', 'is', null), eb('v.track', '=', 'licence')])]),
    )
    .orderBy('c.case_id')
    .limit(PAGE);

type LicenceRow = Awaited<ReturnType<ReturnType<typeof licences>['execute']>>[number];

/** Licences that were granted, in the order of their cases, behind the case `after`; history too. */
export async function selectLicences(
  db: Db | Tx,
  { region, office, today }: { readonly region: string; readonly office: Office; readonly today: Day },
  after: number,
): Promise<EntryPage> {
  const rows = await licences(db, region, after).execute();
  const layout = loadLayout('licence');
  return {
    entries: rows.map((row) => licenceEntry(layout, row, office, today)),
    next: rows.length < PAGE ? null : (rows.at(-1)?.case_id ?? null),
  };
}

function licenceEntry(layout: Layout, row: LicenceRow, office: Office, today: Day): Entry {
  const { name, id_number: number, decided_day: day } = row;
  const persons = name === null ? [] : personsOf(row.type, name, row.legal_representative);
  const known = { rowKey: row.case_no, platformKey: row.case_no, decidedOn: day, type: row.type, persons };
  if (row.erased_at !== null || name === null || number === null || day === null) {
    const on = row.erased_at === null ? today : officeDay(row.erased_at);
    return { ...known, standing: { kind: 'remove', reason: 'erased', on } };
  }
  const cut = (field: string, key: string): string =>
    shorten(wordsOf(layout, key, { item: row.item_name }), fieldOf(layout, field).max);
  const own = row.authority_name === office.name ? office.uscc : null;
  const facts = {
    ...partyFacts('XK', { ...row, name, number }),
    XK_XKWS: cut('XK_XKWS', 'document'),
    XK_WSH: row.case_no,
    XK_XKLB: 'ordinary',
    XK_NR: cut('XK_NR', 'content'),
    XK_JDRQ: day,
    XK_YXQZ: day,
    XK_YXQZI: NO_END,
    XK_XKJG: row.authority_name,
    XK_XKJGDM: row.authority_code ?? own,
    XK_ZT: row.state === 'revoked' ? 'invalid' : 'valid',
    XK_LYDW: office.name,
    XK_LYDWDM: office.uscc,
    BZ: row.state === 'revoked' ? wordsOf(layout, 'revoked') : null,
  };
  return { ...known, standing: { kind: 'send', facts } };
}
