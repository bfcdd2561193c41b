import type { Generated } from 'kysely';

/** A paper printed from the data of a case or of a breach; printed again it has another row with the same number. */
export interface PapersTable {
  paper_id: Generated<number>;
  office_region: string;
  kind: string;
  document_no: string | null;
  case_id: number | null;
  breach_id: number | null;
  /** The day that it bears. */
  printed_day: string;
  lang: 'zh' | 'en';
  template: string;
  template_version: string;
  file_name: string;
  file_sha256: string;
  at: string;
  actor: string;
}
