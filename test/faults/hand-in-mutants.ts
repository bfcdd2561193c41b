import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { makeListedOffice } from '../letter/support.ts';
import type { Office } from '../support/office.ts';
import { randomFor } from '../support/seed.ts';
import { makeInputs, mayEndWith, mutate, runOn } from './mutants.ts';

export interface HandedIn {
  readonly refused: number;
  /** How many ended with which code, by kind of input. */
  readonly codes: ReadonlyMap<string, number>;
}

/**
 * Hands in `count` garbled files, the kinds by turns. Each is taken, or refused with a code of the contract; never a stack, never a part
 * of it written. The sound file of each kind passes before and after, so that what refuses is the mutation.
 */
export async function handInMutants(count: number, seed: string): Promise<HandedIn> {
  const office = await makeListedOffice();
  const inputs = await makeInputs(office);
  for (const input of inputs) await expectSound(office, input);
  const codes = new Map<string, number>();
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const input = inputs[i % inputs.length];
    if (input === undefined) continue;
    const random = randomFor(seed, `mutant ${i}`);
    const before = await ledgerSize(office);
    const done = await runOn(office, input, mutate(input.sound, random));
    const what = `${input.name}, mutant ${i} of seed ${seed}: ${done.err}`;
    expect(mayEndWith, what).toContain(done.code);
    expect(done.err, what).not.toMatch(/^\s+at |E_BUG/m);
    const code = /error\[(E_\w+)\]/.exec(done.err)?.[1] ?? null;
    if (done.code !== 0) {
      refused += 1;
      expect(code, what).not.toBeNull();
      // Whatever is refused leaves nothing behind.
      expect(await ledgerSize(office), what).toBe(before);
    }
    const key = `${input.name}: ${code ?? 'taken'}`;
    codes.set(key, (codes.get(key) ?? 0) + 1);
    expect(
      readdirSync(office.dir).filter((name) => /\.(part|tmp)/.test(name)),
      what,
    ).toEqual([]);
  }
  for (const line of ['db check', 'ledger verify'])
    expect([line, (await office.run(line)).code]).toEqual([line, 0]);
  for (const input of inputs) await expectSound(office, input);
  return { refused, codes };
}

async function expectSound(office: Office, input: Parameters<typeof runOn>[1]): Promise<void> {
  const done = await runOn(office, input, input.sound);
  expect([input.name, done.code, done.err]).toEqual([input.name, 0, expect.not.stringContaining('error[')]);
}

async function ledgerSize(office: Office): Promise<number> {
  const verified = await office.run('ledger verify --format json');
  return (verified.json() as { size: number }).size;
}
