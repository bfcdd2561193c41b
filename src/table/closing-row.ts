import { normaliseText, toHalfWidth } from '../kernel/text.ts';

const sum =
  /^(合\s*计|总\s*计|共\s*计|小\s*计|累\s*计|总数|(grand |sub)?totals?|sum)[\s:(]*[\d\s,.、]*[项条个件份家]?[)\s.]*$/i;

/** Who filled the sheet in and who looked it over, and when: 审核人：… 制表人：…, 填报日期：…, Prepared by: … */
const signature =
  /^((填表|填报|制表|审核|复核|审批|审定|经办|联系|负责|报送|单位负责|部门负责)人?|(分管|主管)(领导|负责人)|联系电话|(填报|填表|报送|制表)(单位|部门|日期|时间)|日\s*期|单位\s*\(\s*(盖章|公章|签章)\s*\)|(prepared|filled in|checked|reviewed|approved) by|contact|date|signature)(\s*\([^)]*\))?\s*:/i;

/** True for a row that ends a sheet and is no data: its first filled cell sums up (合计, 总计：52项, Total) or signs (审核人：…). */
export function isClosingRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => normaliseText(cell) !== '') ?? '';
  const text = toHalfWidth(normaliseText(first)).trim();
  return sum.test(text) || signature.test(text);
}
