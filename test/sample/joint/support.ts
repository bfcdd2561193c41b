import { writeFileSync } from 'node:fs';
import { withUsccCheck } from '../../../src/identity/uscc.ts';
import { makeOffice, type Office, type RunOptions } from '../../support/office.ts';

export const SEED = '31415926535897932384626433832795';
export const later: RunOptions = { now: '2026-10-12T10:00:00+08:00' };

/** Fictional departments with valid codes. */
export const EDU = withUsccCheck('11320400', 'MB100001');
export const MKT = withUsccCheck('11320400', 'MB100002');
export const URB = withUsccCheck('11320400', 'MB100003');

const ITEMS = `item_code,item_name,track,certificate_name,authority_name,authority_code,level,domain,mode,legal_basis
JY-1,民办学校办学许可,licence,,常澄市教育局,${EDU},3,教育,commitment,《民办教育促进法》第十二条
SC-1,食品经营许可,licence,,常澄市市场监督管理局,${MKT},3,市场监管,commitment,《食品安全法》第三十五条
CG-1,户外广告设置许可,licence,,常澄市城市管理局,${URB},3,城市管理,commitment,《城市市容和环境卫生管理条例》第十一条
`;

const INSPECTORS = `inspector_no,name,authority_code,certificate_no,valid_until,domains,regions,role,recuse
E1,林一,${EDU},C-E1,2027-12-31,,,leader,
E2,林二,${EDU},C-E2,2027-12-31,,,member,
M1,陈一,${MKT},C-M1,2027-12-31,,,leader,
M2,陈二,${MKT},C-M2,2027-12-31,,,member,
U1,周一,${URB},C-U1,2027-12-31,,,leader,
U2,周二,${URB},C-U2,2026-09-30,,,member,
`;

export const THEMES = `theme_code,theme_name,authority,matter,object,domain,item_code,lead
ZT-01,校园安全,常澄市教育局,办学主体责任,民办学校,教育,,常澄市教育局
ZT-01,校园安全,常澄市市场监督管理局,校园食品安全,学校食堂,市场监管,,
ZT-01,校园安全,常澄市城市管理局,校园周边摊点和广告,校门周边,,CG-1,
`;

/** Six firms: all hold the first permit, the first four the second too, the first two all three. */
export async function makeCampusOffice(): Promise<Office> {
  const office = await makeOffice();
  const rows = [0, 1, 2, 3, 4, 5].flatMap((i) =>
    ['JY-1', 'SC-1', 'CG-1'].slice(0, i < 2 ? 3 : i < 4 ? 2 : 1).map((item) => {
      const no = `${item}-${i}`;
      return `${no},${item},常澄市学苑第${i + 1}学校,organization,${withUsccCheck('52320400', `MJ45678${i}`)},window,2026-06-01 09:00,2026-06-02 09:00,2026-06-03 09:00,granted`;
    }),
  );
  const header =
    'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,signed_at,decided_at,decision';
  for (const [file, text] of [
    ['items.csv', ITEMS],
    ['inspectors.csv', INSPECTORS],
    ['cases.csv', `${header}\n${rows.join('\n')}\n`],
    ['themes.csv', THEMES],
  ] as const)
    writeFileSync(office.path(file), text);
  for (const line of [
    'item import items.csv --batch B',
    'item publish B --from 2026-01-01',
    'inspector import inspectors.csv',
    'case import cases.csv',
  ]) {
    const done = await office.run(line);
    if (done.code !== 0) throw new Error(`${line}: ${done.out}${done.err}`);
  }
  return office;
}

/** Runs a command that must succeed; gives its JSON document. */
export async function must(office: Office, line: string, options: RunOptions = {}) {
  const outcome = await office.run(`${line} --format json`, options);
  if (outcome.code !== 0) throw new Error(`${line}: ${outcome.err}`);
  return outcome.json() as Record<string, unknown>;
}

/** Three plans of all cases, one a department, drawn and assigned. */
export async function makePlans(office: Office, visitDay = '2026-09-21'): Promise<void> {
  for (const [plan, item] of [
    ['EDU', 'JY-1'],
    ['MKT', 'SC-1'],
    ['URB', 'CG-1'],
  ] as const) {
    await must(office, `sample plan --name ${plan} --item ${item} --rate 100% --visit-day ${visitDay}`);
    await must(office, `sample draw ${plan} --seed ${SEED}`);
    await must(office, `sample assign ${plan}`);
  }
}
