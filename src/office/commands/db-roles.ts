import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { stampOf } from '../../cli/desk.ts';
import { present } from '../../cli/output.ts';
import { collected } from '../../cli/values.ts';
import { appError, type Catalogue } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { type OfficeRole, officeRoles } from '../../store/postgres/access.ts';
import type { LoginChange } from '../../store/postgres/roles.ts';
import { grantRoles, planGrants } from '../grant-roles.ts';

interface RolesOptions {
  readonly login?: string;
  readonly as?: OfficeRole;
  readonly authority?: readonly string[];
  readonly remove?: boolean;
  readonly apply?: boolean;
}

export function addRoles(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.db;
  kit
    .command(noun, 'roles', t.rolesSummary)
    .option('--login <name>', t.rolesLogin)
    .addOption(new Option('--as <role>', t.rolesAs).choices([...officeRoles]))
    .option('--authority <code>', t.rolesAuthority, collected)
    .option('--remove', t.rolesRemove)
    .option('--apply', t.rolesApply)
    .action(kit.run<RolesOptions>(runRoles));
}

async function runRoles(ctx: Context, _args: readonly string[], options: RolesOptions): Promise<number> {
  const t = ctx.t.office.db;
  const desk = await ctx.desk();
  if (desk.store.engine !== 'postgres') throw appError('E_DB_ONLY_SERVER', { command: 'db roles' });
  const wanted = wantedChange(options, t);
  const applied = options.apply === true;
  const grants = applied
    ? orThrow(await grantRoles(desk, stampOf(desk), wanted))
    : orThrow(await planGrants(desk.store, wanted));
  await present(ctx, {
    json: { applied, ...grants },
    text: () =>
      applied
        ? t.rolesApplied({ statements: grants.statements.length, login: wanted?.login ?? '' })
        : `-- ${t.rolesScript}\nbegin;\n${grants.statements.map((one) => `${one};\n`).join('')}commit;\n`,
  });
  return 0;
}

function wantedChange(
  { login, as, authority = [], remove }: RolesOptions,
  t: Catalogue['office']['db'],
): LoginChange | null {
  const missing = (flag: string, question: string) => appError('E_USAGE_ANSWER_MISSING', { flag, question });
  if (login === undefined) {
    if (as !== undefined || authority.length > 0 || remove === true) throw missing('--login', t.rolesLogin);
    return null;
  }
  if (remove === true) return { login, role: null, authorities: [] };
  if (as === undefined) throw missing('--as', t.rolesAs);
  // A clerk without an authority would see nobody; of the others nobody asks.
  if (as === 'clerk' && authority.length === 0) throw missing('--authority', t.rolesAuthority);
  return { login, role: as, authorities: as === 'clerk' ? authority : [] };
}
