import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { appError, catalogue, describeError, type Lang } from '../i18n/catalogue.ts';
import { itemInForce, notInForceError } from '../item/in-force.ts';
import type { Item } from '../item/item.ts';
import { selectItems } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { safeFileName } from '../kernel/safe-file-name.ts';
import { officeDay, officeInstant } from '../kernel/time.ts';
import { officeFontFiles } from '../paper/office-paper.ts';
import { openPress, threadsFor } from '../paper/press/press.ts';
import type { PressJob, PressOutcome } from '../paper/press/print-jobs.ts';
import type { PaperMeta } from '../paper/printer.ts';
import type { FieldValues, PaperTemplate } from '../paper/template.ts';
import { fileError, syncFolder } from '../workspace/safe-file.ts';
import { letterFields } from './fields.ts';
import type { FailedLetter } from './issue-letters.ts';
import type { LetterApplicant, LetterCase } from './letter-case.ts';
import { type LetterKind, letterKind } from './plan-letter.ts';
import { openPrintShop } from './print-shop.ts';

export interface BlankInput {
  /** An item's code; null for every commitment item in force. */
  readonly itemCode: string | null;
  /** Of all items only these. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Who will fill it in; by default the usual applicant: a person for a certificate, a firm for a licence. */
  readonly applicantType?: LetterApplicant['type'] | undefined;
  readonly outDir: string;
  readonly letterLang: Lang;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface BlankResult {
  readonly files: readonly string[];
  readonly failed: readonly FailedLetter[];
}

/** An empty cell to write into: counts as given, prints as nothing. A space would be taken for a missing value. */
const EMPTY = '\u200b';

/** A line to write on. */
const line = (length: number): string => '＿'.repeat(length);

/**
 * Writes the letters of items as forms to be filled in by hand: the notice in full, the applicant's part empty, no number and no QR
 * code. Nothing is recorded. E_ITEM_UNKNOWN, E_ITEM_NOT_IN_FORCE, E_LETTER_BLANK_MODE for an item asked for by code; E_TEMPLATE_*.
 */
export async function writeBlanks(desk: Desk, input: BlankInput): Promise<Result<BlankResult, AppError>> {
  const found = await itemsOf(desk, input.itemCode);
  if (!found.ok) return found;
  const items = ok(found.value.filter(({ item_code }) => input.only?.has(item_code) ?? true));
  const shop = openPrintShop(desk.workspace, input.letterLang);
  const templates = new Map<LetterKind, PaperTemplate>();
  for (const { track } of items.value) {
    const template = shop.template(letterKind(track));
    if (!template.ok) return template;
    templates.set(letterKind(track), template.value);
  }
  const kinds = [...templates.keys()];
  const jobs = items.value.map((item): PressJob => {
    const template = must(templates.get(letterKind(item.track)), 'the templates of all items are open');
    return {
      template: kinds.indexOf(letterKind(item.track)),
      ...blankLetter(desk, item, template, input),
      file: join(input.outDir, safeFileName(item.item_code)),
      mode: 0o644,
    };
  });
  const outcomes = await print(desk, [...templates.values()], jobs, input);
  const t = catalogue(desk.lang);
  const failed = outcomes.flatMap((outcome, i): FailedLetter[] =>
    outcome.kind === 'refused'
      ? [
          {
            case_no: items.value[i]?.item_code ?? '',
            code: outcome.error.code,
            message: describeError(t, outcome.error).message,
          },
        ]
      : [],
  );
  const files = jobs.flatMap(({ file }, i) => (outcomes[i]?.kind === 'printed' ? [file] : []));
  return ok({ files, failed });
}

/** Thousands of forms are printed by several threads. Throws what the file system refuses. */
async function print(
  desk: Desk,
  templates: readonly PaperTemplate[],
  jobs: readonly PressJob[],
  { outDir, letterLang, onProgress }: BlankInput,
): Promise<PressOutcome[]> {
  const plan = {
    lang: letterLang,
    fontFiles: officeFontFiles(desk.workspace),
    templates: templates.map(({ file, source }) => ({ file, source })),
    // No two forms are of one item: nothing is worth keeping from one to the next.
    shared: [],
  };
  try {
    await mkdir(outDir, { recursive: true });
  } catch (error) {
    throw fileError(error, outDir);
  }
  const press = openPress(plan, threadsFor(jobs.length));
  try {
    let done = 0;
    const outcomes = await press.print(jobs, (count) => {
      done += count;
      onProgress?.(done, jobs.length);
    });
    for (const outcome of outcomes) if (outcome.kind === 'stopped') throw outcome.cause;
    await syncFolder(outDir);
    return outcomes;
  } finally {
    await press.close();
  }
}

async function itemsOf(desk: Desk, code: string | null): Promise<Result<readonly Item[], AppError>> {
  const { db } = desk.store;
  const today = officeDay(desk.now());
  if (code === null) return ok(await selectItems(db, { asOf: today, mode: 'commitment' }));
  const found = await itemInForce(db, code, today);
  if (!found.ok) return err(notInForceError(code, today, found.reason));
  if (found.item.mode !== 'commitment') return err(appError('E_LETTER_BLANK_MODE', { code }));
  return ok([found.item]);
}

/** What a form says, and its meta: number and code are lines, and there is no QR code. */
function blankLetter(
  desk: Desk,
  item: Item,
  template: PaperTemplate,
  input: BlankInput,
): { fields: FieldValues; meta: PaperMeta } {
  const lang = input.letterLang;
  const t = catalogue(lang);
  const type = input.applicantType ?? (item.track === 'licence' ? 'organization' : 'person');
  const filled = letterFields(blankCase(item, type), desk.workspace.config.office, template.version, lang);
  const all: FieldValues = {
    ...filled,
    ...(type === 'person' ? { id_type: EMPTY } : {}),
    ...(item.agent_allowed === 'yes' ? { agent_name: EMPTY, agent_id_number: EMPTY } : {}),
    applicant_name: EMPTY,
    id_number: EMPTY,
    facts: [line(24), line(24)],
    date_issued: t.letter.words.blankDate,
    materials: (filled.materials as readonly Record<string, string>[] | undefined)?.map((row) => ({
      ...row,
      status: row['name'] === item.certificate_name ? (row['status'] ?? '') : t.letter.words.blankStatus,
    })),
  };
  const fields = Object.fromEntries(template.fields.map(({ name }) => [name, all[name]]));
  return {
    fields,
    meta: {
      title: `${template.front.title} ${item.item_name}`,
      footerLeft: `${item.item_code}\n${t.letter.blank.footer({ version: item.version })}`,
      // The version's first day dates the form, so that it has the same bytes whenever it is made.
      createdAt: new Date(officeInstant(item.effective_from ?? item.created_at.slice(0, 10))),
    },
  };
}

function blankCase(item: Item, type: LetterApplicant['type']): LetterCase {
  const agent = item.agent_allowed === 'yes';
  return {
    case_id: 0,
    case_no: item.item_code,
    mode: 'commitment',
    state: 'notified',
    letter_no: line(10),
    commitment_code: line(12),
    facts: null,
    deferred_materials: null,
    deadline: null,
    deadline_provisional: 0,
    notified_at: null,
    received_at: officeInstant(item.effective_from ?? item.created_at.slice(0, 10)),
    check_coverage: item.check_coverage ?? 'full',
    item,
    applicant: {
      type,
      id_type: type === 'person' ? 'resident_id' : 'uscc',
      id_number: null,
      name: null,
      legal_representative: null,
      phone: null,
      address: null,
    },
    agent: agent ? { name: null, id_number: null } : null,
    voided: false,
  };
}
