import { appError } from '../i18n/catalogue.ts';
import { type CheckRule, columnsOf, formatRule, parseCheckRules } from '../item/check-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { Source } from '../source/source.ts';
import { selectSources } from '../source/store.ts';
import type { Tx } from '../store/store.ts';
import { headerKey } from '../table/match-key.ts';

/** A rule with the source it asks, as that stands now. */
export interface BoundRule {
  readonly rule: CheckRule;
  readonly text: string;
  readonly source: Source;
  /** Place of each column the rule looks at among the source's values. */
  readonly places: ReadonlyMap<string, number>;
}

/** The rules of each item version that has any. */
export type RulesOf = ReadonlyMap<number, readonly BoundRule[]>;

/**
 * The rules by which cases of these item versions are checked, bound to the sources as they stand. A version that states none is checked
 * by those of the item's newest published version: an office may learn of a source after it made its list.
 * E_CHECK_RULE, E_CHECK_SOURCE, E_CHECK_SOURCE_COLUMN, each with the item's code.
 */
export async function rulesOfItems(
  tx: Tx,
  region: string,
  versionIds: readonly number[],
): Promise<Result<RulesOf, AppError>> {
  const sources = new Map((await selectSources(tx, region)).map((source) => [source.name, source]));
  const rules = new Map<number, readonly BoundRule[]>();
  const faults: AppError[] = [];
  const seen = new Map<string, Result<readonly BoundRule[], AppError>>();
  const cells = await ruleCells(tx, versionIds);
  const missing = missingSources(cells, sources);
  for (const { id, code, cell } of cells) {
    const known = `${code}\n${cell}`;
    const bound = seen.get(known) ?? bindRules(code, cell, sources, missing);
    if (!bound.ok && !seen.has(known)) faults.push(bound.error);
    seen.set(known, bound);
    if (bound.ok && bound.value.length > 0) rules.set(id, bound.value);
  }
  const [first] = faults;
  return first === undefined ? ok(rules) : err(first);
}

async function ruleCells(
  tx: Tx,
  versionIds: readonly number[],
): Promise<readonly { id: number; code: string; cell: string }[]> {
  const all = await tx
    .selectFrom('item_versions')
    .select(['item_version_id as id', 'item_code as code', 'status', 'check_rules as cell'])
    .orderBy('item_code')
    .orderBy('version')
    .execute();
  const newest = new Map<string, string | null>();
  for (const { code, status, cell } of all) if (status === 'published') newest.set(code, cell);
  const wanted = new Set(versionIds);
  return all.flatMap(({ id, code, cell: own }) => {
    const cell = own ?? newest.get(code) ?? null;
    return cell !== null && wanted.has(id) ? [{ id, code, cell }] : [];
  });
}

/** The names of all sources that the rules ask for and that are not there, so that they can be fetched in one go. */
function missingSources(
  cells: readonly { cell: string }[],
  sources: ReadonlyMap<string, Source>,
): readonly string[] {
  const asked = cells.flatMap(({ cell }) => {
    const parsed = parseCheckRules(cell);
    return parsed.ok ? parsed.value.map((rule) => rule.source) : [];
  });
  return [...new Set(asked)].filter((name) => !sources.has(name)).sort(compareUtf8);
}

function bindRules(
  item: string,
  cell: string,
  sources: ReadonlyMap<string, Source>,
  missing: readonly string[],
): Result<readonly BoundRule[], AppError> {
  const parsed = parseCheckRules(cell);
  if (!parsed.ok) return err(appError('E_CHECK_RULE', { item, ...parsed.error }));
  const bound: BoundRule[] = [];
  for (const rule of parsed.value) {
    const text = formatRule(rule);
    const source = sources.get(rule.source);
    if (source === undefined)
      return err(appError('E_CHECK_SOURCE', { item, rule: text, source: rule.source, missing }));
    const places = new Map<string, number>();
    for (const column of columnsOf(rule)) {
      const place = source.columns.findIndex((one) => headerKey(one) === headerKey(column));
      if (place === -1) {
        const { name, columns } = source;
        return err(appError('E_CHECK_SOURCE_COLUMN', { item, rule: text, source: name, column, columns }));
      }
      places.set(column, place);
    }
    bound.push({ rule, text, source, places });
  }
  return ok(bound);
}
