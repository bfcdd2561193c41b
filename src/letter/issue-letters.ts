import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { appError, catalogue, describeError, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { ok, type Result } from '../kernel/result.ts';
import { safeFileName } from '../kernel/safe-file-name.ts';
import { writeFileSafely } from '../workspace/safe-file.ts';
import type { LetterCase } from './letter-case.ts';
import { letterKind, type PlannedLetter, planLetter } from './plan-letter.ts';
import { openPrintShop, type PrintShop, printLetter, printMerged } from './print-shop.ts';
import { recordLetters, type WrittenLetter } from './record-letters.ts';
import { selectCasesByNo, selectOpenCases } from './select-cases.ts';
import { type RecordedFile, selectIssuedFiles } from './store.ts';

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

/** Letters a transaction: one entry of the ledger for each. */
const GROUP = 100;

/**
 * Prints letters as PDF: all cases are checked before the first page; files are written before their rows, so that a killed run is
 * taken up by the next one, which finds what is done. A case that fails does not stop the others, unless `strict`.
 * E_TEMPLATE_*, E_LETTER_FIELD_UNKNOWN of a template as a whole; throws what the file system refuses.
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
  if (input.strict && failures.length > 0) return ok(outcomeOf(desk, failures, { issued: 0, skipped: 0 }));
  const done = await printAll(desk, shop, planned, input);
  failures.push(...done.failures);
  if (input.strict && done.failures.length > 0) return ok(outcomeOf(desk, failures, done));
  const printed = planned.filter((letter) => done.files.has(letter));
  if (input.mergeFile !== undefined && printed.length > 0) {
    const t = catalogue(input.letterLang).letter;
    const merged = printMerged(shop, printed, t.mergedTitle({ count: printed.length }));
    if (!merged.ok) return merged;
    await writeFileSafely(input.mergeFile, merged.value, { mode: 0o600 });
  }
  const outcome = outcomeOf(desk, failures, done);
  const result = {
    ...outcome.result,
    files: printed.map((letter) => must(done.files.get(letter), 'a printed letter has a file')),
    merged: input.mergeFile !== undefined && printed.length > 0 ? input.mergeFile : null,
  };
  return ok({ ...outcome, result });
}

interface Failure {
  readonly caseNo: string;
  readonly error: AppError;
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

interface Done {
  readonly issued: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
  readonly files: ReadonlyMap<PlannedLetter, string>;
}

async function printAll(
  desk: Desk,
  shop: PrintShop,
  planned: readonly PlannedLetter[],
  input: IssueInput,
): Promise<Done> {
  const recorded = await selectIssuedFiles(
    desk.store.db,
    planned.map((letter) => letter.letterNo),
  );
  const files = new Map<PlannedLetter, string>();
  const failures: Failure[] = [];
  let skipped = 0;
  let issued = 0;
  for (let from = 0; from < planned.length; from += GROUP) {
    const writing: Promise<Writing>[] = [];
    for (const letter of planned.slice(from, from + GROUP)) {
      const path = join(input.outDir, safeFileName(letter.case.case_no));
      if (await isThere(path, letter, recorded.get(letter.letterNo) ?? [])) {
        skipped += 1;
        files.set(letter, path);
        continue;
      }
      const bytes = printLetter(shop, letter);
      if (!bytes.ok) {
        failures.push({ caseNo: letter.case.case_no, error: bytes.error });
        continue;
      }
      // The disk syncs one file while the next is laid out.
      writing.push(writeLetter(path, letter, bytes.value));
      files.set(letter, path);
      input.onProgress?.(files.size, planned.length);
    }
    const settled = await Promise.all(writing);
    const written = settled.flatMap((one) => ('written' in one ? [one.written] : []));
    // What is on disk is recorded, even where the disk then refused the rest.
    await recordLetters(desk, shop.lang, written);
    issued += written.length;
    for (const one of settled) if ('refused' in one) throw one.refused;
  }
  return { issued, skipped, failures, files };
}

/** What became of one file. A refusal of the disk is a value until its group has been recorded. */
type Writing = { readonly written: WrittenLetter } | { readonly refused: unknown };

async function writeLetter(path: string, letter: PlannedLetter, bytes: Uint8Array): Promise<Writing> {
  try {
    // A letter holds a name and an identity number: it is for the office's eyes.
    await writeFileSafely(path, bytes, { mode: 0o600 });
    return { written: { letter, fileName: basename(path), fileSha256: sha256Hex(bytes) } };
  } catch (refused) {
    return { refused };
  }
}

/** True for a letter that is recorded with this content and whose file is there with a recorded digest. */
async function isThere(
  path: string,
  letter: PlannedLetter,
  recorded: readonly RecordedFile[],
): Promise<boolean> {
  const same = recorded.filter(({ content_sha256 }) => content_sha256 === letter.contentSha256);
  if (same.length === 0) return false;
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return false;
  const digest = sha256Hex(bytes);
  return same.some(({ file_sha256 }) => file_sha256 === digest);
}

function outcomeOf(
  desk: Desk,
  failures: readonly Failure[],
  { issued, skipped }: Pick<Done, 'issued' | 'skipped'>,
): IssueOutcome {
  const t = catalogue(desk.lang);
  const failed = failures.map(({ caseNo, error }) => ({
    case_no: caseNo,
    code: error.code,
    message: describeError(t, error).message,
  }));
  const result = { issued, skipped, failed, files: [], merged: null };
  return { result, errors: failures.map(({ error }) => error) };
}
