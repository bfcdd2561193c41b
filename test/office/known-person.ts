import { writeFileSync } from 'node:fs';
import { makeCaseOffice, must, record, WANG } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { behind } from '../support/open-office.ts';

export const PHONE = '13812345678';

const PRINTABLE = `item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,conditions,standards,proof_content,liability,materials,promised_limit_window,check_method,check_within
RS-010,就业困难认定,certification,就业失业证明,常澄市人力资源和社会保障局,4,commitment,《就业促进法》第五十二条,常住本市,登记失业满六个月,申请人登记失业满六个月,撤销认定并记入失信记录,身份证,5wd,数据比对,2mo
`;

/** 王小明's case, printed, signed, granted and checked; a breach of it that was dismissed; a source that knows him. */
export async function makeKnownPerson(): Promise<{ office: Office; caseNo: string; subjectNo: string }> {
  const office = await makeCaseOffice();
  writeFileSync(office.path('printable.csv'), PRINTABLE);
  await must(office, 'item import printable.csv --batch B3');
  await must(office, 'item publish B3 --from 2026-01-01');
  writeFileSync(office.path('known.csv'), `证件号码,姓名,状态\n${WANG},王小明,失业\n`);
  await must(office, 'source import 失业库 known.csv --key 证件号码');
  const { case_no } = await must(
    office,
    record('RS-010', `--phone ${PHONE} --address 常澄市天宁区青年路8号`),
  );
  const caseNo = String(case_no);
  await must(office, `letter issue ${caseNo} --out letters`);
  await must(office, `case sign ${caseNo}`);
  await must(office, `case decide ${caseNo} --grant`);
  await must(office, `check record ${caseNo} --outcome untrue --method document --detail 王小明并未失业`);
  const { breach } = await must(
    office,
    `credit breach --subject ${WANG} --case ${caseNo} --kind false_promise --seriousness minor --facts 王小明所述不实`,
  );
  await must(office, `credit decide ${String(breach)} --dismiss 情节轻微，王小明已改正 --document 不认1`);
  const [row] = await behind<{ subject_no: string }>(office, 'select subject_no from subjects');
  return { office, caseNo, subjectNo: row?.subject_no ?? '' };
}
