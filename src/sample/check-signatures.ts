import { z } from 'zod';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { leafHash } from '../ledger/merkle.ts';
import { openNote, parseVkey, type VerifierKey } from '../ledger/note.ts';
import { verifyProof } from '../ledger/proof-file.ts';
import type { AddFinding } from './finding.ts';
import { type FolderFiles, folderFiles } from './folder.ts';
import { bytesOf, digestOf } from './folder-file.ts';
import { type PublishedPlan, planEntryData } from './published-plan.ts';

/** Checks the digests of all files, the office's signature over them, and that the plan stands in the office's ledger. */
export function checkSignatures(
  files: FolderFiles,
  plan: PublishedPlan | null,
  trustedKey: string | undefined,
  add: AddFinding,
): void {
  checkSums(files, add);
  const keyText = trustedKey ?? plan?.verifier_key;
  if (keyText === undefined) return;
  const key = parseVkey(keyText);
  if (!key || (plan && plan.verifier_key !== keyText)) add(folderFiles.plan, 'other-key');
  if (!key) return;
  const sums = bytesOf(files, folderFiles.sums);
  const note = bytesOf(files, folderFiles.sumsNote);
  if (sums && note) {
    const opened = openNote(note, [key]);
    if (!opened.ok) add(folderFiles.sumsNote, 'bad-signature', opened.error);
    else if (!Buffer.from(opened.value.text).equals(sums)) add(folderFiles.sumsNote, 'digest-mismatch');
  }
  if (plan) checkLedgerEntry(files, plan, key, add);
}

function checkSums(files: FolderFiles, add: AddFinding): void {
  const bytes = bytesOf(files, folderFiles.sums);
  if (!bytes) return;
  const text = Buffer.from(bytes).toString('utf8');
  const listed = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest = '', name = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (digest === '') add(folderFiles.sums, 'malformed', line.slice(0, 80));
    else listed.set(name, digest);
  }
  for (const [name, digest] of listed) {
    const file = files.get(name);
    if (!file) add(name, 'missing-file');
    else if (digestOf(file) !== digest) add(name, 'digest-mismatch');
  }
  const exempt: readonly string[] = [folderFiles.sums, folderFiles.sumsNote];
  const unlisted = [...files.keys()].filter((name) => !listed.has(name) && !exempt.includes(name));
  for (const name of unlisted) add(name, 'unlisted-file');
  // The sums themselves have one form: by name, each once, nothing in between.
  const names = [...listed.keys()].sort(compareUtf8);
  if (names.map((name) => `${listed.get(name)}  ${name}\n`).join('') !== text)
    add(folderFiles.sums, 'malformed');
}

/** The entry says what the plan says, and was in the log that the office signed. */
function checkLedgerEntry(files: FolderFiles, plan: PublishedPlan, key: VerifierKey, add: AddFinding): void {
  const entry = bytesOf(files, folderFiles.planEntry);
  const proof = bytesOf(files, folderFiles.planProof);
  if (!entry) add(folderFiles.planEntry, 'missing-file');
  if (!proof) add(folderFiles.planProof, 'missing-file');
  if (!entry || !proof) return;
  const verified = verifyProof(Buffer.from(proof).toString('utf8'), key, leafHash(entry));
  if (!verified.ok) add(folderFiles.planProof, 'not-in-ledger', verified.error);
  const said = entryData(Buffer.from(entry).toString('utf8'));
  const differs = Object.entries(planEntryData(plan)).filter(
    ([key, value]) => said?.[key] === undefined || canonicalJson(said[key]) !== canonicalJson(value),
  );
  if (differs.length > 0)
    add(folderFiles.planEntry, 'not-in-ledger', differs.map(([name]) => name).join(', '));
}

const entrySchema = z.object({ act: z.literal('sample.plan'), data: z.record(z.string(), z.json()) });

/** What the entry of a plan says; null if it is none. */
function entryData(text: string): { readonly [key: string]: Json } | null {
  try {
    const parsed = entrySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.data : null;
  } catch {
    return null;
  }
}
