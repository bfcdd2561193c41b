import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { makeOffice, type Office, type RunOptions } from '../support/office.ts';

/** One item of each mode, in the shape of a real list. */
const ITEMS = `item_code,item_name,track,certificate_name,authority_name,level,domain,mode,legal_basis,materials,promised_limit_window,promised_limit_online,check_within,check_coverage,agent_allowed
RS-001,失业登记,certification,失业证明,常澄市人力资源和社会保障局,4,就业,commitment,《就业促进法》第三十五条,身份证；离职证明（容缺）,5wd,0.5wd,2mo,sample,
MZ-002,婚姻状况核对,certification,婚姻证明,常澄市民政局,4,民政,data_query,《婚姻登记条例》,身份证,on_the_spot,on_the_spot,,,
GA-003,无犯罪记录核对,certification,无犯罪记录证明,常澄市公安局,4,公安,dept_verify,《公安机关办理犯罪记录查询工作规定》,身份证,3wd,3wd,,,
GA-004,居住核对,certification,居住证明,常澄市公安局,4,公安,cancelled,,,,,,,
RS-005,劳务派遣经营许可,licence,,常澄市人力资源和社会保障局,4,就业,commitment,《劳动合同法》第五十七条,申请表,10wd,,,,no
RS-006,人力资源服务许可,licence,,常澄市人力资源和社会保障局,4,就业,commitment,《就业促进法》第四十条,申请表,10wd,,,exempt,
`;

/** Fictional people and bodies with valid check characters. */
export const WANG = '320402199001011239';
export const LI = '110101199003070011';
export const FIRM = '91320105780688132K';

/** An office with the list above in force from 2026-01-01; RS-009 stays a draft. `deferrable`: what RS-001 lets follow. */
export async function makeCaseOffice(deferrable = '离职证明（容缺）'): Promise<Office> {
  const office = await makeOffice();
  writeFileSync(office.path('items.csv'), ITEMS.replace('离职证明（容缺）', deferrable));
  writeFileSync(
    office.path('draft.csv'),
    `${ITEMS.split('\n')[0]}\nRS-009,社保补贴,certification,社保证明,常澄市人力资源和社会保障局,4,就业,commitment,《社会保险法》,身份证,5wd,,,,\n`,
  );
  await must(office, 'item import items.csv --batch B1');
  await must(office, 'item publish B1 --from 2026-01-01');
  await must(office, 'item import draft.csv --batch B2');
  return office;
}

/** Runs a command that must succeed; gives its JSON document. */
export async function must(office: Office, args: string, options: RunOptions = {}) {
  const outcome = await office.run(`${args} --format json`, options);
  if (outcome.code !== 0) throw new Error(`${args}: ${outcome.err}`);
  return outcome.out === '' ? {} : (outcome.json() as Record<string, unknown>);
}

export const record = (item: string, more = ''): string =>
  `case record --item ${item} --name 王小明 --type person --id-number ${WANG} --channel window ${more}`;

/** Runs a command that must be refused with an exit code and an error code; gives what it said. */
export async function refused(office: Office, command: string, code: number, error: string): Promise<string> {
  const outcome = await office.run(command);
  expect([outcome.code, outcome.err]).toEqual([code, expect.stringContaining(`error[${error}]`)]);
  return outcome.err;
}
