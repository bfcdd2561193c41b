import type { ApplicantType } from '../../identity/check-identity-number.ts';
import type { Facts } from './record.ts';

interface Party {
  readonly type: ApplicantType;
  readonly name: string;
  readonly id_type: string;
  readonly number: string;
  readonly legal_representative: string | null;
}

/** The platforms' words for our kinds of document; any other kind has none there. */
const documents: Readonly<Record<string, string>> = {
  resident_id: 'resident_id',
  hk_macao_taiwan_residence_permit: 'resident_id',
  passport: 'passport',
  foreign_passport: 'passport',
  hk_macao_travel_permit: 'hk_macao_permit',
  taiwan_travel_permit: 'taiwan_permit',
  foreigner_permanent_residence: 'foreigner_card',
};

/** Who a licence or a penalty is for, in the fields both publication sets have (行政相对人). */
export function partyFacts(prefix: 'XK' | 'CF', party: Party): Facts {
  const { type, id_type: idType, number } = party;
  const coded = idType === 'uscc';
  return {
    [`${prefix}_XDR_MC`]: party.name,
    // Whether an organisation is a legal person its code does not tell: all are given as such.
    [`${prefix}_XDR_LB`]: type,
    [`${prefix}_XDR_SHXYM`]: coded ? number : null,
    [`${prefix}_FRDB`]: type === 'person' ? null : party.legal_representative,
    [`${prefix}_XDR_ZJLX`]: coded ? null : (documents[idType] ?? null),
    [`${prefix}_XDR_ZJHM`]: coded ? null : number,
  };
}
