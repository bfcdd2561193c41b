import type { Lang } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { must } from '../../kernel/assert.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import type { Result } from '../../kernel/result.ts';
import { writeFileInto } from '../../workspace/safe-file.ts';
import { type FontFiles, openFonts } from '../fonts.ts';
import type { LaidOutPaper } from '../pdf/binder.ts';
import { type PaperMeta, type Printer, preparePaper } from '../printer.ts';
import { type FieldValues, parseTemplate } from '../template.ts';

/** What a press is set up with: plain data, which a thread can be handed. */
export type PressPlan = {
  readonly lang: Lang;
  readonly fontFiles: FontFiles;
  /** Named by their place in this list. */
  readonly templates: readonly { readonly file: string; readonly source: string }[];
  /** See `PaperOptions.shared`. */
  readonly shared: readonly string[];
};

/** A paper to print into a file whose folder is there. */
export type PressJob = {
  readonly template: number;
  readonly fields: FieldValues;
  readonly meta: PaperMeta;
  /** Absolute path. */
  readonly file: string;
  /** Default 0o600: a paper that names a person is for the office's eyes. */
  readonly mode?: number;
};

/** What became of a paper: its file stands under its name, synced; or it could not be laid out; or the disk refused it. */
export type PressOutcome =
  | { readonly kind: 'printed'; readonly sha256: string }
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'stopped'; readonly cause: unknown };

/** Files that are written at once while the next paper is laid out: enough for the disk, few enough for memory. */
const WRITTEN_AT_ONCE = 8;

export type JobPrinter = {
  readonly print: (jobs: readonly PressJob[]) => Promise<PressOutcome[]>;
  /** Lays the papers out and writes nothing: the error of each that cannot be printed, null for the others. */
  readonly check: (jobs: readonly PressJob[]) => (AppError | null)[];
};

/** Prints jobs in this thread. After a refusal of the disk nothing more is written. */
export function makeJobPrinter(plan: PressPlan): JobPrinter {
  const fonts = openFonts(plan.fontFiles);
  const printers = new Map<number, Printer>();
  const printerOf = (index: number): Printer => {
    let printer = printers.get(index);
    if (!printer) {
      const { file, source } = must(plan.templates[index], 'a job names one of the templates');
      const template = parseTemplate(source, file);
      printer = preparePaper({ template, fonts, lang: plan.lang, shared: plan.shared });
      printers.set(index, printer);
    }
    return printer;
  };
  let stopped: { readonly kind: 'stopped'; readonly cause: unknown } | undefined;

  const write = async ({ file, mode = 0o600 }: PressJob, bytes: Uint8Array): Promise<PressOutcome> => {
    try {
      await writeFileInto(file, bytes, { mode });
      return { kind: 'printed', sha256: sha256Hex(bytes) };
    } catch (cause) {
      stopped ??= { kind: 'stopped', cause };
      return { kind: 'stopped', cause };
    }
  };

  return {
    async print(jobs) {
      const outcomes: Promise<PressOutcome>[] = [];
      for (const [i, job] of jobs.entries()) {
        const { template, fields, meta } = job;
        await outcomes[i - WRITTEN_AT_ONCE];
        if (stopped) {
          outcomes.push(Promise.resolve(stopped));
          continue;
        }
        const bytes = printerOf(template).render(fields, { meta });
        outcomes.push(
          bytes.ok ? write(job, bytes.value) : Promise.resolve({ kind: 'refused', error: bytes.error }),
        );
      }
      return Promise.all(outcomes);
    },
    check: (jobs) =>
      jobs.map(({ template, fields, meta }) => errorOf(printerOf(template).layOut({ fields, meta }))),
  };
}

const errorOf = (paper: Result<LaidOutPaper, AppError>): AppError | null => (paper.ok ? null : paper.error);
