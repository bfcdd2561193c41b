import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { assert } from '../kernel/assert.ts';
import { sha256 } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';

/** A public key that notes are checked against. `keyId` is the big-endian number of the first four hash bytes. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: number;
  readonly publicKey: KeyObject;
}

/** A note whose signatures by known keys were all checked. `signers` are the names of those keys. */
export interface OpenedNote {
  readonly text: string;
  readonly signers: readonly string[];
}

export type NoteProblem = 'malformed' | 'no-known-signer' | 'bad-signature';

const ed25519Type = 0x01;
// DER of SubjectPublicKeyInfo for Ed25519 (RFC 8410) up to the 32 bytes of the key itself.
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const maxSignatures = 100;
const signatureLine = /^— ([^\s+]+) (\S+)$/u;

/** True for a name that the format allows: not empty, no Unicode space, no plus. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name) && name.isWellFormed();

/** The verifier key as text, `name+hex+base64`: what the office makes public once and for all. */
export function vkeyOf(name: string, key: KeyObject | string): string {
  const raw = rawPublicKey(key);
  const typed = Buffer.concat([Uint8Array.of(ed25519Type), raw]);
  return `${name}+${keyHash(name, raw).toString('hex')}+${encodeBase64(typed)}`;
}

/** Reads `name+hex+base64`; null unless it is an Ed25519 key whose hash fits. */
export function parseVkey(text: string): VerifierKey | null {
  const [name = '', hex = '', ...rest] = text.split('+');
  const typed = decodeBase64(rest.join('+')); // base64 itself may hold a plus
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(hex)) return null;
  if (typed?.length !== 33 || typed[0] !== ed25519Type) return null;
  const raw = typed.subarray(1);
  const hash = keyHash(name, raw);
  if (hash.toString('hex') !== hex) return null;
  const publicKey = createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
  return { name, keyId: hash.readUInt32BE(), publicKey };
}

/**
 * Signs a text as a C2SP signed note (c2sp.org/signed-note). `text` ends in a line feed and holds no other control
 * character; `privateKeyPem` is an Ed25519 key in PKCS #8.
 */
export function signNote(text: string, name: string, privateKeyPem: string): string {
  assert(isNoteText(text), 'a note is well-formed text that ends in a line feed');
  assert(isKeyName(name), 'a key name has no space and no plus');
  const key = createPrivateKey(privateKeyPem);
  const signature = sign(null, Buffer.from(text, 'utf8'), key);
  const bytes = Buffer.concat([keyHash(name, rawPublicKey(key)), signature]);
  return `${text}\n— ${name} ${encodeBase64(bytes)}\n`;
}

/**
 * Checks a signed note against the keys one trusts. Signatures of other keys are ignored, as the format asks;
 * one bad signature of a known key rejects the whole note. Nothing of an unopened note may be used.
 */
export function openNote(
  note: string | Uint8Array,
  keys: readonly VerifierKey[],
): Result<OpenedNote, NoteProblem> {
  const whole = typeof note === 'string' ? note : decodeUtf8(note);
  if (whole === null || !isNoteText(whole)) return err('malformed');
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) return err('malformed');
  const text = whole.slice(0, split + 1);
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > maxSignatures) return err('malformed');
  const signers = new Set<string>();
  for (const line of lines) {
    const [, name = '', base64 = ''] = signatureLine.exec(line) ?? [];
    const bytes = decodeBase64(base64);
    if (!isKeyName(name) || bytes === null || bytes.length < 5) return err('malformed');
    const keyId = bytes.readUInt32BE();
    const key = keys.find((known) => known.name === name && known.keyId === keyId);
    if (!key) continue;
    if (!verify(null, Buffer.from(text, 'utf8'), key.publicKey, bytes.subarray(4)))
      return err('bad-signature');
    signers.add(name);
  }
  return signers.size > 0 ? ok({ text, signers: [...signers] }) : err('no-known-signer');
}

/** First four bytes of SHA-256(name || LF || type || key). */
const keyHash = (name: string, raw: Uint8Array): Buffer =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Uint8Array.of(ed25519Type), raw])).subarray(0, 4);

function rawPublicKey(key: KeyObject | string): Buffer {
  const publicKey = typeof key !== 'string' && key.type === 'public' ? key : createPublicKey(key);
  assert(publicKey.asymmetricKeyType === 'ed25519', 'the signing key is Ed25519');
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
}

const isNoteText = (text: string): boolean =>
  text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
