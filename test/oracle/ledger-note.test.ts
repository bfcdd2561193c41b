import { expect, test } from 'vitest';
import { z } from 'zod';
import { formatCheckpoint, parseCheckpoint } from '../../src/ledger/checkpoint.ts';
import { openNote, parseVkey, vkeyOf } from '../../src/ledger/note.ts';
import { vectors } from './vectors.ts';

const published = z
  .object({
    verify: z.array(z.object({ vkey: z.string(), note: z.string() })),
    checkpoint_ok: z.array(z.string()),
    checkpoint_bad: z.array(z.string()),
  })
  .parse(vectors('signed_note'));

test.each(published.verify)('note under $vkey', ({ vkey, note }) => {
  const key = parseVkey(vkey);
  if (!key) throw new Error('the published key is not read');
  expect(vkeyOf(key.name, key.publicKey)).toBe(vkey);
  expect(openNote(note, [key])).toEqual({
    ok: true,
    value: { text: note.slice(0, note.lastIndexOf('\n\n') + 1), signers: [key.name] },
  });
  expect(openNote(note.replace('e', 'E'), [key])).toEqual({ ok: false, error: 'bad-signature' });
});

test.each(published.checkpoint_ok)('checkpoint %j is read and written back', (text) => {
  const checkpoint = parseCheckpoint(text);
  expect(checkpoint && formatCheckpoint(checkpoint)).toBe(text);
});

test.each(published.checkpoint_bad)('checkpoint %j is refused', (text) => {
  expect(parseCheckpoint(text)).toBeNull();
});
