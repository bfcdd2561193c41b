import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { exists, fileError, syncFolder, writeFileSafely } from '../../workspace/safe-file.ts';
import { type AnswerKey, type Answers, caseSteps } from './new-case-rules.ts';

/** The answers of a case that is not recorded yet. Kept in the workspace for its owner's eyes, until it is recorded or discarded. */
export interface Draft {
  /** `case-3f9a01bc`: the file's name without its ending. */
  readonly name: string;
  readonly actor: string;
  /** Instant of the last answer. */
  readonly savedAt: string;
  readonly answers: Answers;
}

const FOLDER = 'drafts';
const fileName = /^(case-[0-9a-f]{8})\.json$/;
const keys = caseSteps.map(({ key }) => key) as [AnswerKey, ...AnswerKey[]];

const draftSchema = z.object({
  version: z.literal(1),
  actor: z.string(),
  saved_at: z.iso.datetime(),
  answers: z.partialRecord(z.enum(keys), z.string()),
});

export const newDraft = (actor: string): Draft => ({
  name: `case-${randomBytes(4).toString('hex')}`,
  actor,
  savedAt: '',
  answers: {},
});

/** Writes the draft whole, readable by its owner alone (0600). Throws the errors of `writeFileSafely`. */
export async function saveDraft(workspaceDir: string, draft: Draft): Promise<void> {
  const folder = join(workspaceDir, FOLDER);
  const { name, actor, savedAt, answers } = draft;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileError(error, folder);
  }
  const text = JSON.stringify({ version: 1, actor, saved_at: savedAt, answers }, null, 2);
  await writeFileSafely(join(folder, `${name}.json`), `${text}\n`, { mode: 0o600 });
}

/** The drafts of one actor, the latest first, and the files in the folder that are none or cannot be read. */
export async function listDrafts(
  workspaceDir: string,
  actor: string,
): Promise<{ drafts: Draft[]; unreadable: string[] }> {
  const folder = join(workspaceDir, FOLDER);
  const drafts: Draft[] = [];
  const unreadable: string[] = [];
  for (const file of (await filesIn(folder)).sort()) {
    const name = fileName.exec(file)?.[1];
    if (name === undefined) continue;
    const draft = await readDraft(join(folder, file), name);
    if (draft === 'foreign') continue;
    if (draft === null) unreadable.push(join(FOLDER, file));
    else if (draft.actor === actor) drafts.push(draft);
  }
  return { drafts: drafts.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1)), unreadable };
}

/** Gone for good: recorded, or not wanted any more. */
export async function dropDraft(workspaceDir: string, draft: Pick<Draft, 'name'>): Promise<void> {
  const folder = join(workspaceDir, FOLDER);
  const file = join(folder, `${draft.name}.json`);
  try {
    await rm(file, { force: true });
    if (await exists(folder)) await syncFolder(folder);
  } catch (error) {
    throw fileError(error, file);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Null for what is no draft; foreign for what another user of the machine keeps to itself. */
async function readDraft(file: string, name: string): Promise<Draft | 'foreign' | null> {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!parsed.success) return null;
    const { actor, saved_at: savedAt, answers } = parsed.data;
    return { name, actor, savedAt, answers };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'EACCES' || code === 'EPERM' ? 'foreign' : null;
  }
}
