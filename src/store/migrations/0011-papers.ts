import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const paperTables: Migration = {
  id: 11,
  name: 'papers, codes of voided letters',
  statements: [
    `create table papers (
      paper_id ${serialKey}, office_region ${c.text} not null, kind ${c.text} not null, document_no ${c.text},
      case_id ${c.int} references cases (case_id), breach_id ${c.int} references breaches (breach_id),
      printed_day ${c.text} not null, lang ${c.text} not null check (lang in ('zh','en')), template ${c.text} not null,
      template_version ${c.text} not null, file_name ${c.text} not null, file_sha256 ${c.text} not null,
      at ${c.text} not null, actor ${c.text} not null
    )${strict}`,
    `create index papers_by_case on papers (case_id) where case_id is not null`,
    `create index papers_by_breach on papers (breach_id) where breach_id is not null`,
    `create index papers_by_number on papers (document_no) where document_no is not null`,
    // A case whose letter is void may have another number by now: the code of the void one is still to be known.
    `alter table letter_voids add column commitment_code ${c.text}`,
    `create index letter_voids_by_code on letter_voids (commitment_code) where commitment_code is not null`,
  ],
};
