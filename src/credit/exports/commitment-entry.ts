import { shorten } from '../../kernel/text.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import type { BarRow, BreachRow } from '../store.ts';
import { type Entry, type Office, personsOf, type WaitReason } from './entry.ts';
import { fieldOf, type Layout, wordsOf } from './layout.ts';
import { measuresOf } from './measures.ts';
import type { CommitmentRow } from './read-commitments.ts';
import type { Facts } from './record.ts';
import { sharingEnd } from './standing.ts';

/** What happened to a promise, as far as the books know. */
export interface PromiseHistory {
  /** The last check. */
  readonly check: {
    readonly outcome: 'true' | 'partly' | 'untrue' | 'unverifiable';
    readonly checked_on: Day;
  } | null;
  /** Breaches that hang on the case, oldest first. */
  readonly breaches: readonly (BreachRow & {
    readonly bars: readonly BarRow[];
    readonly disputed: boolean;
  })[];
}

/** How the promise was kept, or why nobody can say yet. */
type Found = { readonly facts: Facts } | { readonly wait: WaitReason };

/**
 * A promise as a row of 信用承诺及践诺信息 (domain 6.7). It is sent once it is known how it was kept: found true, or found broken by a
 * decision; never on a suspicion alone. What was repaired, lifted or corrected upon an objection is taken down or corrected.
 */
export function commitmentEntry(
  layout: Layout,
  row: CommitmentRow,
  history: PromiseHistory,
  office: Office,
  today: Day,
): Entry {
  const { name, id_number: number } = row;
  const known = {
    rowKey: row.commitment_code,
    platformKey: row.commitment_code,
    decidedOn: null,
    type: row.type,
  };
  const persons = name === null ? [] : personsOf(row.type, name, row.legal_representative);
  const entry = (standing: Entry['standing']): Entry => ({ ...known, persons, standing });
  if (row.erased_at !== null || name === null || number === null) {
    return entry({
      kind: 'remove',
      reason: 'erased',
      on: row.erased_at === null ? today : officeDay(row.erased_at),
    });
  }
  if (row.state === 'withdrawn') return entry({ kind: 'remove', reason: 'withdrawn', on: today });
  const ended =
    history.breaches.map((breach) => sharingEnd(breach, today)).find((end) => end !== null) ?? null;
  const found = fulfilmentOf(layout, row, history, today);
  const live = history.breaches.some(({ state }) => state === 'decided');
  // An objection upheld corrects the row; repair and lift take it down.
  if (ended !== null && ended.reason !== 'objection_upheld' && !live)
    return entry({ kind: 'remove', ...ended });
  if ('wait' in found) return entry({ kind: 'wait', reason: found.wait });
  return entry({
    kind: 'send',
    facts: { ...promiseFacts(layout, row, { name, number }, office), ...found.facts },
  });
}

function promiseFacts(
  layout: Layout,
  row: CommitmentRow,
  { name, number }: { readonly name: string; readonly number: string },
  office: Office,
): Facts {
  const cut = (field: string, text: string): string => shorten(text, fieldOf(layout, field).max);
  const content = row.facts ?? row.proof_content ?? row.conditions ?? row.standards;
  const deferredOnly = row.mode !== 'commitment';
  const matter =
    row.certificate_name === null
      ? wordsOf(layout, 'matter_apply', { item: row.item_name })
      : wordsOf(layout, 'matter_certificate', { item: row.item_name, certificate: row.certificate_name });
  return {
    commitment_code: row.commitment_code,
    promisor_name: name,
    promisor_type: row.type,
    promisor_code: number,
    promise_type: deferredOnly ? 'deferred' : promiseTypeOf(layout, row.track),
    promise_matter: cut('promise_matter', matter),
    promise_content: cut(
      'promise_content',
      (deferredOnly ? null : content) ?? wordsOf(layout, 'deferred_default'),
    ),
    liability: cut('liability', row.liability ?? wordsOf(layout, 'liability_default')),
    promised_on: officeDay(row.signed_at),
    valid_until: row.materials_due?.slice(0, 10) ?? null,
    ...(row.authority_code === null
      ? { accepting_unit: office.name, accepting_unit_code: office.uscc }
      : { accepting_unit: row.authority_name, accepting_unit_code: row.authority_code }),
    openness: row.publish_letter !== 'yes' ? 'closed' : row.type === 'organization' ? 'public' : 'limited',
  };
}

/** A licence's letter stands in for its examination, a certificate's for the certificate; other materials have no type of their own. */
function promiseTypeOf(layout: Layout, track: CommitmentRow['track']): string {
  if (track === 'licence') return 'approval';
  return track === 'certification' ? 'certificate' : wordsOf(layout, 'other_material');
}

function fulfilmentOf(layout: Layout, row: CommitmentRow, history: PromiseHistory, today: Day): Found {
  const { check, breaches } = history;
  const decided = breaches
    .filter((breach) => breach.state === 'decided' && (breach.decided_on ?? today) <= today)
    .at(-1);
  const unit = (on: Day | null): Facts =>
    row.authority_code === null
      ? { assessed_on: on }
      : { assessed_on: on, assessing_unit: row.authority_name, assessing_unit_code: row.authority_code };
  if (decided !== undefined) {
    const part = decided.kind !== 'refusal' && check?.outcome === 'partly';
    const revoked = row.state === 'revoked' ? [wordsOf(layout, 'revoked', { item: row.item_name })] : [];
    const measures = [...revoked, ...measuresOf(layout, decided.bars)];
    const consequence =
      measures.length > 0 ? measures : [wordsOf(layout, 'recorded', { document: decided.document_no ?? '' })];
    const facts = {
      fulfilment: part ? 'part' : 'none',
      unfulfilled: decided.facts === '' ? wordsOf(layout, 'unfulfilled_default') : decided.facts,
      consequence: consequence.join('；'),
      ...unit(decided.decided_on),
      remarks: decided.disputed ? wordsOf(layout, 'disputed') : null,
    };
    return { facts };
  }
  if (breaches.some(({ state }) => state === 'suspected' || state === 'notified'))
    return { wait: 'undecided' };
  if (row.state === 'deferred') return { wait: 'materials' };
  if (check?.outcome === 'true') return { facts: { fulfilment: 'whole', ...unit(check.checked_on) } };
  const dismissed = breaches.filter(({ state }) => state === 'dismissed').at(-1);
  if (dismissed !== undefined) {
    const remarks = dismissed.dismissed_as === 'excused' ? wordsOf(layout, 'excused') : null;
    return { facts: { fulfilment: 'whole', ...unit(dismissed.dismissed_on), remarks } };
  }
  // Materials that were promised and came: the promise was kept by that.
  if (row.mode !== 'commitment' && (row.state === 'granted' || row.state === 'closed')) {
    return { facts: { fulfilment: 'whole', ...unit(row.decided_day) } };
  }
  if (check === null) return { wait: 'unchecked' };
  return { wait: check.outcome === 'unverifiable' ? 'unverifiable' : 'undecided' };
}
