import type { Desk } from '../cli/desk.ts';
import { appError, catalogue, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, type Result } from '../kernel/result.ts';
import { letterKind, planLetter } from './plan-letter.ts';
import { openPrintShop } from './print-shop.ts';
import { selectCasesByNo } from './select-cases.ts';

/**
 * A case's letter as it would be printed, as bytes of a PDF. Nothing is recorded: instead of number and QR code its foot says that it
 * is no letter. The errors of `letter issue`.
 */
export async function previewLetter(
  desk: Desk,
  caseNo: string,
  lang: Lang,
): Promise<Result<Uint8Array, AppError>> {
  const [one] = await selectCasesByNo(desk.store.db, [caseNo]);
  if (one === undefined) return err(appError('E_CASE_UNKNOWN', { case_no: caseNo }));
  const shop = openPrintShop(desk.workspace, lang);
  const template = shop.template(letterKind(one.item.track));
  if (!template.ok) return template;
  const letter = planLetter(one, template.value, desk.workspace.config.office, shop.fonts, lang);
  if (!letter.ok) return letter;
  const { title, createdAt } = letter.value.meta;
  return shop.printerOf(template.value).render(letter.value.fields, {
    meta: { title, createdAt, footerLeft: catalogue(lang).letter.preview.footer },
  });
}
