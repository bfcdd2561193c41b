import { CompiledQuery, sql } from 'kysely';
import type { Desk } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { appendEntry, type Stamp } from '../ledger/append.ts';
import { type LoginChange, planRoles } from '../store/postgres/roles.ts';
import type { Db, Store, Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';

export interface Grants {
  readonly statements: readonly string[];
}

/** The rights of the four roles, and of a login, as statements. E_DB_LOGIN_UNKNOWN, E_DB_AUTHORITY_UNKNOWN. */
export async function planGrants(
  store: Store,
  change: LoginChange | null,
): Promise<Result<Grants, AppError>> {
  return planOn(store, store.db, change);
}

/** Gives them, as an act: all or nothing. What is not the owner's to give is refused with E_DB_ROLE. */
export function grantRoles(
  desk: Desk,
  stamp: Stamp,
  change: LoginChange | null,
): Promise<Result<Grants, AppError>> {
  const { store, keys } = desk;
  return store.transaction(async (tx) => {
    const planned = await planOn(store, tx, change);
    if (!planned.ok) return planned;
    for (const statement of planned.value.statements) await tx.executeQuery(CompiledQuery.raw(statement));
    // Officials are persons: the log names a login by its keyed hash.
    const login = change === null ? {} : { login: keyedHash(keys, change.login), role: change.role };
    await appendEntry(tx, stamp, 'db.roles', {
      ...login,
      ...(change === null ? {} : { authorities: [...change.authorities] }),
    });
    return planned;
  });
}

async function planOn(
  store: Store,
  db: Db | Tx,
  change: LoginChange | null,
): Promise<Result<Grants, AppError>> {
  const named = change === null ? ok(null) : await withNames(db, change);
  if (!named.ok) return named;
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  return ok({ statements: planRoles(rows[0]?.schema ?? 'public', await store.describe(db), named.value) });
}

/** Authorities by the names that cases bear, whether code or name was given. */
async function withNames(db: Db | Tx, change: LoginChange): Promise<Result<LoginChange, AppError>> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${change.login}`.execute(db);
  if (rows.length === 0) return err(appError('E_DB_LOGIN_UNKNOWN', { login: change.login }));
  const names = new Set<string>();
  for (const authority of change.authorities) {
    const found = await db
      .selectFrom('item_versions')
      .select('authority_name')
      .distinct()
      .where((eb) => eb.or([eb('authority_code', '=', authority), eb('authority_name', '=', authority)]))
      .execute();
    if (found.length === 0) return err(appError('E_DB_AUTHORITY_UNKNOWN', { authority }));
    for (const { authority_name } of found) names.add(authority_name);
  }
  return ok({ ...change, authorities: [...names].sort(compareUtf8) });
}
