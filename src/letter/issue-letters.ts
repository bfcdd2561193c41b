import type { Desk } from '../cli/desk.ts';
import { appError, catalogue, describeError, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { ok, type Result } from '../kernel/result.ts';
import { requireWritable, writeFileSafely } from '../workspace/safe-file.ts';
import type { LetterCase } from './letter-case.ts';
import { lockFolder } from './lock-folder.ts';
import { letterKind, type PlannedLetter, planLetter } from './plan-letter.ts';
import { type Failure, fileNameOf, printLetters } from './print-letters.ts';
import { mergedLetters, openPrintShop } from './print-shop.ts';
import { selectCasesByNo, selectOpenCases } from './select-cases.ts';

export interface IssueInput {
  /** The cases to print; absent: the open ones that `pending` and `itemCode` leave. */
  readonly caseNos?: readonly string[] | undefined;
  /** Only cases that have no letter yet. */
  readonly pending?: boolean | undefined;
  readonly itemCode?: string | undefined;
  /** Absolute path of the folder. */
  readonly outDir: string;
  /** Absolute path of one file with all letters. */
  readonly mergeFile?: string | undefined;
  /** One bad case and nothing is printed. */
  readonly strict?: boolean | undefined;
  readonly letterLang: Lang;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** The same for the merged file. */
  readonly onMerge?: ((done: number, total: number) => void) | undefined;
}

export interface FailedLetter {
  readonly case_no: string;
  readonly code: string;
  readonly message: string;
}

/** The document of `letter issue` (contract, section 4). `files` are the letters of this run, printed now or found unchanged. */
export interface IssueResult {
  readonly issued: number;
  readonly skipped: number;
  readonly failed: readonly FailedLetter[];
  readonly files: readonly string[];
  readonly merged: string | null;
}

/** The document, and beside it the errors that `failed` tells of, in the same order. */
export interface IssueOutcome {
  readonly result: IssueResult;
  readonly errors: readonly AppError[];
}

/**
 * Prints letters as PDF: all cases are checked before the first page; files are written before their rows, so that a killed run is
 * taken up by the next one, which finds what is done. A case that fails does not stop the others, unless `strict`: then nothing is
 * written at all. E_TEMPLATE_*, E_LETTER_FIELD_UNKNOWN of a template as a whole, E_LETTER_FOLDER_BUSY; throws what the file system
 * refuses.
 */
export async function issueLetters(desk: Desk, input: IssueInput): Promise<Result<IssueOutcome, AppError>> {
  const cases = await casesOf(desk, input);
  const failures: Failure[] = [...cases.missing];
  const shop = openPrintShop(desk.workspace, input.letterLang);
  const planned: PlannedLetter[] = [];
  for (const one of cases.found) {
    const template = shop.template(letterKind(one.item.track));
    if (!template.ok) return template;
    const plan = planLetter(one, template.value, desk.workspace.config.office, shop.fonts, shop.lang);
    if (plan.ok) planned.push(plan.value);
    else failures.push({ caseNo: one.case_no, error: plan.error });
  }
  if (planned.length === 0 || (input.strict && failures.length > 0))
    return ok(outcomeOf(desk, input, failures));
  if (input.mergeFile !== undefined) await requireWritable(input.mergeFile);
  const unlock = await lockFolder(input.outDir, planned.map(fileNameOf));
  if (!unlock.ok) return unlock;
  try {
    const done = await printLetters(desk, shop, planned, input);
    if (!done.ok) return done;
    failures.push(...done.value.failures);
    const { files } = done.value;
    const printed = planned.filter((letter) => files.has(letter));
    const merged = input.mergeFile !== undefined && printed.length > 0 ? input.mergeFile : null;
    if (merged !== null)
      await writeFileSafely(merged, mergedLetters(shop, printed, input.onMerge), { mode: 0o600 });
    const paths = printed.map((letter) => must(files.get(letter), 'a printed letter has a file'));
    return ok(outcomeOf(desk, input, failures, { ...done.value, files: paths, merged }));
  } finally {
    unlock.value();
  }
}

async function casesOf(
  desk: Desk,
  { caseNos, pending, itemCode }: IssueInput,
): Promise<{ found: LetterCase[]; missing: Failure[] }> {
  const { db } = desk.store;
  if (caseNos === undefined) {
    return { found: await selectOpenCases(db, { itemCode, unissued: pending ?? false }), missing: [] };
  }
  const wanted = [...new Set(caseNos)];
  const found = await selectCasesByNo(db, wanted);
  const known = new Set(found.map((one) => one.case_no));
  return {
    found,
    missing: wanted
      .filter((caseNo) => !known.has(caseNo))
      .map((caseNo) => ({ caseNo, error: appError('E_CASE_UNKNOWN', { case_no: caseNo }) })),
  };
}

function outcomeOf(
  desk: Desk,
  { caseNos = [] }: IssueInput,
  failures: readonly Failure[],
  done: Omit<IssueResult, 'failed'> = { issued: 0, skipped: 0, files: [], merged: null },
): IssueOutcome {
  const t = catalogue(desk.lang);
  // As they were asked for; those found by a search come in the order of their numbers anyway.
  const place = new Map(caseNos.map((caseNo, i) => [caseNo, i]));
  const placeOf = ({ caseNo }: Failure): number => place.get(caseNo) ?? 0;
  const inOrder = [...failures].sort((a, b) => placeOf(a) - placeOf(b));
  const failed = inOrder.map(({ caseNo, error }) => ({
    case_no: caseNo,
    code: error.code,
    message: describeError(t, error).message,
  }));
  const { issued, skipped, files, merged } = done;
  return { result: { issued, skipped, failed, files, merged }, errors: inOrder.map(({ error }) => error) };
}
