import { must } from '../kernel/assert.ts';
import type { RowValues } from '../table/check-row.ts';
import { listValue, numberValue, requiredText, textValue } from '../table/row-values.ts';
import { applicantTypes, caseModes, channels, decisions } from './case.ts';
import type { CaseFields } from './case-fields.ts';

const rowModes = [...caseModes, 'cancelled'] as const;

/** A row that its layout has checked, as a case. */
export function toCaseFields(values: RowValues): CaseFields {
  const text = (column: string) => textValue(values, column);
  return {
    case_no: requiredText(values, 'case_no'),
    item_code: requiredText(values, 'item_code'),
    applicant_name: requiredText(values, 'applicant_name'),
    applicant_type: must(oneOf(applicantTypes, text('applicant_type')), 'a checked row has a type'),
    id_type: text('id_type'),
    id_number: requiredText(values, 'id_number'),
    legal_representative: text('legal_representative'),
    phone: text('phone'),
    address: text('address'),
    agent_name: text('agent_name'),
    agent_id_number: text('agent_id_number'),
    channel: must(oneOf(channels, text('channel')), 'a checked row has a channel'),
    region_code: text('region_code'),
    received_at: requiredText(values, 'received_at'),
    mode: oneOf(rowModes, text('mode')),
    facts: text('facts'),
    deferred: listValue(values, 'deferred').join('；') || null,
    signed_at: text('signed_at'),
    decided_at: text('decided_at'),
    decision: oneOf(decisions, text('decision')),
    applicant_region: text('applicant_region'),
    satisfaction: numberValue(values, 'satisfaction'),
  };
}

function oneOf<T extends string>(codes: readonly T[], text: string | null): T | null {
  if (text === null) return null;
  const code = codes.find((one) => one === text);
  return must(code, `${text} is a code of the layout`);
}
