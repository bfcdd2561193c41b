/**
 * The form in which headers and code names are compared: full-width signs made half-width, white space, `_` and `-` gone,
 * lower case. So `事项 编码`, `Item Code` and `item_code` meet their column, and `县（市、区）` its code.
 */
export function matchKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff_-]+/g, '')
    .toLowerCase();
}

/** The same for a header, which people mark as required: `*事项编码`, `事项编码（必填）`. */
export function headerKey(text: string): string {
  return matchKey(text)
    .replace(/^[*★●]+|[*★●]+$/g, '')
    .replace(/\((必填|必填项|选填|required|optional)\)$/, '')
    .replace(/[*★●]+$/, '');
}
