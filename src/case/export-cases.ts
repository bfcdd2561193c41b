import { maskAddress, maskIdNumberOf, maskName, maskNameOf, maskPhone, maskText } from '../identity/mask.ts';
import type { Db } from '../store/store.ts';
import { chunksOf } from '../subject/select-subjects.ts';
import type { CaseFields } from './case-fields.ts';
import { exportedFields } from './exported-fields.ts';
import { selectWhole, type WholeCase } from './select-cases.ts';

/** Cases fetched at once: what is exported never stands in memory as a whole. */
const CHUNK = 500;

/** The cases of these ids as rows of the case list, some at a time, in the order of the ids; personal data masked unless revealed. */
export async function* exportCases(
  db: Db,
  ids: readonly number[],
  revealed: boolean,
): AsyncGenerator<readonly CaseFields[], void, void> {
  for (const chunk of chunksOf(ids, CHUNK)) {
    const rows = await selectWhole(db, chunk);
    yield rows.map((row) => (revealed ? exportedFields(row) : maskedFields(row)));
  }
}

/** A row that may be shown around; it cannot be imported, since its identity numbers are none. */
function maskedFields(row: WholeCase): CaseFields {
  const fields = exportedFields(row);
  const { applicant_type: type, applicant_name, id_number, agent_name, agent_id_number } = fields;
  const agentType = row.agent_type ?? 'person';
  const mask = (text: string | null, by: (text: string) => string): string | null =>
    text === null ? null : by(text);
  const names = [
    type === 'organization' ? null : applicant_name,
    fields.legal_representative,
    agentType === 'organization' ? null : agent_name,
  ];
  return {
    ...fields,
    applicant_name: maskNameOf(type, applicant_name),
    id_number: maskIdNumberOf(type, id_number),
    legal_representative: mask(fields.legal_representative, maskName),
    phone: mask(fields.phone, maskPhone),
    address: mask(fields.address, maskAddress),
    agent_name: mask(agent_name, (name) => maskNameOf(agentType, name)),
    agent_id_number: mask(agent_id_number, (number) => maskIdNumberOf(agentType, number)),
    facts: mask(fields.facts, (text) => maskText(text, names)),
  };
}
