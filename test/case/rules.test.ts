import { describe, expect, test } from 'vitest';
import { deferrableMaterials } from '../../src/case/admit-rules.ts';
import { type CaseMode, caseModes, type State, states } from '../../src/case/case.ts';
import { limitFor } from '../../src/case/clock-rules.ts';
import { caseNumber, commitmentCode, letterNumber } from '../../src/case/number-rules.ts';
import { isOpen, legalSteps, ruleFor, type Standing, type Step, steps } from '../../src/case/rules.ts';

/** The whole table written out again, by hand: step by state, for a promise and for the other modes. */
const before: State[] = ['recorded', 'notified', 'signed', 'deferred'];
const ended: State[] = ['granted', 'refused', 'withdrawn', 'terminated', 'revoked'];
const each = (from: readonly State[], to: State) => Object.fromEntries(from.map((state) => [state, to]));
const common: Record<
  'refuse' | 'withdraw' | 'terminate' | 'revoke' | 'close',
  Partial<Record<State, State>>
> = {
  refuse: each(before, 'refused'),
  withdraw: each(before, 'withdrawn'),
  terminate: each(before, 'terminated'),
  revoke: { granted: 'revoked' },
  close: each(ended, 'closed'),
};
const promise: Record<Step, Partial<Record<State, State>>> = {
  ...common,
  notify: { recorded: 'notified' },
  sign: { notified: 'signed' },
  unsign: { signed: 'notified', deferred: 'notified' },
  defer: {},
  supply: {},
  grant: { signed: 'granted' },
};
const other: Record<Step, Partial<Record<State, State>>> = {
  ...common,
  notify: {},
  sign: {},
  unsign: {},
  defer: {},
  supply: {},
  grant: { recorded: 'granted' },
};

/** The same while deferred materials are still to come, and where policy issues the result before them. */
const stays = { notified: 'notified', granted: 'granted' } as const;
const promiseAwaiting: typeof promise = {
  ...promise,
  defer: { signed: 'deferred' },
  supply: { deferred: 'signed', ...stays },
};
const otherAwaiting: typeof promise = {
  ...other,
  defer: { recorded: 'deferred' },
  supply: { deferred: 'recorded', ...stays },
};
const early = (table: typeof promise): typeof promise => ({
  ...table,
  grant: { ...table.grant, deferred: 'granted' },
});
const nothing: Standing = { awaiting: false, issuedFirst: false };
const awaiting: Standing = { awaiting: true, issuedFirst: false };
const issuedFirst: Standing = { awaiting: true, issuedFirst: true };

describe('the states of a case', () => {
  test.each(caseModes)('every step from every state in the mode %s', (mode: CaseMode) => {
    const promises = mode === 'commitment';
    const tables: [Standing, typeof promise][] = [
      [nothing, promises ? promise : other],
      [awaiting, promises ? promiseAwaiting : otherAwaiting],
      [issuedFirst, early(promises ? promiseAwaiting : otherAwaiting)],
    ];
    for (const [standing, expected] of tables) {
      for (const state of states) {
        for (const step of steps) {
          expect([mode, state, step, ruleFor(step, state, mode, standing)?.to]).toEqual([
            mode,
            state,
            step,
            expected[step][state],
          ]);
        }
      }
    }
  });

  test('nothing follows a closed case, and only open cases await a decision', () => {
    for (const mode of caseModes) expect(legalSteps('closed', mode, issuedFirst)).toEqual([]);
    expect(states.filter(isOpen)).toEqual(before);
  });

  test('only what is not promised and not ordinary needs evidence to be granted', () => {
    const needing = caseModes.filter((mode) =>
      ruleFor('grant', 'recorded', mode, nothing)?.needs?.includes('evidence'),
    );
    expect(needing).toEqual(['data_query', 'dept_verify']);
  });
});

describe('numbers', () => {
  test('are written as the contract and GB/T 9704 ask', () => {
    expect(commitmentCode('330702', '2026-04-15', 1)).toBe('33070220260415000001');
    expect(letterNumber('金审改承', '2026', 12)).toBe('金审改承〔2026〕12号');
    expect(caseNumber('330702', '2026', 123)).toBe('330702-2026-000123');
  });
});

describe('limits and materials', () => {
  const item = { promised_limit_window: '5wd', promised_limit_online: '2h', statutory_limit: '20wd' };

  test('a channel takes its own limit, else the other, else the statutory one', () => {
    expect(limitFor(item, 'window')).toEqual({ amount: 5, unit: 'wd' });
    expect(limitFor(item, 'courier')).toEqual({ amount: 5, unit: 'wd' });
    expect(limitFor(item, 'mobile')).toEqual({ amount: 2, unit: 'h' });
    expect(limitFor({ ...item, promised_limit_online: null }, 'online')).toEqual({ amount: 5, unit: 'wd' });
    const bare = { promised_limit_window: null, promised_limit_online: null };
    expect(limitFor({ ...bare, statutory_limit: '20wd' }, 'online')).toEqual({ amount: 20, unit: 'wd' });
    expect(limitFor({ ...bare, statutory_limit: null }, 'online')).toBeNull();
  });

  test('only materials marked （容缺） may follow', () => {
    expect(deferrableMaterials('身份证；离职证明（容缺）；照片(容缺)')).toEqual(['离职证明', '照片']);
    expect(deferrableMaterials(null)).toEqual([]);
  });
});
