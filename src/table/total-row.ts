import { normaliseText, toHalfWidth } from '../kernel/text.ts';

const total =
  /^(合\s*计|总\s*计|共\s*计|小\s*计|累\s*计|总数|(grand |sub)?totals?|sum)[\s:(]*[\d\s,.、]*[项条个件份家]?[)\s.]*$/i;

/** True for a row that sums up: its first filled cell is 合计, 总计：52项, Total and the like. */
export function isTotalRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => normaliseText(cell) !== '') ?? '';
  return total.test(toHalfWidth(normaliseText(first)).trim());
}
