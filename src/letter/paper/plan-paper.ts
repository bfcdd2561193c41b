import type { Desk } from '../../cli/desk.ts';
import { appError, catalogue, type Lang } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { nearest } from '../../kernel/nearest.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import { templateDirs } from '../../paper/office-paper.ts';
import { blankFields } from '../../paper/template/fields.ts';
import {
  type FieldValues,
  loadTemplate,
  type PaperTemplate,
  type TemplateField,
} from '../../paper/template.ts';
import type { Db, Tx } from '../../store/store.ts';
import { breachPaperData } from './breach-data.ts';
import { casePaperData, type PaperData } from './case-data.ts';
import { type PaperKindName, paperKindOf } from './kinds.ts';
import { officeData } from './office-data.ts';

/** Which paper, about what. */
export interface PaperRequest {
  readonly kind: PaperKindName;
  /** Number of the case or of the breach; null for a blank form. */
  readonly about: string | null;
  readonly lang: Lang;
  /** The day it bears; default: today. */
  readonly day?: Day | undefined;
  /** Fields that the caller knows, before those that the house finds. */
  readonly fields?: FieldValues | undefined;
  /** Another template of the office's in place of `papers/KIND`, such as `papers/acceptance-food`. */
  readonly template?: string | undefined;
}

export interface PlannedPaper {
  readonly request: PaperRequest;
  readonly template: PaperTemplate;
  readonly data: PaperData;
  readonly day: Day;
  /** What its template may see, without number and name of the copy. */
  readonly fields: FieldValues;
  /** Required fields that nobody has given: a person is asked for them. */
  readonly missing: readonly TemplateField[];
}

/** Given by the house whatever the paper is about. */
const givenLater: ReadonlySet<string> = new Set(['document_no', 'copy_label', 'is_blank']);

/**
 * Gathers what a paper says. Nothing is written. E_TEMPLATE_*, E_CASE_UNKNOWN, E_CREDIT_UNKNOWN (6), E_PAPER_STATE, E_PAPER_ABOUT,
 * E_PAPER_FIELD for a field that the template does not have, E_POLICY_*.
 */
export async function planPaper(
  desk: Desk,
  db: Db | Tx,
  request: PaperRequest,
): Promise<Result<PlannedPaper, AppError>> {
  const { kind: name, lang, about } = request;
  const kind = paperKindOf(name);
  const loaded = loadTemplate(templateDirs(desk.workspace.dir), request.template ?? `papers/${name}`, lang);
  if (!loaded.ok) return loaded;
  const template =
    about === null ? { ...loaded.value, fields: blankFields(loaded.value.fields) } : loaded.value;
  const declared = new Set(template.fields.map(({ name }) => name).filter((one) => !givenLater.has(one)));
  for (const given of Object.keys(request.fields ?? {}))
    if (!declared.has(given)) {
      const known = [...declared];
      return err(
        appError('E_PAPER_FIELD', { kind: name, field: given, meant: nearest(given, known), known }),
      );
    }
  const day = request.day ?? officeDay(desk.now());
  const office = await officeData(desk, db, day, lang);
  if (!office.ok) return office;
  const data = await paperData(desk, db, request);
  if (!data.ok) return data;
  const words = catalogue(lang).letter.words;
  const all: FieldValues = {
    ...office.value,
    ...(about === null ? { authority_name: undefined, date: words.blankDate, is_blank: true } : {}),
    ...known(data.value.fields),
    ...known(request.fields ?? {}),
  };
  const fields = Object.fromEntries(template.fields.map((field) => [field.name, all[field.name]]));
  const missing = template.fields.filter(
    (field) => field.required && !givenLater.has(field.name) && isAbsent(fields[field.name]),
  );
  return ok({ request, template, data: data.value, day, fields, missing });

  async function paperData(
    desk: Desk,
    db: Db | Tx,
    request: PaperRequest,
  ): Promise<Result<PaperData, AppError>> {
    if (about === null) return ok({ caseId: null, breachId: null, fields: {} });
    if (kind.about === 'case') return casePaperData(desk, db, about, { name, kind, lang: request.lang });
    if (kind.about === 'breach') return breachPaperData(db, about, request.lang);
    return err(appError('E_PAPER_ABOUT', { kind: name, about: kind.about, by: kind.by ?? '' }));
  }
}

/** Without what is not known, so that it hides nothing. */
const known = (fields: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isAbsent(value)));

const isAbsent = (value: FieldValues[string]): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
