import { matchKey } from '../table/match-key.ts';
import { PUBLIC_SOURCE } from './opinions.ts';

/** How lists name the public; each is stored as `public`. */
const publicNames = new Set(
  [
    'public',
    'the public',
    'citizen',
    '公众',
    '社会公众',
    '群众',
    '市民',
    '网民',
    '个人',
    '公民',
    '匿名',
    '来信',
  ].map(matchKey),
);

/** What a Chinese organisation's name ends with; two to four characters without it are most likely a person's name. */
const organisationEnd =
  /(局|委|办|厅|部|院|所|站|处|科|室|会|社|厂|店|行|校|馆|队|团|中心|公司|集团|政府|银行|企业|机构|单位|部门|法院|检察院|街道|社区|人大|政协|园区|农场)$/u;

/** Places of one kind taken together, as a summary names them (镇街道, 各县区): no person is called so. */
const placesTogether = /^(?:各|有关|相关).+$|^(?=.{2,4}$)(?:省|市|县|区|乡|镇|村|街道|街)+$/u;

/** Who an opinion came from, as it is stored; null for what looks like a natural person's name or number (it is not kept). */
export function sourceOf(text: string): string | null {
  const name = text.trim();
  if (publicNames.has(matchKey(name))) return PUBLIC_SOURCE;
  if (/(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/.test(name)) return null;
  const short = /^\p{Script=Han}{2,4}$/u.test(name);
  if (short && !organisationEnd.test(name) && !placesTogether.test(name)) return null;
  if (/(先生|女士|同志|某)$/u.test(name)) return null;
  return name;
}
