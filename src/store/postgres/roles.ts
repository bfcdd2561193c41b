import type { TableFacts } from '../describe.ts';
import { personalData } from '../personal-data.ts';
import type { Schema } from '../schema.ts';
import { access, type Guard, type OfficeRole, officeRoles, type Right, type TableAccess } from './access.ts';

/** A login that takes a role, or gives up every one of them (`role` null). */
export interface LoginChange {
  readonly login: string;
  readonly role: OfficeRole | null;
  /** Of a clerk: the authorities whose files are theirs, by name. They replace those of before. */
  readonly authorities: readonly string[];
}

const roleName = (role: OfficeRole): string => `chengnuo_${role}`;

/**
 * The statements that give the four roles their rights, from nothing: run again they come to the same. To be run as one transaction by the
 * owner of the tables, who may create roles. `tables`: as the server knows them; `schema`: where they stand.
 */
export function planRoles(
  schema: string,
  tables: readonly TableFacts[],
  change: LoginChange | null,
): readonly string[] {
  const ours = tables.filter(({ table }) => Object.hasOwn(access, table));
  const place = quoted(schema);
  return [
    ...officeRoles.map(
      (role) =>
        `do $$ begin create role ${roleName(role)} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    ),
    // Nobody may put something of their own before ours.
    `revoke create on schema ${place} from public`,
    `revoke all on all tables in schema ${place} from ${everyRole}`,
    `revoke all on all sequences in schema ${place} from ${everyRole}`,
    `grant usage on schema ${place} to ${everyRole}`,
    ...functions(place),
    ...ours.flatMap((facts) => tableStatements(place, facts, access[facts.table as keyof Schema])),
    // Subjects are numbered before they are written (reserveIds).
    `grant usage on sequence ${place}.subjects_subject_id_seq to ${roleName('clerk')}`,
    ...(change === null ? [] : loginStatements(place, change)),
  ];
}

const everyRole = officeRoles.map(roleName).join(', ');

/**
 * What the guards ask. They run with the rights of the tables' owner, so that asking is not guarded itself, and go by the login of the
 * session: `set role` does not change it. What they name is found in our schema alone, whatever the session's search_path says.
 */
function functions(place: string): readonly string[] {
  const define = (signature: string, returns: string, body: string) => [
    `create or replace function ${place}.${signature} returns ${returns} language sql stable security definer set search_path = ${place}, pg_temp as $$ ${body} $$`,
    `revoke all on function ${place}.${signature} from public`,
    `grant execute on function ${place}.${signature} to ${roleName('clerk')}`,
  ];
  return [
    ...define(
      'chengnuo_authorities()',
      'text[]',
      "select coalesce(array_agg(authority_name), '{}') from logins where login = session_user::text",
    ),
    // Persons whose identity number lies before the official (know-persons.ts), with those who represent them.
    ...define(
      'chengnuo_knows(bigint, text)',
      'boolean',
      `select exists (select from subjects s where s.subject_id = $1 and s.office_region = $2 and strpos(current_setting('chengnuo.known', true), s.id_key) > 0)
        or exists (select from subject_representatives l join subjects s on s.subject_id = l.subject_id and s.office_region = l.office_region
          where l.representative_id = $1 and l.office_region = $2 and strpos(current_setting('chengnuo.known', true), s.id_key) > 0)`,
    ),
    ...define(
      'chengnuo_sees(bigint, text)',
      'boolean',
      `select exists (select from cases c where c.subject_id = $1 and c.office_region = $2 and c.authority_name = any (chengnuo_authorities()))
        or exists (select from cases c where c.agent_subject_id = $1 and c.office_region = $2 and c.authority_name = any (chengnuo_authorities()))
        or exists (select from breaches b where b.subject_id = $1 and b.office_region = $2
          and (b.authority_name = any (chengnuo_authorities()) or b.deciding_authority = any (chengnuo_authorities())))
        or chengnuo_knows($1, $2)`,
    ),
  ];
}

const privileges: Readonly<Record<Exclude<Right, 'none'>, readonly string[]>> = {
  read: ['select'],
  add: ['select', 'insert'],
  write: ['select', 'insert', 'update'],
};

function tableStatements(place: string, facts: TableFacts, rules: TableAccess): readonly string[] {
  const table = `${place}.${facts.table}`;
  const { guard, figures = false } = rules;
  const plain = personalData[facts.table as keyof Schema].plain.split(' ');
  return [
    ...officeRoles.flatMap((role) => {
      const right = rules[role];
      if (right === 'none') return [];
      const named = role === 'analyst' && figures ? ` (${plain.join(', ')})` : '';
      return [
        `grant ${privileges[right].map((one) => one + named).join(', ')} on ${table} to ${roleName(role)}`,
      ];
    }),
    ...(guard === undefined ? [] : guardStatements(table, facts.table, guard)),
  ];
}

function guardStatements(table: string, name: string, guard: Guard): readonly string[] {
  const seen = seenBy(guard, name);
  const clerk = roleName('clerk');
  const policy = (called: string, rule: string) => [
    `drop policy if exists ${called} on ${table}`,
    `create policy ${called} on ${table} ${rule}`,
  ];
  // Who comes to a window for the first time hangs on nothing yet.
  const fresh = name === 'subjects' || name === 'applications';
  return [
    `alter table ${table} enable row level security`,
    ...(fresh
      ? [
          ...policy('clerk_reads', `for select to ${clerk} using (${seen})`),
          ...policy('clerk_changes', `for update to ${clerk} using (${seen})`),
          ...policy('clerk_adds', `for insert to ${clerk} with check (true)`),
        ]
      : policy('clerk_sees', `to ${clerk} using (${seen})${mayAdd(name, seen)}`)),
    ...policy('others_see', `to ${roleName('analyst')}, ${roleName('supervisor')} using (true)`),
  ];
}

/**
 * A row that makes a person visible may only name one whom the clerk sees already, or whose number lies before them: else whoever writes
 * a case with somebody's serial would read them.
 */
function mayAdd(table: string, seen: string): string {
  const persons: Readonly<Record<string, readonly string[]>> = {
    cases: ['subject_id', 'agent_subject_id'],
    breaches: ['subject_id'],
    subject_representatives: ['subject_id', 'representative_id'],
  };
  const named = (persons[table] ?? []).map(
    (column) => `(${table}.${column} is null or chengnuo_sees(${table}.${column}, ${table}.office_region))`,
  );
  return named.length === 0 ? '' : ` with check ((${seen}) and ${named.join(' and ')})`;
}

/** The condition on a row that a clerk sees. A row that hangs on a case or breach is seen with it: that table's own guard decides. */
function seenBy(guard: Guard, table: string): string {
  const own = (column: string) => `${column} = any (chengnuo_authorities())`;
  const subject = `chengnuo_sees(${table}.subject_id, ${table}.office_region)`;
  const hangsOn = (parent: string, key: string) =>
    `exists (select from ${parent} x where x.${key} = ${table}.${key} and x.office_region = ${table}.office_region)`;
  const conditions: Readonly<Record<Guard, string>> = {
    authority: own('authority_name'),
    subject: table === 'applications' ? `${own('lead')} or ${subject}` : subject,
    case: hangsOn('cases', 'case_id'),
    unit: `exists (select from cases x where x.case_no = ${table}.unit and x.office_region = ${table}.office_region)`,
    breach:
      table === 'breaches'
        ? `${own('authority_name')} or ${own('deciding_authority')} or ${subject}`
        : hangsOn('breaches', 'breach_id'),
    filed: `${hangsOn('cases', 'case_id')} or ${hangsOn('breaches', 'breach_id')}`,
  };
  return conditions[guard];
}

function loginStatements(place: string, { login, role, authorities }: LoginChange): readonly string[] {
  const name = quoted(login);
  return [
    `revoke ${everyRole} from ${name}`,
    `delete from ${place}.logins where login = ${literal(login)}`,
    ...(role === null ? [] : [`grant ${roleName(role)} to ${name}`]),
    ...authorities.map(
      (authority) =>
        `insert into ${place}.logins (login, authority_name) values (${literal(login)}, ${literal(authority)})`,
    ),
  ];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** Standard strings: a backslash is itself in them. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
