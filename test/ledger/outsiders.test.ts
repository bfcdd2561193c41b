import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { leafHash } from '../../src/ledger/merkle.ts';
import { parseVkey } from '../../src/ledger/note.ts';
import { verifyProof } from '../../src/ledger/proof-file.ts';
import { makeCaseOffice, must, record } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { behind } from '../support/open-office.ts';

let office: Office;
beforeEach(async () => {
  office = await makeCaseOffice();
  for (let i = 0; i < 3; i++) await must(office, record('RS-001'));
});

const errorOf = async (line: string) => {
  const { code, err } = await office.run(line);
  return [code, /error\[(\w+)\]/.exec(err)?.[1]];
};

describe('what an outsider holds', () => {
  test('a proof of every entry verifies with the office’s key alone, and for no other entry', async () => {
    const key = parseVkey(String((await must(office, 'ledger checkpoint --key')).key));
    if (key === null) throw new Error('no key');
    const size = Number((await must(office, 'ledger verify')).size);
    for (let seq = 0; seq < size; seq++) {
      const { text, proof } = (await must(office, `ledger prove ${seq}`)) as { text: string; proof: string };
      expect(verifyProof(proof, key, leafHash(Buffer.from(text)))).toMatchObject({
        ok: true,
        value: { index: seq },
      });
      expect(verifyProof(proof, key, leafHash(Buffer.from(`${text} `)))).toMatchObject({ ok: false });
    }
    expect((await office.run('ledger prove 1 --out one.tlog-proof')).code).toBe(0);
    expect(readFileSync(office.path('one.tlog-proof'), 'utf8')).toMatch(
      /^c2sp.org\/tlog-proof@v1\nindex 1\n/,
    );
    expect(await errorOf(`ledger prove ${size}`)).toEqual([6, 'E_LEDGER_ENTRY_UNKNOWN']);
    expect(await errorOf('ledger prove last')).toEqual([2, 'E_USAGE_VALUE']);
  });

  test('an earlier checkpoint agrees with the log as it grows; a foreign or altered one is told apart', async () => {
    writeFileSync(office.path('old.txt'), (await office.run('ledger checkpoint')).out);
    await must(office, record('RS-001'));
    expect((await office.run('ledger verify --checkpoint old.txt')).code).toBe(0);
    writeFileSync(
      office.path('bad.txt'),
      readFileSync(office.path('old.txt'), 'utf8').replace(/\n(\d+)\n/, '\n1\n'),
    );
    expect(await errorOf('ledger verify --checkpoint bad.txt')).toEqual([4, 'E_LEDGER_NOTE']);
    const other = await makeCaseOffice();
    writeFileSync(office.path('other.txt'), (await other.run('ledger checkpoint')).out);
    expect(await errorOf('ledger verify --checkpoint other.txt')).toEqual([4, 'E_LEDGER_NOTE']);
  });

  test.each([
    [
      'the last entry removed',
      'delete from ledger_entries where seq = (select max(seq) from ledger_entries)',
    ],
    [
      'an entry written anew with its hash',
      'update ledger_entries set leaf_hash = (select leaf_hash from ledger_entries where seq = 0) where seq = 2',
    ],
  ])('%s after a checkpoint was signed: no other one is signed', async (_what, statement) => {
    expect((await office.run('ledger checkpoint')).code).toBe(0);
    await behind(office, statement);
    expect(await errorOf('ledger checkpoint')).toEqual([4, 'E_LEDGER_INCONSISTENT']);
  });
});
