import { appError, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type FontSet, missingGlyph } from '../paper/fonts.ts';
import type { PaperMeta } from '../paper/printer.ts';
import { scopeOf } from '../paper/template/fields.ts';
import type { FieldValue, FieldValues, PaperTemplate } from '../paper/template.ts';
import type { OfficeConfig } from '../workspace/config.ts';
import { contentDigest, fileMark, qrText } from './content.ts';
import { type LetterFieldName, letterFieldNames, letterFields } from './fields.ts';
import { issuedAt, type LetterCase } from './letter-case.ts';

export type LetterKind = 'certification' | 'licence';

/** The template of an item's track: a replaced material is promised in the same way as a certificate. */
export const letterKind = (track: LetterCase['item']['track']): LetterKind =>
  track === 'licence' ? 'licence' : 'certification';

/** A letter that has passed every check short of being laid out. */
export interface PlannedLetter {
  readonly case: LetterCase;
  readonly letterNo: string;
  readonly commitmentCode: string;
  readonly template: PaperTemplate;
  readonly fields: FieldValues;
  readonly contentSha256: string;
  readonly meta: PaperMeta;
}

const known: ReadonlySet<string> = new Set(letterFieldNames);

/** E_LETTER_FIELD_UNKNOWN for a field that a letter's template declares and no letter has. */
export function checkTemplate(template: PaperTemplate): Result<PaperTemplate, AppError> {
  const stranger = template.fields.find((field) => !known.has(field.name));
  if (stranger === undefined) return ok(template);
  return err(appError('E_LETTER_FIELD_UNKNOWN', { field: stranger.name, template: template.file }));
}

/** Why a case gets no letter, whatever its fields; null when it may have one. */
function refusalOf(one: LetterCase): AppError | null {
  const at = { case_no: one.case_no };
  if (one.mode !== 'commitment') return appError('E_LETTER_MODE', at);
  if (one.letter_no === null || one.commitment_code === null) return appError('E_LETTER_NO_NUMBER', at);
  if (one.voided) return appError('E_LETTER_VOIDED', { ...at, letter_no: one.letter_no });
  if (['refused', 'withdrawn', 'terminated', 'revoked'].includes(one.state)) {
    return appError('E_LETTER_STATE', at);
  }
  return null;
}

/** Fills a letter's fields and checks them against its template and the fonts. E_LETTER_*, E_TEMPLATE_FIELD_*, E_PAPER_GLYPH. */
export function planLetter(
  one: LetterCase,
  template: PaperTemplate,
  office: OfficeConfig['office'],
  fonts: FontSet,
  lang: Lang,
): Result<PlannedLetter, AppError> {
  const refusal = refusalOf(one);
  if (refusal) return err(refusal);
  const letterNo = must(one.letter_no, 'a letter that is not refused has a number');
  const commitmentCode = must(one.commitment_code, 'a letter that is not refused has a code');
  const all = letterFields(one, office, template.version, lang);
  const declared = template.fields.map((field) => field.name as LetterFieldName);
  const fields = Object.fromEntries(declared.map((name) => [name, all[name]]));
  const scope = scopeOf(template.fields, fields, template.front.name, lang);
  if ('error' in scope) return err(scope.error);
  for (const value of Object.values(fields)) {
    for (const text of textsOf(value)) {
      const missing = missingGlyph(fonts, text);
      if (missing) return err(missing);
    }
  }
  const contentSha256 = contentDigest(one, template.version, fields);
  const meta: PaperMeta = {
    title: `${template.front.title} ${letterNo}`,
    footerLeft: `${letterNo}\n${commitmentCode}`,
    qrText: qrText(commitmentCode, contentSha256),
    keywords: fileMark(commitmentCode, contentSha256),
    createdAt: new Date(issuedAt(one)),
  };
  return ok({ case: one, letterNo, commitmentCode, template, fields, contentSha256, meta });
}

function* textsOf(value: FieldValue): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) {
    for (const entry of value as readonly (string | Readonly<Record<string, string>>)[]) {
      if (typeof entry === 'string') yield entry;
      else yield* Object.values(entry);
    }
  }
}
