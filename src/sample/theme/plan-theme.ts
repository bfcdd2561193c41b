import type { Desk } from '../../cli/desk.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../store/store.ts';
import { type PlanInput, type PlannedSample, planSample } from '../plan-sample.ts';
import { findTheme, readThemes, type ThemePart } from './store.ts';

export interface ThemePlanInput extends Pick<PlanInput, 'rule' | 'strata' | 'visitDay' | 'dryRun'> {
  readonly theme: string;
  /** The plans are called `NAME-1`, `NAME-2` … in the order of the theme's parts. */
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface PlannedTheme {
  readonly theme: string;
  readonly plans: readonly (PlannedSample & {
    readonly authority: string;
    readonly matters: readonly string[];
  })[];
  /** Parts with no case to be drawn in the period. */
  readonly empty: readonly { readonly authority: string; readonly matters: readonly string[] }[];
  readonly dry_run: boolean;
}

interface Selection extends Pick<ThemePart, 'authority' | 'domain' | 'item_code'> {
  readonly matters: string[];
}

/**
 * Makes the plans of a theme: one for each department and what it looks at, all with the same period and rule, each frozen as a
 * plan of its own (`planSample`). Every one is tried dry first, so that a refusal leaves none behind; a part without cases is
 * listed and passed over. E_THEME_UNKNOWN (6), E_THEME_EMPTY, and what `planSample` refuses.
 */
export async function planTheme(desk: Desk, input: ThemePlanInput): Promise<Result<PlannedTheme, AppError>> {
  const { db } = desk.store;
  const theme = (await readThemes(db)).find(({ theme_code }) => theme_code === input.theme);
  const row = await findTheme(db, input.theme);
  if (!theme || !row) return err(appError('E_THEME_UNKNOWN', { theme: input.theme }));
  const ready: { part: Selection; plan: PlanInput }[] = [];
  const empty: Selection[] = [];
  const dry: PlannedTheme['plans'][number][] = [];
  for (const part of selections(theme.parts)) {
    const plan = planOf(input, part, `${input.name}-${ready.length + 1}`);
    const tried = await planSample(desk, { ...plan, dryRun: true });
    if (tried.ok) {
      ready.push({ part, plan });
      dry.push({ ...tried.value, ...shown(part) });
    } else if (tried.error.code === 'E_SAMPLE_POPULATION_EMPTY') empty.push(part);
    else return tried;
  }
  if (ready.length === 0) return err(appError('E_THEME_EMPTY', { theme: input.theme }));
  const planned = { theme: input.theme, empty: empty.map(shown), dry_run: input.dryRun };
  if (input.dryRun) return ok({ ...planned, plans: dry });
  const plans: PlannedTheme['plans'][number][] = [];
  for (const { part, plan } of ready) {
    const onFrozen = async (tx: Tx, plan_id: number): Promise<void> => {
      await tx.insertInto('theme_plans').values({ plan_id, theme_id: row.theme_id }).execute();
    };
    const frozen = await planSample(desk, { ...plan, onFrozen });
    if (!frozen.ok) return frozen;
    plans.push({ ...frozen.value, ...shown(part) });
  }
  return ok({ ...planned, plans });
}

const shown = ({ authority, matters }: Selection) => ({ authority, matters });

/** Parts that choose the same cases are one plan: two matters, one visit. */
function selections(parts: readonly ThemePart[]): Selection[] {
  const found = new Map<string, Selection>();
  for (const { authority, domain, item_code, matter } of parts) {
    const key = JSON.stringify([authority, domain, item_code]);
    const known = found.get(key);
    if (known) known.matters.push(matter);
    else found.set(key, { authority, domain, item_code, matters: [matter] });
  }
  return [...found.values()];
}

const planOf = (input: ThemePlanInput, part: Selection, name: string): PlanInput => ({
  ...{ name, of: 'case', strata: input.strata, rule: input.rule, floor: null, gradeScheme: null },
  filter: {
    ...{ from: input.from, to: input.to, region: null, decision: 'granted', agent: null },
    ...{ itemCode: part.item_code, authority: part.authority, domain: part.domain },
  },
  ...{ exclude: [], must: [], onceWithin: null, year: null, batches: null },
  ...{ visitDay: input.visitDay, dryRun: false },
});
