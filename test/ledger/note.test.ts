import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { openCheckpoint, parseCheckpoint, signCheckpoint } from '../../src/ledger/checkpoint.ts';
import { inclusionProof, leafHash, merkleRoot } from '../../src/ledger/merkle.ts';
import { isKeyName, openNote, parseVkey, signNote, type VerifierKey, vkeyOf } from '../../src/ledger/note.ts';
import { formatProof, parseProof, verifyProof } from '../../src/ledger/proof-file.ts';

const name = 'chengnuo.example/320400';

function newKey(keyName = name): { pem: string; vkey: string; key: VerifierKey } {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const vkey = vkeyOf(keyName, pem);
  const key = parseVkey(vkey);
  if (!key) throw new Error('our own key text is not read');
  return { pem, vkey, key };
}

test('what is signed opens under its key, in any script', () => {
  const { pem, key } = newKey('常州市政务服务管理办公室');
  const text = '抽查结果\n\nsecond paragraph\n';
  const note = signNote(text, key.name, pem);
  expect(openNote(note, [key])).toEqual({ ok: true, value: { text, signers: [key.name] } });
  expect(openNote(Buffer.from(note), [key]).ok).toBe(true);
});

test('each changed character of a note is refused', () => {
  const { pem, key } = newKey();
  const note = signNote('text 1\n', name, pem);
  for (let i = 0; i < note.length; i++) {
    const changed = note.slice(0, i) + (note[i] === 'x' ? 'y' : 'x') + note.slice(i + 1);
    expect(openNote(changed, [key]).ok, `at ${i}: ${changed}`).toBe(false);
  }
});

test('unknown signers are ignored, but somebody known must have signed', () => {
  const ours = newKey();
  const other = newKey('other.example');
  const note = signNote('text\n', name, ours.pem);
  const line = signNote('text\n', 'other.example', other.pem).split('\n\n')[1] ?? '';
  expect(openNote(note + line, [ours.key])).toMatchObject({ ok: true, value: { signers: [name] } });
  expect(openNote(note + line, [other.key, ours.key])).toMatchObject({
    value: { signers: [name, 'other.example'] },
  });
  expect(openNote(note, [other.key])).toEqual({ ok: false, error: 'no-known-signer' });
  expect(openNote(note, [])).toEqual({ ok: false, error: 'no-known-signer' });
});

test.each([
  ['no signatures', 'text\n'],
  ['no blank line', 'text\n— a QUFBQUFB\n'],
  ['a signature that is not base64', 'text\n\n— a QUFBQUF*\n'],
  ['a control character', 'te\u0007xt\n\n— a QUFBQUFB\n'],
  ['a carriage return', 'text\r\n\n— a QUFBQUFB\n'],
  ['no line feed at the end', 'text\n\n— a QUFBQUFB'],
])('%s is malformed', (_, note) => {
  expect(openNote(note, [newKey().key])).toEqual({ ok: false, error: 'malformed' });
});

test('bytes that are not UTF-8 are malformed', () => {
  const bytes = Buffer.concat([Buffer.from([0xff]), Buffer.from(signNote('a\n', name, newKey().pem))]);
  expect(openNote(bytes, [newKey().key])).toEqual({ ok: false, error: 'malformed' });
});

test('a key text with another name, hash or type is refused', () => {
  const { vkey } = newKey();
  expect(parseVkey(vkey)?.name).toBe(name);
  expect(parseVkey(vkey.replace('320400', '320401'))).toBeNull();
  expect(parseVkey(vkey.slice(0, -4))).toBeNull();
  expect(parseVkey('')).toBeNull();
  expect(['a b', 'a+b', '', 'a\u3000b', 'a\nb'].some(isKeyName)).toBe(false);
});

test('a checkpoint is signed, opened, and refused from another log', () => {
  const { pem, key, vkey } = newKey();
  const root = merkleRoot([]);
  const note = signCheckpoint({ origin: name, size: 0, root }, pem);
  expect(openCheckpoint(note, key)).toEqual({
    ok: true,
    value: { origin: name, size: 0, root: Buffer.from(root) },
  });
  const stranger = signNote('other.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n', name, pem);
  expect(openCheckpoint(stranger, key)).toEqual({ ok: false, error: 'other-log' });
  expect(openCheckpoint(signNote('just text\n', name, pem), key)).toEqual({
    ok: false,
    error: 'not-a-checkpoint',
  });
  expect(vkey.startsWith(`${name}+`)).toBe(true);
});

test.each([
  'Log\n007\nYmFuYW5hcw==\n',
  'Log\n1\nYmFuYW5hcw==\n\n',
  'Log\n1\nYmFuYW5hcw\n',
  'Log\n1e3\nYQ==\n',
])('checkpoint %j is refused', (text) => {
  expect(parseCheckpoint(text)).toBeNull();
});

test('a proof file is read back, verifies its entry and no other', () => {
  const { pem, key } = newKey();
  const leaves = Array.from({ length: 11 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));
  const checkpoint = signCheckpoint({ origin: name, size: 11, root: merkleRoot(leaves) }, pem);
  const proof = { index: 9, hashes: inclusionProof(leaves, 9), checkpoint };
  const text = formatProof(proof);
  expect(text.startsWith('c2sp.org/tlog-proof@v1\nindex 9\n')).toBe(true);
  expect(parseProof(text)).toEqual(proof);
  expect(parseProof(formatProof({ ...proof, extra: Buffer.from('x') }))?.extra).toEqual(Buffer.from('x'));
  const entry = leafHash(Buffer.from('entry 9'));
  expect(verifyProof(text, key, entry)).toMatchObject({ ok: true, value: { index: 9 } });
  expect(verifyProof(text, key, leafHash(Buffer.from('entry 8')))).toEqual({
    ok: false,
    error: 'not-included',
  });
  expect(verifyProof(text.replace('index 9', 'index 8'), key, entry).ok).toBe(false);
  expect(verifyProof(text, newKey().key, entry)).toEqual({ ok: false, error: 'no-known-signer' });
  for (const broken of [text.replace('@v1', '@v2'), text.replace('index 9', 'index 09'), text.slice(1), ''])
    expect(verifyProof(broken, key, entry)).toEqual({ ok: false, error: 'not-a-proof' });
});

test('a proof file of one entry has no hashes', () => {
  expect(formatProof({ index: 0, hashes: [], checkpoint: 'checkpoint\n' })).toBe(
    'c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n',
  );
});
