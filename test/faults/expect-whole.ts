import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { run } from '../support/office.ts';
import { type Picture, pictureOf } from './picture.ts';
import { resultOf, type Stage } from './stages.ts';

/** How far an act had come: nothing of it, all of it, or, where it is done part by part, some. */
export type State = 'before' | 'after' | 'between';

/** A folder before the act, and after an unbroken run. */
export interface Course {
  readonly before: Picture;
  readonly after: Picture;
  /** Contents of the database that were checked and found sound: the same rows need not be checked a hundred times. */
  readonly sound: Set<string>;
}

/** The hour after every act. */
const AFTERWARDS = '2026-09-18T11:00:00+08:00';

const temporary = /\.(part|lock|old)\b/;

/** Names of files that are made on the way, and which no run may leave for good. */
export const leftovers = (dir: string): readonly string[] =>
  (readdirSync(dir, { recursive: true }) as string[]).filter((name) => temporary.test(name));

/** The database and its ledger are sound, and what stands under a final name is whole. Tells whether the act has happened. */
export async function expectWhole(dir: string, stage: Stage, course: Course): Promise<State> {
  const { before, after } = course;
  const now = pictureOf(dir);
  const happened = Object.entries(resultOf(stage, after)).every(([name, content]) => now[name] === content);
  const changed = Object.keys(before).filter((name) => isOffice(name) && now[name] !== before[name]);
  if (!happened) expect(changed.filter((name) => stage.piecewise?.(name) !== true)).toEqual([]);
  for (const [name, content] of Object.entries(now)) {
    if (isOffice(name) || temporary.test(name) || stage.piecewise?.(name) === true) continue;
    const [copy, table] = name.split('.backup');
    // A copy is whole, and as the database was before.
    if (table !== undefined) expect([copy, content]).toEqual([copy, before[`chengnuo.db${table}`]]);
    else if (stage.goes?.(name) !== true) expect([before[name], after[name]], name).toContain(content);
  }
  const content = JSON.stringify(Object.entries(now).filter(([name]) => isOffice(name)));
  if (!course.sound.has(content)) await expectSound(dir, !happened && stage.older === true);
  course.sound.add(content);
  if (happened) return 'after';
  return changed.length === 0 ? 'before' : 'between';
}

async function expectSound(dir: string, old: boolean): Promise<void> {
  const checked = await run('db check', { cwd: dir, now: AFTERWARDS });
  expect([checked.code, checked.err], checked.out).toEqual(
    old ? [12, expect.stringContaining('E_DB_SCHEMA_OLD')] : [0, ''],
  );
  if (!old) expect((await run('ledger verify', { cwd: dir, now: AFTERWARDS })).code).toBe(0);
}

/** After the run that went through: all as after an unbroken one, row for row and byte for byte, and nothing beside it. */
export async function expectDone(dir: string, stage: Stage, course: Course): Promise<void> {
  await expectWhole(dir, stage, course);
  expect(resultOf(stage, pictureOf(dir))).toEqual(resultOf(stage, course.after));
  expect(leftovers(dir)).toEqual([]);
}

const isOffice = (name: string): boolean => name === 'chengnuo.db' || name.startsWith('chengnuo.db/');
