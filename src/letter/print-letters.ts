import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import type { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { safeFileName } from '../kernel/safe-file-name.ts';
import { officeFontFiles } from '../paper/office-paper.ts';
import { openPress, type Press, threadsFor } from '../paper/press/press.ts';
import type { PressJob, PressOutcome } from '../paper/press/print-jobs.ts';
import { syncFolder } from '../workspace/safe-file.ts';
import { itemFieldNames } from './fields.ts';
import type { PlannedLetter } from './plan-letter.ts';
import type { PrintShop } from './print-shop.ts';
import { recordLetters, type WrittenLetter } from './record-letters.ts';
import { type RecordedFile, selectIssuedFiles } from './store.ts';

/** A case that got no letter, and why. */
export interface Failure {
  readonly caseNo: string;
  readonly error: AppError;
}

export interface PrintedLetters {
  readonly issued: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
  /** Absolute paths of the letters that are there now. */
  readonly files: ReadonlyMap<PlannedLetter, string>;
}

export interface PrintInput {
  readonly outDir: string;
  readonly strict?: boolean | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Letters a transaction: one entry of the ledger for each. */
const GROUP = 100;
/** Groups that are being printed while one is recorded. */
const AHEAD = 2;

/** One file a case, named by its number. */
export const fileNameOf = (letter: PlannedLetter): string => safeFileName(letter.case.case_no);

/**
 * Prints letters into a folder, a hundred at a time: files first, then the folder is synced, then their rows and one entry of the
 * ledger. What is there unchanged is skipped. E_TEMPLATE_* where a template fails for letter after letter; throws what the file system
 * refuses, after recording what stands on the disk.
 */
export async function printLetters(
  desk: Desk,
  shop: PrintShop,
  planned: readonly PlannedLetter[],
  input: PrintInput,
): Promise<Result<PrintedLetters, AppError>> {
  const fault = templateFault(shop, planned);
  if (fault) return err(fault);
  const templates = [...new Set(planned.map(({ template }) => template))];
  const jobOf = (letter: PlannedLetter): PressJob => ({
    template: templates.indexOf(letter.template),
    fields: letter.fields,
    meta: letter.meta,
    file: join(input.outDir, fileNameOf(letter)),
  });
  const plan = {
    lang: shop.lang,
    fontFiles: officeFontFiles(desk.workspace),
    templates: templates.map(({ file, source }) => ({ file, source })),
    shared: itemFieldNames,
  };
  const press = openPress(plan, threadsFor(planned.length));
  try {
    if (input.strict) {
      const failures = failuresOf(planned, await press.check(planned.map(jobOf)));
      if (failures.length > 0) return ok({ issued: 0, skipped: 0, failures, files: new Map() });
    }
    return ok(
      await printGroups(
        desk,
        shop,
        press,
        planned.map((letter) => ({ letter, job: jobOf(letter) })),
        input,
      ),
    );
  } finally {
    await press.close();
  }
}

interface Item {
  readonly letter: PlannedLetter;
  readonly job: PressJob;
}

async function printGroups(
  desk: Desk,
  shop: PrintShop,
  press: Press,
  items: readonly Item[],
  input: PrintInput,
): Promise<PrintedLetters> {
  const recorded = await selectIssuedFiles(
    desk.store.db,
    items.map(({ letter }) => letter.letterNo),
  );
  const files = new Map<PlannedLetter, string>();
  const failures: Failure[] = [];
  let issued = 0;
  let skipped = 0;
  let done = 0;
  let stop: { readonly cause: unknown } | undefined;
  const advance = (count: number): void => {
    done += count;
    input.onProgress?.(done, items.length);
  };

  const finish = async (group: readonly Item[], outcomes: readonly PressOutcome[]): Promise<void> => {
    const written: WrittenLetter[] = [];
    for (const [i, { letter, job }] of group.entries()) {
      const outcome = outcomes[i];
      if (outcome?.kind === 'printed') {
        written.push({ letter, fileName: fileNameOf(letter), fileSha256: outcome.sha256 });
        files.set(letter, job.file);
      } else if (outcome?.kind === 'refused') {
        failures.push({ caseNo: letter.case.case_no, error: outcome.error });
      } else if (outcome) stop ??= outcome;
    }
    if (written.length > 0) await syncFolder(input.outDir);
    // What is on disk is recorded, even where the disk then refused the rest.
    await recordLetters(desk, shop.lang, written);
    issued += written.length;
  };

  const running: { group: readonly Item[]; outcomes: Promise<PressOutcome[]> }[] = [];
  const finishFirst = async (): Promise<void> => {
    const first = running.shift();
    if (first) await finish(first.group, await first.outcomes);
  };
  for (let from = 0; from < items.length && stop === undefined; from += GROUP) {
    const there = await Promise.all(
      items.slice(from, from + GROUP).map(async (item) => ({
        item,
        there: await isThere(item, recorded.get(item.letter.letterNo) ?? []),
      })),
    );
    const group = there.filter((one) => !one.there).map(({ item }) => item);
    for (const { item } of there.filter((one) => one.there)) files.set(item.letter, item.job.file);
    skipped += there.length - group.length;
    advance(there.length - group.length);
    const outcomes = press.print(
      group.map(({ job }) => job),
      advance,
    );
    // Awaited in its turn; until then a failure is nobody's.
    outcomes.catch(() => undefined);
    running.push({ group, outcomes });
    if (running.length > AHEAD) await finishFirst();
  }
  while (running.length > 0) await finishFirst();
  if (stop) throw stop.cause;
  return { issued, skipped, failures, files };
}

/** True for a letter that is recorded with this content and whose file is there with a recorded digest. */
async function isThere({ letter, job }: Item, recorded: readonly RecordedFile[]): Promise<boolean> {
  const same = recorded.filter(({ content_sha256 }) => content_sha256 === letter.contentSha256);
  if (same.length === 0) return false;
  const bytes = await readFile(job.file).catch(() => null);
  if (bytes === null) return false;
  const digest = sha256Hex(bytes);
  return same.some(({ file_sha256 }) => file_sha256 === digest);
}

const failuresOf = (letters: readonly PlannedLetter[], errors: readonly (AppError | null)[]): Failure[] =>
  letters.flatMap((letter, i) => {
    const error = errors[i];
    return error ? [{ caseNo: letter.case.case_no, error }] : [];
  });

/** Beyond so many letters a template that fails for all of them is found out before the first page. */
const WORTH_TRYING = 20;

/**
 * The error of a template that fails for the first, the middle and the last letter alike, such as a loop without end: it would take
 * its two seconds for each of thousands.
 */
function templateFault(shop: PrintShop, letters: readonly PlannedLetter[]): AppError | undefined {
  if (letters.length < WORTH_TRYING) return undefined;
  const codes = new Set<string>();
  let fault: AppError | undefined;
  for (const at of [0, letters.length >> 1, letters.length - 1]) {
    const letter = letters[at];
    if (!letter) continue;
    const tried = shop.printerOf(letter.template).layOut({ fields: letter.fields, meta: letter.meta });
    if (tried.ok || !tried.error.code.startsWith('E_TEMPLATE_')) return undefined;
    codes.add(tried.error.code);
    fault ??= tried.error;
  }
  return codes.size === 1 ? fault : undefined;
}
