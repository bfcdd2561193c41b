import { checkIdentityNumber } from '../identity/check-identity-number.ts';
import type { Instant } from '../kernel/time.ts';
import type { CaseFields } from './case-fields.ts';
import type { WholeCase } from './select-cases.ts';

/** Stands for deferred materials that came long ago and were not kept by name; a list needs the mark that there were some. */
const CAME = '已补齐';

/**
 * A case as a row of the case list, so that a list may be exported, changed and imported again. What the list has no column for
 * (steps, letters, a revocation, the application) is not in it.
 */
export function exportedFields(row: WholeCase): CaseFields {
  return {
    case_no: row.case_no,
    item_code: row.item_code,
    applicant_name: row.applicant_name ?? '',
    applicant_type: row.applicant_type,
    id_type: idTypeOf(row),
    id_number: row.id_number ?? '',
    legal_representative: row.legal_representative,
    phone: row.phone,
    address: row.address,
    agent_name: row.agent_name,
    agent_id_number: row.agent_id_number,
    channel: row.channel,
    region_code: row.region_code,
    received_at: wholeSeconds(row.received_at),
    mode: row.mode,
    facts: row.facts,
    deferred: row.deferred_materials ?? (row.deferred === 1 && row.decided_at !== null ? CAME : null),
    signed_at: row.signed_at === null ? null : wholeSeconds(row.signed_at),
    decided_at: row.decided_at === null ? null : wholeSeconds(row.decided_at),
    decision: row.decision,
    applicant_region: row.applicant_region,
    satisfaction: row.satisfaction,
  };
}

/** Left out where the number itself tells it, as in most lists. */
function idTypeOf({ applicant_type: type, id_type, id_number, received_day }: WholeCase): string | null {
  if (id_number === null) return id_type;
  const told = checkIdentityNumber({
    type,
    idType: undefined,
    number: id_number,
    today: received_day,
    history: true,
  });
  return told.ok && told.idType === id_type ? null : id_type;
}

/** Lists hold no fractions of a second. */
const wholeSeconds = (at: Instant): Instant => `${at.slice(0, 19)}.000Z`;
