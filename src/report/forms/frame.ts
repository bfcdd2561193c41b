import { type Desk, stampOf } from '../../cli/desk.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { must } from '../../kernel/assert.ts';
import { officeDay } from '../../kernel/time.ts';
import { encodeBase64 } from '../../ledger/base64.ts';
import { parseCheckpoint } from '../../ledger/checkpoint.ts';
import { officeCheckpoint } from '../../ledger/office-checkpoint.ts';

/** What stands around every report on paper: the day it was made, and the ledger's head at that time. */
export interface Frame {
  readonly day: string;
  readonly footer: string;
}

/** Characters of the root that a footer shows: enough to compare by eye with a published checkpoint. */
const ROOT_CHARACTERS = 16;

export async function frameOf(desk: Desk, t: Catalogue): Promise<Frame> {
  const note = await officeCheckpoint(desk.store.db, desk.workspace, desk.keys);
  // A signed note is its text, an empty line, its signatures.
  const checkpoint = must(parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1)), 'our own checkpoint');
  const root = encodeBase64(checkpoint.root).slice(0, ROOT_CHARACTERS);
  return {
    day: t.report.signature.dayText({ day: officeDay(stampOf(desk).at) }),
    footer: t.report.footer({ size: checkpoint.size, root }),
  };
}
