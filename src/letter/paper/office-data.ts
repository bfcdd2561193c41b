import type { Desk } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Day } from '../../kernel/time.ts';
import { paperDay } from '../../paper/paper-day.ts';
import type { FieldValues } from '../../paper/template.ts';
import { regimeOn } from '../../policy/rule.ts';
import type { Db, Tx } from '../../store/store.ts';

/** The fields that every paper takes from the office, its policy and the day. E_POLICY_*. */
export async function officeData(
  desk: Desk,
  db: Db | Tx,
  day: Day,
  lang: Lang,
): Promise<Result<FieldValues, AppError>> {
  const remedies = await remedyFields(desk, db, day, lang);
  if (!remedies.ok) return remedies;
  const { office } = desk.workspace.config;
  return ok({
    office_name: office.name,
    authority_name: office.name,
    authority_phone: office.phone,
    supervision_phone: office.supervision_phone,
    ...remedies.value,
    date: paperDay(catalogue(lang), day),
  });
}

/** Where and how long one may seek reconsideration and go to court, as papers write it. E_POLICY_*. */
export async function remedyFields(
  desk: Desk,
  db: Db | Tx,
  day: Day,
  lang: Lang,
): Promise<Result<FieldValues, AppError>> {
  const rules = await officeRules(desk, db);
  if (!rules.ok) return rules;
  const regime = regimeOn(rules.value.policy.papers.remedies, day);
  if (!regime.ok) return regime;
  const { within } = catalogue(lang).credit.paper;
  const { reconsideration, litigation } = regime.value.value;
  const { papers } = desk.workspace.config;
  return ok({
    reconsideration_within: within(reconsideration),
    litigation_within: within(litigation),
    reconsideration_body: papers?.reconsideration_body,
    court: papers?.court,
  });
}
