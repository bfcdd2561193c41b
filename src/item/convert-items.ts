import { type Desk, stampOf } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { appError, catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Rounding } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendRowsEntry } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { checkConverted } from './convert-check.ts';
import { type ConvertProblem, inMode, type ModeShare, sharesByMode } from './convert-rules.ts';
import { hashedRow } from './details.ts';
import { type Item, type ItemFields, listedFields, type Mode } from './item.ts';
import { digestOf, type ImportPlan, type ListedRow, planImport } from './rules.ts';
import { selectItems } from './select-items.ts';
import { findBatch, loadKnownItems, openDraft } from './store.ts';
import { insertDrafts, type Origin, replaceDraft } from './write-versions.ts';

export interface ConvertOptions {
  readonly to: Mode;
  readonly fromMode: Mode | null;
  /** The items named one by one; null = all of `fromMode`. */
  readonly codes: readonly string[] | null;
  readonly batch: string;
  readonly dryRun: boolean;
}

export interface Conversion {
  readonly batch: string;
  readonly from_mode: Mode | null;
  readonly to_mode: Mode;
  /** Items that get a new version; those that already are in the mode are not among them. */
  readonly converted: number;
  readonly unchanged: number;
  /** The whole list, retired items left out, by mode. */
  readonly total: number;
  readonly before: Readonly<Record<Mode, ModeShare>>;
  readonly after: Readonly<Record<Mode, ModeShare>>;
  readonly problems: readonly ConvertProblem[];
  /** What the rules remark on the new rows and did not on the old ones; no hindrance. */
  readonly warnings: readonly ConvertProblem[];
  readonly written: boolean;
  readonly rounding: Rounding;
}

/**
 * Moves items to another mode: a new draft version each, in one batch and one act, all of them or none. Every new row passes the
 * checks of an import. What cannot be converted is no error but listed. Refused with E_ITEM_CONVERT_WHICH, or
 * E_ITEM_BATCH_PUBLISHED where the batch is in force already.
 */
export async function convertItems(
  desk: Desk,
  options: ConvertOptions,
): Promise<Result<Conversion, AppError>> {
  const { codes, fromMode, to, batch: name } = options;
  if (codes === null && fromMode === null) return err(appError('E_ITEM_CONVERT_WHICH'));
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const rounding = regimeOn(rules.value.policy.reporting.rounding, officeDay(desk.now()));
  if (!rounding.ok) return rounding;
  return desk.store.transaction(async (tx) => {
    const newest = await selectItems(tx);
    const chosen = choose(desk, newest, options);
    const changing = chosen.items.filter((item) => item.mode !== to);
    const rows = changing.map((item, i): ListedRow => {
      const fields = inMode(item, to);
      return { line: i + 1, fields, digest: digestOf(fields) };
    });
    const checked = await checkConverted(
      tx,
      desk,
      rows.map(({ fields }) => fields),
    );
    if (!checked.ok) return checked;
    const earlier = await checkConverted(tx, desk, changing.map(listedFields));
    if (!earlier.ok) return earlier;
    const known = new Set(earlier.value.warnings.map(warningKey));
    const problems = [...chosen.problems, ...checked.value.problems];
    const refused = new Set(checked.value.problems.map(({ item_code }) => item_code));
    const batch = await findBatch(tx, name);
    if (batch?.status === 'published' && rows.length > 0) {
      return err(appError('E_ITEM_BATCH_PUBLISHED', { batch: name, count: rows.length }));
    }
    const written = rows.length > 0 && problems.length === 0 && !options.dryRun;
    const conversion: Conversion = {
      batch: name,
      from_mode: fromMode,
      to_mode: to,
      converted: rows.length - refused.size,
      unchanged: chosen.items.length - changing.length,
      ...compare(newest, rows, rounding.value.value, refused),
      problems,
      warnings: checked.value.warnings.filter((warning) => !known.has(warningKey(warning))),
      written,
      rounding: rounding.value.value,
    };
    if (written) await apply(tx, desk, conversion, rows);
    return ok(conversion);
  });
}

const warningKey = ({ item_code, column, code }: ConvertProblem): string => `${item_code} ${column} ${code}`;

/** The items meant, and what is wrong with those that were named. */
function choose(
  desk: Desk,
  newest: readonly Item[],
  { codes, fromMode }: ConvertOptions,
): { items: readonly Item[]; problems: readonly ConvertProblem[] } {
  if (codes === null) {
    return { items: newest.filter((item) => !item.retires && item.mode === fromMode), problems: [] };
  }
  const t = catalogue(desk.lang).item;
  const byCode = new Map(newest.map((item) => [item.item_code, item]));
  const items: Item[] = [];
  const problems: ConvertProblem[] = [];
  for (const item_code of new Set(codes)) {
    const item = byCode.get(item_code);
    const refuse = (code: string, column: string, message: string): void => {
      problems.push({ item_code, column, code, message });
    };
    if (!item) refuse('foreign-key', 'item_code', t.convert.problems.unknown);
    else if (item.retires) refuse('constraint-error', 'item_code', t.convert.problems.retired);
    else if (fromMode !== null && item.mode !== fromMode) {
      const message = t.convert.problems.mode({ mode: t.modes[item.mode], expected: t.modes[fromMode] });
      refuse('constraint-error', 'mode', message);
    } else items.push(item);
  }
  return { items, problems };
}

function compare(
  newest: readonly Item[],
  rows: readonly ListedRow[],
  rounding: Rounding,
  refused: ReadonlySet<string>,
): Pick<Conversion, 'total' | 'before' | 'after'> {
  const standing = newest.filter((item) => !item.retires);
  const changed = new Map(
    rows
      .filter(({ fields }) => !refused.has(fields.item_code))
      .map(({ fields }) => [fields.item_code, fields]),
  );
  const after = standing.map((item): Pick<ItemFields, 'mode'> => changed.get(item.item_code) ?? item);
  return {
    total: standing.length,
    before: sharesByMode(standing, rounding),
    after: sharesByMode(after, rounding),
  };
}

async function apply(tx: Tx, desk: Desk, conversion: Conversion, rows: readonly ListedRow[]): Promise<void> {
  const { batch, from_mode, to_mode, converted } = conversion;
  const stamp = stampOf(desk);
  const plan: ImportPlan = planImport(rows, await loadKnownItems(tx, batch));
  const counts = (shares: Conversion['before']): Record<string, number> =>
    Object.fromEntries(Object.entries(shares).map(([mode, { count }]) => [mode, count]));
  const seq = await appendRowsEntry(
    tx,
    stamp,
    'item.convert',
    {
      ...{ batch, from_mode, to_mode, converted },
      before: counts(conversion.before),
      after: counts(conversion.after),
    },
    { hashKey: desk.keys.hashKey, rows: rows.map(({ fields }) => hashedRow(fields)) },
  );
  const draft = await openDraft(tx, batch, seq, stamp.at);
  // No file: the row was made by this act, not read.
  const origin: Origin = { batchId: draft.batch_id, importId: null, seq: draft.ledger_seq, at: stamp.at };
  const versions = plan.updated.map(({ row, version, replaces }) => ({
    made: { ...row, version, retires: false, line: null },
    replaces,
  }));
  await insertDrafts(
    tx,
    versions.flatMap(({ made, replaces }) => (replaces === null ? [made] : [])),
    origin,
  );
  for (const { made, replaces } of versions) {
    if (replaces !== null) await replaceDraft(tx, replaces, made, origin);
  }
}
