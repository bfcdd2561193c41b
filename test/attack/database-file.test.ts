import { createHash, createHmac, createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must, WANG } from '../case/support.ts';
import { makeKnownPerson, PHONE } from '../office/known-person.ts';
import type { Office } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';
import { openOffice } from '../support/open-office.ts';

/** Every cell of every table, with where it stands: what somebody has who has the database and nothing else. */
async function everyCell(office: Office): Promise<readonly { place: string; bytes: Buffer }[]> {
  const store = await openOffice(office);
  try {
    const cells: { place: string; bytes: Buffer }[] = [];
    for (const { table } of await store.describe(store.db)) {
      const rows: readonly Record<string, unknown>[] = await store.db
        .selectFrom(table as 'counters')
        .selectAll()
        .execute();
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
          const bytes = value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value ?? ''));
          cells.push({ place: `${table}.${column}`, bytes });
        }
    }
    return cells;
  } finally {
    await store.close();
  }
}

const placesOf = async (office: Office, wanted: readonly Buffer[]): Promise<readonly string[]> => [
  ...new Set(
    (await everyCell(office))
      .filter(({ bytes }) => wanted.some((one) => bytes.includes(one)))
      .map(({ place }) => place),
  ),
];

/** What could be compared with guesses: there are few identity numbers, so that a digest of one without a key is as good as the number. */
const digestsOf = (texts: readonly string[]): readonly Buffer[] =>
  texts.flatMap((text) =>
    ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => {
      const digest = createHash(algorithm).update(text).digest();
      return [digest, ...(['hex', 'base64'] as const).map((form) => Buffer.from(digest.toString(form)))];
    }),
  );

const PERSONAL = [WANG, PHONE, '王小明', '常澄市天宁区青年路8号'];

test('with the database alone one reads who is in it, and can compare no hash with a guess', async () => {
  const { office } = await makeKnownPerson();
  // What docs/security.md says is plain is plain.
  const plain = await placesOf(office, [Buffer.from(WANG), Buffer.from(PHONE), Buffer.from('王小明')]);
  expect(plain).toEqual(
    expect.arrayContaining([
      'subjects.id_number',
      'subjects.name',
      'subjects.phone',
      'checks.detail',
      'breaches.facts',
    ]),
  );
  // The log, which is published, is not among it, nor are the keys of other authorities' data.
  expect(plain.filter((place) => /^ledger|key_hash|id_key/.test(place))).toEqual([]);
  expect(await placesOf(office, digestsOf(PERSONAL))).toEqual([]);
  // With the key file it is another matter.
  const key = Buffer.from(readFileSync(office.path('.keys/hash.key'), 'utf8').trim(), 'hex');
  const keyed = createHmac('sha256', key).update(WANG).digest();
  const known = await placesOf(office, [keyed, Buffer.from(keyed.toString('hex'))]);
  expect(known).toContain('subjects.id_key');
});

test('of who was forgotten the database alone tells nothing; the key tells that somebody of a known number was there', async () => {
  const { office } = await makeKnownPerson();
  const done = await office.run(`db forget ${WANG} --basis 期满 --format json`, {
    now: '2037-01-01T09:00:00+08:00',
  });
  expect(done.code).toBe(0);
  expect(await placesOf(office, [Buffer.from(WANG), Buffer.from(PHONE), Buffer.from('王小明')])).toEqual([]);
  expect(await placesOf(office, digestsOf(PERSONAL))).toEqual([]);
  const key = Buffer.from(readFileSync(office.path('.keys/hash.key'), 'utf8').trim(), 'hex');
  const keyed = createHmac('sha256', key).update(WANG).digest('hex');
  expect(await placesOf(office, [Buffer.from(keyed)])).toContain('subjects.id_key');
});

sqliteTest('neither database nor backup holds a key: who has them cannot sign for the office', async () => {
  const { office } = await makeKnownPerson();
  await must(office, 'ledger checkpoint');
  await must(office, 'db backup copy.db');
  const hash = readFileSync(office.path('.keys/hash.key'), 'utf8').trim();
  const pem = readFileSync(office.path('.keys/signing.pem'), 'utf8');
  const seed = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const secrets = [
    Buffer.from(hash, 'hex'),
    Buffer.from(hash),
    seed,
    Buffer.from(seed.toString('hex')),
    Buffer.from(pem.split('\n')[1] ?? ''),
  ];
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(31);
  const files = readdirSync(office.dir).filter((name) => /\.db(-wal|-shm)?$/.test(name));
  expect(files).toContain('copy.db');
  for (const name of files)
    expect([name, secrets.some((secret) => readFileSync(office.path(name)).includes(secret))]).toEqual([
      name,
      false,
    ]);
});
