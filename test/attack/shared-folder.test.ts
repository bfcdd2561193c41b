import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeCaseOffice, must, record } from '../case/support.ts';

const NOBODY = 65_534;

/** What another user of the machine gets when he reads a file: its bytes, or why not. Only root can become somebody else. */
function readAsNobody(file: string): string {
  const script = `try { process.stdout.write(String(require('fs').readFileSync(process.argv[1]).length)) } catch (e) { process.stdout.write(e.code) }`;
  const { stdout } = spawnSync(process.execPath, ['-e', script, file], {
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
    encoding: 'utf8',
  });
  return stdout;
}

test.skipIf(process.getuid?.() !== 0)(
  'in a folder open to everybody another user reads no key, database or backup',
  async (context) => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    chmodSync(office.dir, 0o755);
    // The list is open to all: so that user gets as far as the folder, and it is the mode of the others that stops him.
    chmodSync(office.path('items.csv'), 0o644);
    const open = readAsNobody(office.path('items.csv'));
    if (open === '') context.skip('this machine lets nobody run the interpreter as another user');
    expect(open).toBe(String(readFileSync(office.path('items.csv')).length));
    await must(office, 'db backup copy.db');
    for (const name of ['chengnuo.db', 'copy.db', '.keys/hash.key', '.keys/signing.pem'])
      expect([name, readAsNobody(office.path(name))]).toEqual([name, 'EACCES']);
  },
);
