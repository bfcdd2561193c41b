import { normaliseText, toHalfWidth } from '../kernel/text.ts';

const noteStart =
  /^[([【]?(填表说明|填写说明|填报说明|填表须知|填报须知|填表要求|填写要求|filling notes?|how to fill in)/i;
const noteWord = /^[([【]?(说明|注|备注|notes?|instructions?)[)\]】]?\s*:/i;
const hintWord = /^[([【]?(必填|选填|可空|非必填|required|optional)/i;

/** The example row of our own templates, left where it was. */
const exampleStart = /^(【示例】|\[example\])/i;

/**
 * True for a row that explains how to fill the sheet in (填表说明). It starts with such a word; directly below the header it may
 * also be a hint a column (必填, 选填). So does the example row of a
 * template. Nothing else is taken for a note: a data row must never be lost.
 */
export function isNoteRow(cells: readonly string[], belowHeader: boolean): boolean {
  // Nearly every row begins with a number, and no note does.
  if (/^\d/.test(cells[0] ?? '')) return false;
  const text = (cell: string): string => toHalfWidth(normaliseText(cell)).trim();
  const at = cells.findIndex((cell) => text(cell) !== '');
  if (at === -1) return false;
  const first = text(cells[at] ?? '');
  if (noteStart.test(first) || exampleStart.test(first)) return true;
  const rest = (): string[] =>
    cells
      .slice(at + 1)
      .map(text)
      .filter((cell) => cell !== '');
  if (noteWord.test(first) && rest().length === 0) return true;
  return belowHeader && hintWord.test(first) && rest().every((cell) => hintWord.test(cell));
}
