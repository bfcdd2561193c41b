import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogue, describeError } from '../../src/i18n/catalogue.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { regimeOn } from '../../src/policy/rule.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'policy-'));
  await mkdir(join(dir, 'policy'));
});
afterEach(() => rm(dir, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(dir, 'policy', name), text);
const period = (from: string, to: string | null, value: string, extra = '') =>
  `  - { effective_from: ${from}, effective_to: ${to}, basis: { zh: 本市办法, en: city rule }, source: sourced, value: ${value}${extra} }\n`;
const problemOf = async () => {
  const result = await loadPolicy(dir);
  if (result.ok) throw new Error('the policy was accepted');
  return result.error;
};

describe('the rules that come with the program', () => {
  it('load without a workspace folder of policies, and every period has a basis in both languages', async () => {
    await rm(join(dir, 'policy'), { recursive: true });
    const policy = orThrow(await loadPolicy(dir));
    const rules = Object.values(policy).flatMap((file) => Object.values(file));
    for (const rule of rules) {
      for (const { basis } of rule.periods) {
        expect(basis.zh, rule.name).toMatch(/\p{Script=Han}/u);
        expect(basis.en, rule.name).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('bar by kind and seriousness as the contract says', async () => {
    const { value } = orThrow(regimeOn(orThrow(await loadPolicy(null)).credit.bars, '2026-05-01'));
    const untilRepaired = { until_repaired: true, term: null, scope: 'all' };
    expect(value.false_promise).toEqual({
      minor: untilRepaired,
      general: untilRepaired,
      serious: untilRepaired,
    });
    for (const kind of ['broken_promise', 'refusal'] as const) {
      expect(value[kind]).toEqual({ minor: null, general: untilRepaired, serious: untilRepaired });
    }
  });
});

describe('the regime of a day', () => {
  it('changes at midnight of the day named', async () => {
    const { publicity } = orThrow(await loadPolicy(null)).credit;
    expect(orThrow(regimeOn(publicity, '2026-03-31')).id).toBe('trial-2023');
    expect(orThrow(regimeOn(publicity, '2026-04-01')).id).toBe('measures-2026');
  });

  it('is an error before all periods, naming rule and day', async () => {
    const { publicity } = orThrow(await loadPolicy(null)).credit;
    expect(regimeOn(publicity, '2023-04-30')).toMatchObject({
      ok: false,
      error: { code: 'E_POLICY_NONE', params: { rule: 'credit.publicity', day: '2023-04-30' } },
    });
  });
});

describe('a workspace', () => {
  it('replaces a whole rule and leaves all others', async () => {
    await write(
      'credit.yaml',
      `defence_period:\n${period('2020-01-01', '2025-12-31', '3wd')}${period('2026-01-01', null, '7wd')}`,
    );
    const policy = orThrow(await loadPolicy(dir));
    expect(orThrow(regimeOn(policy.credit.defence_period, '2025-12-31')).value).toEqual({
      amount: 3,
      unit: 'wd',
    });
    expect(orThrow(regimeOn(policy.credit.defence_period, '2026-01-01')).value).toEqual({
      amount: 7,
      unit: 'wd',
    });
    expect(policy.credit.defence_period.file).toBe(join(dir, 'policy', 'credit.yaml'));
    expect(policy.credit.bars).toEqual(orThrow(await loadPolicy(null)).credit.bars);
  });

  it('may set fixed terms', async () => {
    const bars = '{ minor: none, general: { until_repaired: false, term: 1y, scope: item }, serious: none }';
    await write(
      'credit.yaml',
      `bars:\n${period('2020-01-01', null, `{ false_promise: ${bars}, broken_promise: ${bars}, refusal: ${bars} }`)}`,
    );
    const { value } = orThrow(regimeOn(orThrow(await loadPolicy(dir)).credit.bars, '2026-05-01'));
    expect(value.refusal.general).toEqual({
      until_repaired: false,
      term: { amount: 1, unit: 'y' },
      scope: 'item',
    });
  });

  it('may copy the example of docs/policy.md', async () => {
    const page = await readFile(new URL('../../docs/policy.md', import.meta.url), 'utf8');
    const example = /```yaml\n(# policy\/credit\.yaml[\s\S]*?)```/.exec(page)?.[1];
    await write('credit.yaml', example ?? 'the example is gone');
    const { value } = orThrow(regimeOn(orThrow(await loadPolicy(dir)).credit.bars, '2026-07-01'));
    expect(value.broken_promise.minor).toMatchObject({
      until_repaired: false,
      term: { amount: 3, unit: 'mo' },
    });
    expect(value.refusal).toEqual(value.broken_promise);
  });

  it('may leave a file empty, and other files beside are no policies', async () => {
    await write('gate.yaml', '# nothing yet\n');
    await write('README.md', 'notes');
    expect((await loadPolicy(dir)).ok).toBe(true);
  });

  it('refuses overlapping periods', async () => {
    await write(
      'checks.yaml',
      `assist_reply:\n${period('2020-01-01', '2026-01-01', '3wd')}${period('2026-01-01', null, '5wd')}`,
    );
    const error = await problemOf();
    expect(error).toMatchObject({
      code: 'E_POLICY_PERIOD',
      params: { rule: 'checks.assist_reply', problem: 'overlap', first: '2020-01-01', second: '2026-01-01' },
    });
    expect(describeError(catalogue('zh'), error).message).toContain(
      '2020-01-01 起和 2026-01-01 起的两段有效期重叠',
    );
    expect(describeError(catalogue('en'), error).message).toContain('overlap');
  });

  it('refuses a period that ends before it starts', async () => {
    await write('checks.yaml', `assist_reply:\n${period('2026-01-02', '2026-01-01', '3wd')}`);
    expect(await problemOf()).toMatchObject({ code: 'E_POLICY_PERIOD', params: { problem: 'reversed' } });
  });

  it.each([
    ['a missing basis', '{ effective_from: 2020-01-01, effective_to: null, source: sourced, value: 5wd }'],
    [
      'a basis in one language',
      '{ effective_from: 2020-01-01, effective_to: null, basis: { zh: 有 }, source: sourced, value: 5wd }',
    ],
    [
      'an empty basis',
      '{ effective_from: 2020-01-01, effective_to: null, basis: { zh: "", en: "" }, source: sourced, value: 5wd }',
    ],
  ])('refuses %s', async (_, text) => {
    await write('checks.yaml', `assist_reply:\n  - ${text}\n`);
    const error = await problemOf();
    expect(error.code).toBe('E_POLICY_BASIS');
    expect(error.params['path']).toMatch(/^assist_reply\.0\.basis/);
  });

  it.each([
    ['checks.yaml', 'assist_replies: []\n', 'assist_replies', 'unknown_key'],
    [
      'checks.yaml',
      `assist_reply:\n${period('2020-01-01', null, '5wd', ', note: x')}`,
      'assist_reply.0.note',
      'unknown_key',
    ],
    [
      'checks.yaml',
      `assist_reply:\n${period('2020-01-01', null, 'soon')}`,
      'assist_reply.0.value',
      'wrong_value',
    ],
    [
      'checks.yaml',
      `assist_reply:\n${period('2020-02-30', null, '5wd')}`,
      'assist_reply.0.effective_from',
      'wrong_value',
    ],
    ['checks.yaml', 'assist_reply: []\n', 'assist_reply', 'wrong_value'],
    ['checks.yaml', 'assist_reply: 5wd\n', 'assist_reply', 'wrong_value'],
    ['checks.yaml', 'a: 1\na: 2\n', '', 'syntax'],
    ['checks.yaml', '- a list\n', '', 'wrong_value'],
    ['check.yaml', '', '', 'unknown_file'],
    ['checks.yml', '', '', 'unknown_file'],
    [
      'sampling.yaml',
      `officers_per_unit:\n${period('2020-01-01', null, '1')}`,
      'officers_per_unit.0.value',
      'wrong_value',
    ],
    [
      'sampling.yaml',
      `rates:\n${period('2020-01-01', null, '{ A: 101% }')}`,
      'rates.0.value.A',
      'wrong_value',
    ],
    [
      'deadlines.yaml',
      `half_day:\n${period('2020-01-01', null, '{ method: half_day_slots }')}`,
      'half_day.0.value.hours',
      'missing',
    ],
  ])('%s with %j: %s %s', async (name, text, path, problem) => {
    await write(name, text);
    const error = await problemOf();
    expect(error).toMatchObject({ code: 'E_POLICY_FILE', exitCode: 10, params: { path, problem } });
    const line = problem === 'syntax' ? ':2' : '';
    expect(error.params['file']).toBe(join(dir, 'policy', name) + line);
    for (const lang of ['zh', 'en'] as const) {
      expect(describeError(catalogue(lang), error).message).toContain(name);
    }
  });
});
