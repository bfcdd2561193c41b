import { readFileSync, writeFileSync } from 'node:fs';
import { withUsccCheck } from '../../../src/identity/uscc.ts';
import { FIRM, LI, must, record, WANG } from '../../case/support.ts';
import { makeOffice, type Office } from '../../support/office.ts';

/** A fictional authority's credit code, made by the standard. */
export const AUTHORITY = withUsccCheck('11320400', '01410982');

const ITEMS = `item_code,item_name,track,kind,certificate_name,authority_name,authority_code,level,mode,legal_basis,conditions,liability,materials,promised_limit_window,check_within,check_coverage,publish_letter
RS-001,失业登记,certification,07,失业证明,常澄市人力资源和社会保障局,${AUTHORITY},4,commitment,《就业促进法》第三十五条,目前没有工作,承诺不实的撤销登记,身份证；离职证明（容缺）,5wd,2mo,sample,yes
RS-005,劳务派遣经营许可,licence,01,,常澄市人力资源和社会保障局,${AUTHORITY},4,commitment,《劳动合同法》第五十七条,注册资本不少于二百万元,承诺不实的撤销许可,申请表,10wd,2mo,full,yes
RS-006,人力资源服务许可,licence,01,,常澄市人力资源和社会保障局,,4,commitment,《就业促进法》第四十条,有固定场所,,申请表,10wd,2mo,full,
`;

/** An office with a certificate, a licence, and a licence whose authority has no code. */
export async function makeExportOffice(): Promise<Office> {
  const office = await makeOffice();
  writeFileSync(office.path('items.csv'), ITEMS);
  await must(office, 'item import items.csv --batch B1');
  await must(office, 'item publish B1 --from 2026-01-01');
  return office;
}

export interface Granted {
  readonly no: string;
  readonly code: string;
}

/** A case of a firm or a person that promised, signed and was granted at a time. */
export async function granted(
  office: Office,
  item: string,
  at = '2026-07-06T10:00:00+08:00',
  who: 'firm' | 'person' = 'firm',
): Promise<Granted> {
  const applicant =
    who === 'firm'
      ? `case record --item ${item} --name 某某劳务有限公司 --type organization --id-number ${FIRM} --channel window`
      : record(item);
  const now = { now: at };
  const made = await must(office, applicant, now);
  const no = String(made['case_no']);
  await must(office, `case sign ${no}`, now);
  await must(office, `case decide ${no} --grant`, now);
  return { no, code: String(made['commitment_code']) };
}

export const checked = (office: Office, no: string, outcome: string, at = '2026-07-20T10:00:00+08:00') =>
  must(office, `check record ${no} --outcome ${outcome} --method onsite`, { now: at });

/** A breach that hangs on a case, decided on a day. */
export async function decided(
  office: Office,
  no: string | null,
  { day = '2026-08-03', document = '常信决〔2026〕1号', subject = FIRM, decision = '' } = {},
): Promise<string> {
  const now = { now: `${day}T10:00:00+08:00` };
  const on = no === null ? '--name 李某 --type person' : `--case ${no}`;
  const reported = await must(
    office,
    `credit breach --subject ${subject} ${on} --kind false_promise --seriousness general --facts 注册资本不足`,
    now,
  );
  const breach = String(reported['breach']);
  await must(office, `credit notify ${breach}`, now);
  await must(office, `credit decide ${breach} --document ${document} --defence heard ${decision}`, now);
  return breach;
}

export interface PushDocument {
  readonly set: string;
  readonly push: number | null;
  readonly mode: string;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly held: number;
  readonly late: number;
  readonly returned: number;
  readonly waiting: Readonly<Record<string, number>>;
  readonly removals: readonly {
    readonly key: string;
    readonly reference: string;
    readonly reason: string;
    readonly on: string;
  }[];
  readonly held_rows: readonly {
    readonly key: string;
    readonly problems: readonly { readonly column: string; readonly code: string }[];
  }[];
  readonly late_rows: readonly { readonly key: string; readonly due: string }[];
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
}

/** One set exported for real, unless `more` says otherwise; its document. */
export async function push(
  office: Office,
  set: string,
  more = '--reveal 月度报送',
  now?: string,
): Promise<PushDocument> {
  const done = await must(
    office,
    `credit export --set ${set} --out out ${more}`,
    now === undefined ? {} : { now },
  );
  const [first] = done['pushes'] as PushDocument[];
  if (first === undefined) throw new Error('no push');
  return first;
}

/** The rows of a written JSON file. */
export const rowsOf = (office: Office, file: string): Record<string, string>[] =>
  JSON.parse(readFileSync(office.path('out', file), 'utf8')) as Record<string, string>[];

export { FIRM, LI, must, WANG };
