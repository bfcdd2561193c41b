import { must } from '../kernel/assert.ts';
import type { RowValues } from '../table/check-row.ts';
import { listValue, numberValue, requiredText, textValue } from '../table/row-values.ts';
import { applicantTypes, caseModes, channels, decisions } from './case.ts';
import type { CaseFields } from './case-fields.ts';

const rowModes = [...caseModes, 'cancelled'] as const;

/** A row that its layout has checked, as a case. */
export function toCaseFields(values: RowValues): CaseFields {
  const text = (column: string) => textValue(values, column);
  // In the order of the canonical row, which is sorted: a list's rows are written in it without being sorted again.
  return {
    address: text('address'),
    agent_id_number: text('agent_id_number'),
    agent_name: text('agent_name'),
    applicant_name: requiredText(values, 'applicant_name'),
    applicant_region: text('applicant_region'),
    applicant_type: must(oneOf(applicantTypes, text('applicant_type')), 'a checked row has a type'),
    case_no: requiredText(values, 'case_no'),
    channel: must(oneOf(channels, text('channel')), 'a checked row has a channel'),
    decided_at: text('decided_at'),
    decision: oneOf(decisions, text('decision')),
    deferred: listValue(values, 'deferred').join('；') || null,
    facts: text('facts'),
    id_number: requiredText(values, 'id_number'),
    id_type: text('id_type'),
    item_code: requiredText(values, 'item_code'),
    legal_representative: text('legal_representative'),
    mode: oneOf(rowModes, text('mode')),
    phone: text('phone'),
    received_at: requiredText(values, 'received_at'),
    region_code: text('region_code'),
    satisfaction: numberValue(values, 'satisfaction'),
    signed_at: text('signed_at'),
  };
}

/** The canonical JSON (RFC 8785) of a row: its keys are sorted already, and a cell that is no sound Unicode is refused when it is read. */
export const rowJson = (fields: CaseFields): string => JSON.stringify(fields);

function oneOf<T extends string>(codes: readonly T[], text: string | null): T | null {
  if (text === null) return null;
  const code = codes.find((one) => one === text);
  return must(code, `${text} is a code of the layout`);
}
