import { join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { type Catalogue, catalogue } from '../i18n/catalogue.ts';
import { blankTable } from '../item/template-rows.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Day, officeInstant } from '../kernel/time.ts';
import { printPaper } from '../paper/office-paper.ts';
import { paperDay } from '../paper/paper-day.ts';
import { loadSchema } from '../table/schema.ts';
import { csvForPeople, toCsv } from '../table/write-table.ts';
import { writeFileSafely } from '../workspace/safe-file.ts';
import type { AskedCase } from './request-store.ts';

/** One numbered question about one case. */
export interface AskedRequest {
  readonly request_no: string;
  readonly row: AskedCase;
  readonly authority: string;
  readonly ask: string;
}

interface Sending {
  readonly day: Day;
  /** `YYYY-MM-DD`, or office time where the limit is shorter than a day. */
  readonly due: string;
  readonly limit: Limit;
}

/**
 * Writes for each authority the letter (协查函) with its reply form, and the reply sheet in the layout of replies, named by the first
 * request. They name persons in full: for the authority asked and the file (mode 0600). Returns the paths. E_TEMPLATE_*, E_PAPER_*;
 * throws what the file system refuses.
 */
export async function writeRequestPapers(
  desk: Desk,
  dir: string,
  asked: readonly AskedRequest[],
  sending: Sending,
): Promise<Result<string[], AppError>> {
  const t = catalogue(desk.lang);
  const printed: { file: string; content: Uint8Array | string }[] = [];
  for (const requests of byAuthority(asked)) {
    const [first] = requests;
    if (first === undefined) continue;
    const letter = printLetter(desk, t, requests, sending);
    if (!letter.ok) return letter;
    const file = join(dir, first.request_no);
    printed.push({ file: `${file}.pdf`, content: letter.value });
    printed.push({ file: `${file}.csv`, content: replySheet(desk, t, requests) });
  }
  for (const { file, content } of printed) await writeFileSafely(file, content, { mode: 0o600 });
  return ok(printed.map(({ file }) => file));
}

function byAuthority(asked: readonly AskedRequest[]): AskedRequest[][] {
  const groups = new Map<string, AskedRequest[]>();
  for (const one of asked) groups.set(one.authority, [...(groups.get(one.authority) ?? []), one]);
  return [...groups.values()];
}

function printLetter(
  desk: Desk,
  t: Catalogue,
  requests: readonly AskedRequest[],
  { day, due, limit }: Sending,
): Result<Uint8Array, AppError> {
  const { office } = desk.workspace.config;
  const numbers = requests.map(({ request_no }) => request_no);
  const documentNo = t.checkRequest.paper.numbers({ first: numbers[0] ?? '', last: numbers.at(-1) ?? '' });
  return printPaper(desk.workspace, {
    name: 'papers/check-request',
    lang: desk.lang,
    fields: {
      document_no: documentNo,
      addressee: requests[0]?.authority,
      authority_name: office.name,
      authority_phone: office.phone,
      requests: requests.map(({ request_no, row, ask }) => ({
        request_no,
        case_no: row.case_no,
        applicant: row.applicant_name ?? '',
        id_number: row.id_number ?? '',
        item: row.item_name,
        ask,
      })),
      within: t.credit.paper.within(limit),
      reply_by: `${paperDay(t, due.slice(0, 10))}${due.length > 10 ? ` ${due.slice(11, 16)}` : ''}`,
      date: paperDay(t, day),
    },
    meta: { footerLeft: documentNo, createdAt: new Date(officeInstant(day)) },
  });
}

/** The layout of replies with its numbers filled in, and what each is about in columns that the import passes over. */
function replySheet(desk: Desk, t: Catalogue, requests: readonly AskedRequest[]): string {
  const { header, notes } = blankTable(loadSchema('reply'), desk.lang);
  const words = t.checkRequest;
  const about = [words.paper.caseNo, words.paper.applicant, words.paper.idNumber, words.paper.item];
  const noteRow = notes.map((note, i) => (i === 0 ? `${t.item.template.noteMark}${note}` : note));
  return toCsv(
    [...header, ...about, words.fields.ask],
    [
      [...noteRow, ...about.map(() => ''), ''],
      ...requests.map(({ request_no, row, ask }) => [
        ...header.map((_, i) => (i === 0 ? request_no : '')),
        ...[row.case_no, row.applicant_name, row.id_number, row.item_name, ask],
      ]),
    ],
    csvForPeople,
  );
}
