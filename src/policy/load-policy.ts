import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { appError } from '../i18n/catalogue.ts';
import type { PolicyProblem } from '../i18n/zh/policy.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { packagePath } from '../workspace/package-root.ts';
import { readYaml } from '../workspace/read-yaml.ts';
import { fileError } from '../workspace/safe-file.ts';
import { checkPeriods } from './rule.ts';
import { type Policy, policyFiles, policySchema } from './schema.ts';

type RawRules = Record<string, { file: string; periods: unknown }>;
type RawPolicy = Record<string, RawRules>;

/**
 * The rules in force in an office: those that come with the program, and over them `<workspace>/policy/*.yaml`, where a rule
 * named replaces the whole rule of that name and all others stay. Errors, each naming file and place: E_POLICY_FILE,
 * E_POLICY_BASIS, E_POLICY_PERIOD. Throws only what the file system refused.
 */
export async function loadPolicy(workspaceDir: string | null): Promise<Result<Policy, AppError>> {
  const raw: RawPolicy = {};
  for (const name of policyFiles) {
    const read = await shippedRules(name);
    if (!read.ok) return read;
    raw[name] = read.value;
  }
  if (workspaceDir !== null) {
    const overlaid = await overlay(raw, join(workspaceDir, 'policy'));
    if (!overlaid.ok) return overlaid;
  }
  return parsePolicy(raw);
}

const shipped = new Map<string, RawRules>();

/** The program's own file, which does not change while it runs: a process that does many acts (the menu) reads it once. */
async function shippedRules(name: string): Promise<Result<RawRules, AppError>> {
  const known = shipped.get(name);
  if (known) return ok(known);
  const read = await readRules(packagePath('data', 'policy', `${name}.yaml`));
  if (read.ok) shipped.set(name, read.value);
  return read;
}

async function overlay(raw: RawPolicy, folder: string): Promise<Result<void, AppError>> {
  for (const entry of await listFolder(folder)) {
    const known = policyFiles.find((name) => entry === `${name}.yaml`);
    // A misspelt name must not be silently without effect.
    if (known === undefined) return err(fileProblem(join(folder, entry), '', 'unknown_file'));
    const read = await readRules(join(folder, entry));
    if (!read.ok) return read;
    raw[known] = { ...raw[known], ...read.value };
  }
  return ok(undefined);
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /^[^.].*\.ya?ml$/i.test(name)).sort(compareUtf8);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileError(error, folder);
  }
}

async function readRules(file: string): Promise<Result<RawRules, AppError>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw fileError(error, file);
  }
  const read = readYaml(text);
  if (!('content' in read)) return err(fileProblem(`${file}:${read.line}`, '', 'syntax'));
  const content = read.content ?? {};
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return err(fileProblem(file, '', 'wrong_value'));
  }
  return ok(Object.fromEntries(Object.entries(content).map(([rule, periods]) => [rule, { file, periods }])));
}

/** Parses the merged rules; every period of a rule keeps the file it came from. */
function parsePolicy(raw: RawPolicy): Result<Policy, AppError> {
  const parsed = policySchema.safeParse(raw);
  const issue = parsed.error?.issues[0];
  if (!parsed.success) return err(issueError(raw, issue));
  for (const rules of Object.values(parsed.data)) {
    for (const rule of Object.values(rules)) {
      const checked = checkPeriods(rule);
      if (!checked.ok) return checked;
    }
  }
  return ok(parsed.data);
}

function issueError(raw: RawPolicy, issue: z.core.$ZodIssue | undefined): AppError {
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...keys];
  const [name = '', rule = ''] = path.map(String);
  const file = raw[name]?.[rule]?.file ?? join('data', 'policy', `${name}.yaml`);
  // The file holds `rule: [period, …]`; `periods` is only our wrapping.
  const place = [rule, ...path.slice(3)].map(String).join('.');
  if (keys.length > 0) return fileProblem(file, place, 'unknown_key');
  if (path[4] === 'basis') return appError('E_POLICY_BASIS', { file, path: place });
  return fileProblem(file, place, valueAt(raw, path) === undefined ? 'missing' : 'wrong_value');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

const fileProblem = (file: string, path: string, problem: PolicyProblem): AppError =>
  appError('E_POLICY_FILE', { file, path, problem });
