import { expect, onTestFinished, test } from 'vitest';
import { askCase } from '../../src/case/commands/ask-case.ts';
import { makeContext } from '../../src/cli/context.ts';
import type { Prompter } from '../../src/cli/prompter.ts';
import { NOW, type Office } from '../support/office.ts';
import { makeCaseOffice, WANG } from './support.ts';

interface Talk {
  /** What is typed at each question in turn; a refused answer is followed by the next. */
  readonly typed: string[];
  /** Every list offered and every refusal, as the person sees them. */
  readonly seen: string[];
}

/** A person at the keyboard: types a text until it is accepted, takes the first entry of every list. */
function person({ typed, seen }: Talk): Prompter {
  const next = (): string => typed.shift() ?? '';
  const first = <T>(choices: readonly { value: T; name: string }[]): T => {
    seen.push(...choices.map(({ name }) => name));
    const [choice] = choices;
    if (choice === undefined) throw new Error('nothing to choose');
    return choice.value;
  };
  return {
    canAsk: true,
    text: async ({ validate }) => {
      for (;;) {
        const text = next();
        const verdict = validate?.(text) ?? true;
        if (verdict === true) return text;
        seen.push(verdict);
        if (typed.length === 0) throw new Error('never accepted');
      }
    },
    select: async ({ choices }) => first(choices),
    selectMany: async () => [],
    search: async ({ find }) => first(await find(next())),
    confirm: async () => true,
  };
}

async function talk(office: Office, typed: string[]) {
  const streams = {
    out: () => undefined,
    err: () => undefined,
    readStdin: async () => new Uint8Array(),
    stdinIsTerminal: true,
    stdoutIsTerminal: true,
    stderrIsTerminal: true,
    columns: 80,
  };
  const environment = {
    env: { CHENGNUO_NOW: NOW },
    cwd: office.dir,
    userName: 'tester',
    command: 'chengnuo',
  };
  const ctx = await makeContext({}, 'zh', streams, environment);
  onTestFinished(ctx.close);
  const seen: string[] = [];
  const asked = await askCase({ ...ctx, prompt: person({ typed, seen }) }, {});
  return { asked, seen };
}

test('a clerk finds the item by a part of its name, and no draft is offered', async () => {
  const office = await makeCaseOffice();
  const { asked, seen } = await talk(office, ['失业', '王小明', WANG]);
  expect(asked).toMatchObject({ itemCode: 'RS-001', applicant: { name: '王小明', idNumber: WANG } });
  expect(seen[0]).toContain('失业登记');
  expect(seen.join('\n')).not.toContain('RS-009');
  await expect(talk(office, ['RS-009'])).rejects.toThrow('nothing to choose');
});

test('a wrong identity number is refused at its own question, with what is wrong', async () => {
  const office = await makeCaseOffice();
  const { asked, seen } = await talk(office, ['rs-001', '王小明', `${WANG.slice(0, -1)}0`, '', WANG]);
  expect(asked.applicant.idNumber).toBe(WANG);
  expect(seen).toContainEqual(expect.stringContaining('校验码不对'));
  expect(seen).toContain('请填写');
});
