import type { Db, Tx } from '../../store/store.ts';

/** What one department looks at under a theme: by authority, field and item it chooses the cases. */
export interface ThemePart {
  readonly authority: string;
  readonly matter: string;
  readonly object: string | null;
  readonly domain: string | null;
  readonly item_code: string | null;
}

export interface ListedPart extends ThemePart {
  readonly digest: string;
}

export interface Theme {
  readonly theme_code: string;
  readonly theme_name: string;
  readonly lead: string | null;
  readonly parts: readonly ListedPart[];
}

export const findTheme = (db: Db | Tx, code: string) =>
  db.selectFrom('themes').selectAll().where('theme_code', '=', code).executeTakeFirst();

/** All themes with their parts, by code. */
export async function readThemes(db: Db | Tx): Promise<Theme[]> {
  const themes = await db.selectFrom('themes').selectAll().orderBy('theme_code').execute();
  const parts = await db
    .selectFrom('theme_parts')
    .selectAll()
    .orderBy('theme_id')
    .orderBy('position')
    .execute();
  return themes.map(({ theme_id, theme_code, theme_name, lead }) => ({
    ...{ theme_code, theme_name, lead },
    parts: parts
      .filter((part) => part.theme_id === theme_id)
      .map(({ authority, matter, object, domain, item_code, digest }) => ({
        ...{ authority, matter, object, domain, item_code, digest },
      })),
  }));
}

/** The plans that were made for a theme, oldest first. */
export const readThemePlans = (db: Db | Tx, themeId: number) =>
  db
    .selectFrom('theme_plans as t')
    .innerJoin('plans as p', 'p.plan_id', 't.plan_id')
    .select(['p.plan_id', 'p.name'])
    .where('t.theme_id', '=', themeId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('joint_sources as s').select('s.plan_id').whereRef('s.plan_id', '=', 't.plan_id'),
        ),
      ),
    )
    .orderBy('p.plan_id')
    .execute();

/** Puts a theme in place of what stands under its code. */
export async function replaceTheme(
  tx: Tx,
  { theme_code, theme_name, lead, parts }: Theme,
  at: string,
): Promise<void> {
  const row = await tx
    .insertInto('themes')
    .values({ theme_code, theme_name, lead, updated_at: at })
    .onConflict((conflict) => conflict.column('theme_code').doUpdateSet({ theme_name, lead, updated_at: at }))
    .returning('theme_id')
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('theme_parts').where('theme_id', '=', row.theme_id).execute();
  for (const [i, part] of parts.entries()) {
    await tx
      .insertInto('theme_parts')
      .values({ theme_id: row.theme_id, position: i + 1, ...part })
      .execute();
  }
}
