import { mkdirSync, writeFileSync } from 'node:fs';
import type { Office, RunOptions } from '../support/office.ts';

/** A fictional person with a valid check character. */
export const PERSON = '320402199001011239';

export interface BreachFlags {
  readonly subject?: string;
  readonly name?: string;
  readonly type?: 'person' | 'organization';
  readonly kind?: string;
  readonly seriousness?: string;
  readonly more?: string;
}

/** Runs a command that must succeed; gives its JSON document. */
export async function done<T = Record<string, unknown>>(
  office: Office,
  line: string,
  options: RunOptions = {},
): Promise<T> {
  const outcome = await office.run(`${line} --format json`, options);
  if (outcome.code !== 0) throw new Error(`${line}: ${outcome.err}`);
  return outcome.json() as T;
}

/** A reported breach; gives its number. */
export async function reported(office: Office, flags: BreachFlags = {}): Promise<string> {
  const { subject = PERSON, name = '王建国', type = 'person', kind = 'false_promise', more = '' } = flags;
  const { breach } = await done<{ breach: string }>(
    office,
    `credit breach --subject ${subject} --name ${name} --type ${type} --kind ${kind} ` +
      `--seriousness ${flags.seriousness ?? 'general'} --facts 承诺不实 ${more}`,
  );
  return breach;
}

/** A breach decided on that day, the defence heard. `options`: a clock that has come so far. */
export async function decided(
  office: Office,
  day: string,
  flags: BreachFlags = {},
  options: RunOptions = {},
): Promise<string> {
  const breach = await reported(office, flags);
  await done(office, `credit decide ${breach} --document 决1 --at ${day} --defence heard`, options);
  return breach;
}

/** What the gate answers for a number, with its exit code. */
export async function askedGate(office: Office, id = PERSON, more = '') {
  const outcome = await office.run(`credit gate ${id} ${more} --format json`);
  return {
    code: outcome.code,
    ...(outcome.json() as { allowed: boolean; reason: string; disputed: boolean }),
  };
}

interface Shown {
  readonly state: string;
  readonly disputed: boolean;
  readonly publicity_from: string | null;
  readonly publicity_until: string | null;
  readonly publicity_ended_on: string | null;
  readonly earliest_repair: string | null;
  readonly dismissed_as: string | null;
  readonly bars: readonly {
    readonly bar: string;
    readonly from: string;
    readonly lifted_on: string | null;
  }[];
  readonly rules: readonly { readonly what: string; readonly day: string | null; readonly rule: string }[];
}

export async function shown(office: Office, breach: string): Promise<Shown> {
  const { breaches } = await done<{ breaches: Shown[] }>(office, `credit show ${breach}`);
  const [first] = breaches;
  if (first === undefined) throw new Error('a breach shows itself');
  return first;
}

/** Overrides one rule of a policy file for good. `value` as YAML. */
export function setRule(office: Office, file: string, rule: string, value: string): void {
  mkdirSync(office.path('policy'), { recursive: true });
  writeFileSync(
    office.path('policy', `${file}.yaml`),
    [
      `${rule}:`,
      '  - effective_from: 2019-01-01',
      '    effective_to: null',
      '    basis: { zh: 本市规定, en: rule of this city }',
      '    source: design',
      `    value: ${value}`,
      '',
    ].join('\n'),
  );
}
