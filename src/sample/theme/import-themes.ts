import { type Desk, stampOf } from '../../cli/desk.ts';
import { catalogue } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { visible } from '../../kernel/text.ts';
import { appendRowsEntry } from '../../ledger/append.ts';
import type { Tx } from '../../store/store.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../../table/import-file.ts';
import { foreignKeyProblem, type RowProblem, rowProblem, sortProblems } from '../../table/problem.ts';
import type { Table } from '../../table/read-table.ts';
import { requiredText, textValue } from '../../table/row-values.ts';
import { type ListedPart, readThemes, replaceTheme, type Theme } from './store.ts';

/**
 * Imports themes, a row a part, as one act: a file states whole themes, and one that it does not name stays as it is. A part whose
 * item or authority is on no list, and a second name for a code, is a problem of its row.
 */
export async function importThemes(
  desk: Desk,
  table: Table,
  options: ImportChoice,
): Promise<Result<ImportSummary, AppError>> {
  return desk.store.transaction(async (tx) => {
    const problems = sortProblems([...table.problems, ...(await problemsIn(desk, tx, table))]);
    const rows = acceptedRows(table, problems);
    const clean = rows.length === table.rows.length;
    const known = new Map((await readThemes(tx)).map((theme) => [theme.theme_code, theme]));
    const plan = planThemes(themesOf(rows), known, clean);
    const { added, updated, unchanged } = plan;
    const written = mayWrite(plan.themes.length, clean, options);
    const summary = summarise(table, { batch: null, added, updated, unchanged, problems, written });
    if (!written) return ok(summary);
    const stamp = stampOf(desk);
    const { file, sha256, read, rejected } = summary;
    await appendRowsEntry(
      tx,
      stamp,
      'theme.import',
      {
        ...{ file, sha256, read, added, updated, unchanged, rejected },
        themes: plan.themes.map(({ theme_code }) => theme_code),
      },
      {
        hashKey: desk.keys.hashKey,
        rows: plan.themes.map((theme) => ({ ...theme, parts: theme.parts.map((part) => ({ ...part })) })),
      },
    );
    for (const theme of plan.themes) await replaceTheme(tx, theme, stamp.at);
    return ok(summary);
  });
}

function themesOf(rows: ReturnType<typeof acceptedRows>): Theme[] {
  const themes = new Map<string, Theme & { parts: ListedPart[] }>();
  for (const { values } of rows) {
    const theme_code = requiredText(values, 'theme_code');
    const lead = textValue(values, 'lead');
    const part = {
      authority: requiredText(values, 'authority'),
      matter: requiredText(values, 'matter'),
      object: textValue(values, 'object'),
      domain: textValue(values, 'domain'),
      item_code: textValue(values, 'item_code'),
    };
    const known = themes.get(theme_code);
    const theme = known ?? { theme_code, theme_name: requiredText(values, 'theme_name'), lead, parts: [] };
    theme.parts.push({ ...part, digest: sha256Hex(canonicalJson({ theme_code, lead, ...part })) });
    themes.set(theme_code, theme.lead === null ? { ...theme, lead } : theme);
  }
  return [...themes.values()];
}

interface ThemePlan {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly themes: readonly Theme[];
}

/** What an import will do. Where rows were rejected (`whole` false) nobody leaves: the missing part may be the bad row. Pure. */
function planThemes(listed: readonly Theme[], known: ReadonlyMap<string, Theme>, whole: boolean): ThemePlan {
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const keyOf = ({ authority, matter }: ListedPart) => JSON.stringify([authority, matter]);
  const themes = listed.flatMap((theme): Theme[] => {
    const before = known.get(theme.theme_code);
    const old = new Map((before?.parts ?? []).map((part) => [keyOf(part), part]));
    const inFile = new Set(theme.parts.map(keyOf));
    const left = [...old].filter(([key]) => !inFile.has(key)).map(([, part]) => part);
    const added = theme.parts.filter((part) => !old.has(keyOf(part))).length;
    const unchanged = theme.parts.filter((part) => old.get(keyOf(part))?.digest === part.digest).length;
    const updated = theme.parts.length - added - unchanged;
    counts.added += added;
    counts.updated += updated;
    counts.unchanged += unchanged;
    const same = before?.theme_name === theme.theme_name && before.lead === theme.lead;
    if (added + updated + (whole ? left.length : 0) === 0 && same) return [];
    return [whole ? theme : { ...theme, parts: [...theme.parts, ...left] }];
  });
  return { ...counts, themes };
}

async function problemsIn(desk: Desk, tx: Tx, table: Table): Promise<RowProblem[]> {
  const rows = await tx
    .selectFrom('item_versions')
    .select(['item_code', 'authority_code', 'authority_name'])
    .distinct()
    .execute();
  const items = new Set(rows.map(({ item_code }) => item_code));
  const authorities = new Set(rows.flatMap((row) => [row.authority_code, row.authority_name]));
  const t = catalogue(desk.lang).sample.theme.problems;
  const names = new Map<string, { name: string; line: number }>();
  return table.rows.flatMap(({ line, values }): RowProblem[] => {
    const problems: RowProblem[] = [];
    const unknown = (column: string, value: string | null, known: ReadonlySet<string | null>): void => {
      if (value !== null && !known.has(value))
        problems.push(foreignKeyProblem(table.schema, { line, column, value }, desk.lang));
    };
    unknown('authority', textValue(values, 'authority'), authorities);
    unknown('item_code', textValue(values, 'item_code'), items);
    const code = textValue(values, 'theme_code');
    const name = textValue(values, 'theme_name');
    if (code === null || name === null) return problems;
    const first = names.get(code);
    if (first === undefined) names.set(code, { name, line });
    else if (first.name !== name) {
      const message = t.secondName({ code: visible(code), first: visible(first.name), line: first.line });
      const at = { line, column: 'theme_name', code: 'constraint-error' as const, value: name, message };
      problems.push(rowProblem(table.schema, at));
    }
    return problems;
  });
}
